package ai.automatos.admin.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Without a subcommand the window opens; until it exists, a sentence says so. */
@Command(
        name = "automatos-admin",
        mixinStandardHelpOptions = true,
        scope = picocli.CommandLine.ScopeType.INHERIT,
        subcommands = {VaultCommand.class, CredentialsCommand.class, AuditCommand.class, TypesCommand.class})
final class RootCommand implements Callable<Integer> {
    @Mixin
    final GlobalOptions options;

    private final Context context;

    RootCommand(Context context) {
        this.context = context;
        this.options = context.options();
    }

    @Override
    public Integer call() {
        context.output().note("cli.window.later");
        return ExitCode.NO_DISPLAY;
    }
}
