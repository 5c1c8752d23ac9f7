package ai.automatos.admin.cli;

import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.audit.EventJson;
import ai.automatos.admin.audit.LinkedEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows events. */
final class EventView {
    private EventView() {}

    static List<String> row(LinkedEvent linked, Moments moments) {
        AuditEvent event = linked.event();
        @Nullable CredentialRef credential = event.credential();
        return List.of(
                moments.show(event.time()),
                event.action().word(),
                event.actor().name(),
                credential == null ? "" : credential.name() + " (" + credential.environment() + ")",
                event.result().word(),
                event.address(),
                details(event));
    }

    /** Agent and service first, then the details as {@code key value}, without hashes that only programs need. */
    private static String details(AuditEvent event) {
        StringBuilder text = new StringBuilder();
        if (event.agent() != null) {
            text.append(event.agent().name())
                    .append(" (")
                    .append(event.agent().number())
                    .append(") ");
        }
        if (event.service() != null) {
            text.append(event.service()).append(' ');
        }
        JsonNode details = EventJson.details(event);
        if (details.isObject()) {
            return text
                    + details.properties().stream()
                            .filter(entry -> !entry.getKey().endsWith("sha256"))
                            .map(entry -> entry.getKey().equals("via")
                                    ? entry.getValue().asText()
                                    : entry.getKey().replace('_', ' ') + " "
                                            + (entry.getValue().isValueNode()
                                                    ? entry.getValue().asText()
                                                    : entry.getValue().toString()))
                            .collect(Collectors.joining(", "));
        }
        return text + event.details();
    }
}
