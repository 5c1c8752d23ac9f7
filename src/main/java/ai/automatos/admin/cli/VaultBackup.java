package ai.automatos.admin.cli;

import ai.automatos.admin.vault.VaultArchive;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "backup")
final class VaultBackup implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "FILE", descriptionKey = "parameter.backup-file")
    @Nullable
    Path file;

    VaultBackup(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path target = Objects.requireNonNull(file);
        return context.unlocked((core, caller) -> {
            VaultArchive.Report report = core.backups().backup(caller, target);
            Output output = context.output();
            output.data(Map.of("file", report.file().toString(), "rows", report.rows(), "bytes", report.bytes()));
            output.say("cli.backup.done", report.file().toString(), Long.toString(report.rows()));
            return ExitCode.DONE;
        });
    }
}
