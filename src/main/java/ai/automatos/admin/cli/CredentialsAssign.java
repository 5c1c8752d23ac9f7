package ai.automatos.admin.cli;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.Assignment;
import ai.automatos.admin.credential.Credential;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "assign")
final class CredentialsAssign implements Callable<Integer> {
    private final Context context;

    @Mixin
    final CredentialChoice choice = new CredentialChoice();

    @Option(names = "--agent", required = true, paramLabel = "ID", descriptionKey = "option.agent")
    long agent;

    @Option(names = "--agent-name", paramLabel = "NAME", descriptionKey = "option.agent-name")
    @Nullable
    String agentName;

    @Option(names = "--tool", required = true, paramLabel = "TOOL", descriptionKey = "option.tool")
    @Nullable
    String tool;

    @Option(names = "--permission", paramLabel = "read|write", descriptionKey = "option.permission")
    String permission = Assignment.Permission.READ.word();

    CredentialsAssign(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Assignment.Permission allowed = permission(permission);
        return context.unlocked((core, caller) -> {
            Credential credential = choice.find(core.credentials(), caller).credential();
            Assignment made = core.assignments()
                    .assign(caller, credential.id(), agent, agentName, Objects.requireNonNull(tool), allowed);
            Output output = context.output();
            output.data(Map.of(
                    "credential", credential.name(),
                    "agent", made.agentNumber(),
                    "tool", made.tool(),
                    "permission", made.permission().word()));
            output.say("cli.credential.assigned", credential.name(), Long.toString(agent), made.tool());
            return ExitCode.DONE;
        });
    }

    private static Assignment.Permission permission(String word) {
        return Assignment.Permission.CHOICES.stream()
                .filter(value -> value.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new UserFacingException(ErrorKind.INVALID_INPUT, "cli.permission", word));
    }
}
