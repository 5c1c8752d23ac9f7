package ai.automatos.admin.cli;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.CredentialFilter;
import ai.automatos.admin.credential.CredentialStatus;
import ai.automatos.admin.credential.CredentialSummary;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list")
final class CredentialsList implements Callable<Integer> {
    private final Context context;

    @Option(names = "--text", paramLabel = "TEXT", descriptionKey = "option.filter-text")
    @Nullable
    String text;

    @Option(names = "--environment", paramLabel = "ENVIRONMENT", descriptionKey = "option.filter-environment")
    List<String> environments = List.of();

    @Option(names = "--status", paramLabel = "STATUS", descriptionKey = "option.filter-status")
    List<String> statuses = List.of();

    @Option(names = "--type", paramLabel = "KEY", descriptionKey = "option.filter-type")
    List<String> types = List.of();

    @Option(names = "--tag", paramLabel = "TAG", descriptionKey = "option.filter-tag")
    List<String> tags = List.of();

    CredentialsList(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CredentialFilter filter = new CredentialFilter(
                text,
                environments.stream().map(CredentialChoice::environment).collect(Collectors.toSet()),
                Set.copyOf(types),
                Set.copyOf(tags),
                statuses.stream().map(CredentialsList::status).collect(Collectors.toSet()));
        return context.looking((core, caller) -> {
            if (!context.options().locked) { // While locked nobody knows the own types.
                types.forEach(type -> Types.find(core.types(), type));
            }
            List<CredentialSummary> found = core.credentials().list(caller, filter);
            Output output = context.output();
            output.data(found.stream().map(CredentialReport::json).toList());
            if (found.isEmpty()) {
                output.say(filter.equals(CredentialFilter.ALL) ? "cli.credential.none" : "cli.credential.no.match");
            } else {
                output.table(
                        Stream.of("name", "type", "environment", "status", "tags", "used", "agents")
                                .map(column -> output.text("cli.column." + column))
                                .toList(),
                        found.stream()
                                .map(summary -> CredentialReport.row(context, core.types(), summary))
                                .toList());
            }
            return ExitCode.DONE;
        });
    }

    private static CredentialStatus status(String word) {
        return CredentialStatus.ofWord(word)
                .orElseThrow(() -> new UserFacingException(ErrorKind.INVALID_INPUT, "cli.status", word));
    }
}
