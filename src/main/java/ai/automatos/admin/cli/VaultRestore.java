package ai.automatos.admin.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "restore")
final class VaultRestore implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "FILE", descriptionKey = "parameter.backup-file")
    @Nullable
    Path file;

    VaultRestore(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        long rows = context.workplace().restore(context.place(), Objects.requireNonNull(file));
        Output output = context.output();
        output.data(Map.of("rows", rows));
        output.say(
                "cli.restore.done", Long.toString(rows), context.paths().home().toString());
        output.say("cli.restore.next");
        return ExitCode.DONE;
    }
}
