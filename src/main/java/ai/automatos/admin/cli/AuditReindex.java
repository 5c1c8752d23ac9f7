package ai.automatos.admin.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "reindex")
final class AuditReindex implements Callable<Integer> {
    private final Context context;

    AuditReindex(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.open(core -> {
            core.rebuildIndex();
            context.output().data(Map.of("rebuilt", true));
            context.output().say("cli.reindex.done");
            return ExitCode.DONE;
        });
    }
}
