package ai.automatos.admin.cli;

import ai.automatos.admin.audit.journal.JournalFinding;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.vault.VaultService;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(name = "acknowledge")
final class VaultAcknowledge implements Callable<Integer> {
    private final Context context;

    VaultAcknowledge(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.open(core -> {
            List<JournalFinding.Incident> incidents = core.incidents();
            Output output = context.output();
            output.data(incidents.stream()
                    .map(incident -> Map.of(
                            "chain", incident.chain(),
                            "incident", incident.kind().word()))
                    .toList());
            if (incidents.isEmpty()) {
                output.say("cli.acknowledge.none");
                return ExitCode.DONE;
            }
            incidents.forEach(incident -> output.noteLine(
                    context.messages().error(incident.toException()).why()));
            try (@Nullable SecretBytes password = context.password(core)) {
                VaultService.Unlocked unlocked =
                        core.vault().acknowledge(Context.source(core), context.options().as, password, incidents);
                core.vault().lock(unlocked.caller(), unlocked.session());
            }
            output.say("cli.acknowledge.done");
            return ExitCode.DONE;
        });
    }
}
