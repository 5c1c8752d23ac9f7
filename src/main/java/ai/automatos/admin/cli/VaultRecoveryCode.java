package ai.automatos.admin.cli;

import ai.automatos.admin.common.SecretBytes;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(name = "recovery-code")
final class VaultRecoveryCode implements Callable<Integer> {
    private final Context context;

    VaultRecoveryCode(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.unlocked((core, caller) -> {
            String code;
            try (@Nullable SecretBytes current = context.password(core)) {
                code = core.keys().newRecoveryCode(caller, core.session(), current);
            }
            Output output = context.output();
            output.data(Map.of("recovery_code", code));
            output.say("cli.recovery.code", code);
            return ExitCode.DONE;
        });
    }
}
