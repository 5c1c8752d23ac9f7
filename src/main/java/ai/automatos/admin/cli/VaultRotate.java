package ai.automatos.admin.cli;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.RotationReport;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.vault.Finding;
import ai.automatos.admin.vault.Progress;
import ai.automatos.admin.workplace.Core;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "rotate")
final class VaultRotate implements Callable<Integer> {
    private final Context context;

    @Option(names = "--key-file", descriptionKey = "option.rotate-key-file")
    boolean keyFile;

    @Option(names = "--keyrings", descriptionKey = "option.rotate-keyrings")
    boolean keyrings;

    VaultRotate(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (!keyFile && !keyrings) {
            throw new UserFacingException(ErrorKind.INVALID_INPUT, "cli.rotate.which");
        }
        return context.unlocked((core, caller) -> {
            if (keyFile) {
                rotateKeyFile(core, caller);
            }
            return keyrings ? rotateKeyrings(core, caller) : ExitCode.DONE;
        });
    }

    private void rotateKeyFile(Core core, Caller caller) {
        try (@Nullable SecretBytes current = context.password(core)) {
            Path file = core.keys().rotateKeyFile(caller, core.session(), current);
            context.output().data(Map.of("key_file", file.toString()));
            context.output().say("cli.rotate.key.file", file.toString());
        }
    }

    private int rotateKeyrings(Core core, Caller caller) {
        RotationReport report = core.rotation().rotate(caller, Progress.SILENT);
        Output output = context.output();
        Messages messages = context.messages();
        List<String> left = report.left().stream()
                .map((Finding finding) -> finding.text(messages))
                .toList();
        output.data(Map.of("generation", report.generation(), "moved", report.moved(), "left", left));
        if (report.complete()) {
            output.say("cli.rotate.done", Integer.toString(report.generation()), Long.toString(report.moved()));
            return ExitCode.DONE;
        }
        output.say("cli.rotate.left");
        left.forEach(output::line);
        return ExitCode.FAILED;
    }
}
