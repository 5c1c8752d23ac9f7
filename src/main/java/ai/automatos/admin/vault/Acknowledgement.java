package ai.automatos.admin.vault;

import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.journal.JournalFinding;
import ai.automatos.admin.identity.Caller;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes down, for good, what an administrator accepted: where the journal ended and where the database did. */
final class Acknowledgement {
    private Acknowledgement() {}

    static void append(VaultEvents events, Caller caller, List<JournalFinding.Incident> incidents) {
        for (JournalFinding.Incident incident : incidents) {
            Map<String, Object> details = new TreeMap<>();
            details.put("incident", incident.kind().name().toLowerCase(java.util.Locale.ROOT));
            details.put("database", head(incident.database()));
            details.put("journal", head(incident.journal()));
            events.startEpoch(incident.chain(), caller, details);
        }
    }

    private static Map<String, Object> head(@Nullable ChainHead head) {
        return head == null
                ? Map.of()
                : Map.of(
                        "epoch", head.epoch(),
                        "sequence", head.sequence(),
                        "hash", HexFormat.of().formatHex(head.hash()));
    }
}
