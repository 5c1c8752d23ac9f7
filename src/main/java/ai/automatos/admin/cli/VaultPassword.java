package ai.automatos.admin.cli;

import ai.automatos.admin.common.SecretBytes;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "password")
final class VaultPassword implements Callable<Integer> {
    private final Context context;

    @Option(names = "--new-password-file", paramLabel = "FILE", descriptionKey = "option.new-password-file")
    @Nullable
    Path newPasswordFile;

    @Option(names = "--key-file-only", descriptionKey = "option.key-file-only")
    boolean keyFileOnly;

    VaultPassword(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.unlocked((core, caller) -> {
            Output output = context.output();
            try (@Nullable SecretBytes current = context.password(core);
                    @Nullable SecretBytes fresh = keyFileOnly ? null : context.newPassword(newPasswordFile)) {
                core.keys().changePassword(caller, core.session(), current, fresh);
            }
            output.data(Map.of("key_file_only", keyFileOnly));
            output.say(keyFileOnly ? "cli.password.off" : "cli.password.changed");
            return ExitCode.DONE;
        });
    }
}
