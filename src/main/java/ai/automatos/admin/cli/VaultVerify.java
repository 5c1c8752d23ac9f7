package ai.automatos.admin.cli;

import ai.automatos.admin.vault.Progress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "verify")
final class VaultVerify implements Callable<Integer> {
    private final Context context;

    VaultVerify(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.unlocked((core, caller) ->
                VerificationOutput.show(context, core.verifier().verify(caller, Progress.SILENT)));
    }
}
