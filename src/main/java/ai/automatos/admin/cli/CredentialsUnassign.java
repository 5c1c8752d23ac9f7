package ai.automatos.admin.cli;

import ai.automatos.admin.credential.Assignment;
import ai.automatos.admin.credential.Credential;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "unassign")
final class CredentialsUnassign implements Callable<Integer> {
    private final Context context;

    @Mixin
    final CredentialChoice choice = new CredentialChoice();

    @Option(names = "--agent", required = true, paramLabel = "ID", descriptionKey = "option.agent")
    long agent;

    /** Accepted because assign takes it; the number alone decides. */
    @Option(names = "--agent-name", paramLabel = "NAME", hidden = true)
    @Nullable
    String agentName;

    @Option(names = "--tool", paramLabel = "TOOL", descriptionKey = "option.unassign-tool")
    @Nullable
    String tool;

    CredentialsUnassign(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.unlocked((core, caller) -> {
            Credential credential = choice.find(core.credentials(), caller).credential();
            List<Assignment> removed = core.assignments().unassign(caller, credential.id(), agent, tool);
            Output output = context.output();
            output.data(Map.of(
                    "credential",
                    credential.name(),
                    "agent",
                    agent,
                    "tools",
                    removed.stream().map(Assignment::tool).toList()));
            output.say("cli.credential.unassigned", credential.name(), Long.toString(agent));
            return ExitCode.DONE;
        });
    }
}
