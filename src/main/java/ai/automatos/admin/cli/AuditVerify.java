package ai.automatos.admin.cli;

import ai.automatos.admin.vault.Progress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "verify")
final class AuditVerify implements Callable<Integer> {
    private final Context context;

    AuditVerify(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.looking((core, caller) ->
                VerificationOutput.show(context, core.logVerifier().verify(caller, Progress.SILENT)));
    }
}
