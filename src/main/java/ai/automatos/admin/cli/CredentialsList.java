package ai.automatos.admin.cli;

import ai.automatos.admin.credential.CredentialFilter;
import ai.automatos.admin.credential.CredentialSummary;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list")
final class CredentialsList implements Callable<Integer> {
    private final Context context;

    @Mixin
    final FilterOptions options = new FilterOptions();

    CredentialsList(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CredentialFilter filter = options.filter();
        return context.looking((core, caller) -> {
            if (!context.options().locked) { // While locked nobody knows the own types.
                options.requireKnownTypes(core.types());
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
}
