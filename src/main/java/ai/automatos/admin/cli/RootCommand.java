package ai.automatos.admin.cli;

import ai.automatos.admin.workplace.Place;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Without a subcommand the window opens. */
@Command(
        name = "automatos-admin",
        mixinStandardHelpOptions = true,
        scope = picocli.CommandLine.ScopeType.INHERIT,
        subcommands = {
            VaultCommand.class,
            CredentialsCommand.class,
            AuditCommand.class,
            TypesCommand.class,
            NoticesCommand.class
        })
final class RootCommand implements Callable<Integer> {
    @Mixin
    final GlobalOptions options;

    @Option(names = "--demo", descriptionKey = "option.demo")
    boolean demo;

    private final Context context;

    RootCommand(Context context) {
        this.context = context;
        this.options = context.options();
    }

    @Override
    public Integer call() {
        Place place = demo ? new Place(context.paths(), null, null) : context.place();
        if (context.workplace().openWindow(place, demo)) {
            return ExitCode.DONE;
        }
        context.output().note("cli.no.display");
        return ExitCode.NO_DISPLAY;
    }
}
