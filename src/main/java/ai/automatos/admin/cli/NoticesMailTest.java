package ai.automatos.admin.cli;

import ai.automatos.admin.common.CancelSignal;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "mail-test")
final class NoticesMailTest implements Callable<Integer> {
    private final Context context;

    NoticesMailTest(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.unlocked((core, caller) -> {
            core.noticeMail().sendTest(caller, new CancelSignal());
            context.output().data(Map.of("sent", true));
            context.output().say("cli.notices.mail.sent");
            return ExitCode.DONE;
        });
    }
}
