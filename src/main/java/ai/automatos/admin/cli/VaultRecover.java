package ai.automatos.admin.cli;

import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.vault.VaultKeyService;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "recover")
final class VaultRecover implements Callable<Integer> {
    private final Context context;

    @Option(names = "--recovery-code-file", paramLabel = "FILE", descriptionKey = "option.recovery-code-file")
    @Nullable
    Path codeFile;

    @Option(names = "--new-password-file", paramLabel = "FILE", descriptionKey = "option.new-password-file")
    @Nullable
    Path newPasswordFile;

    @Option(names = "--key-file-only", descriptionKey = "option.key-file-only")
    boolean keyFileOnly;

    @Option(names = "--new-key-file", descriptionKey = "option.new-key-file")
    boolean newKeyFile;

    @Option(names = "--acknowledge", descriptionKey = "option.recover-acknowledge")
    boolean acknowledge;

    VaultRecover(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.open(core -> {
            Output output = context.output();
            try (SecretBytes code = context.secrets()
                            .fileOrAsk("--recovery-code-file", codeFile, output.text("cli.ask.recovery.code"));
                    @Nullable SecretBytes password = keyFileOnly ? null : context.newPassword(newPasswordFile)) {
                VaultKeyService.Recovered recovered = core.keys()
                        .recover(
                                Context.source(core),
                                new VaultKeyService.Recovery(
                                        context.options().as,
                                        code,
                                        password,
                                        newKeyFile,
                                        acknowledge ? core.incidents() : List.of()));
                core.vault().lock(recovered.caller(), recovered.session());
                output.data(Map.of(
                        "recovery_code",
                        recovered.recoveryCode(),
                        "key_file",
                        recovered.keyFile().toString()));
                output.say("cli.recover.done");
                output.say("cli.recovery.code", recovered.recoveryCode());
                if (newKeyFile) {
                    output.say("cli.init.key.file", recovered.keyFile().toString());
                }
                return ExitCode.DONE;
            }
        });
    }
}
