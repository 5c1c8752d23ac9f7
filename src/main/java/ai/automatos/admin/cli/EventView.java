package ai.automatos.admin.cli;

import ai.automatos.admin.audit.AgentRef;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.common.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    static Map<String, Object> json(LinkedEvent linked) {
        AuditEvent event = linked.event();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("chain", event.chain());
        json.put("epoch", linked.epoch());
        json.put("sequence", linked.sequence());
        json.put("time", event.time().toString());
        json.put("action", event.action().word());
        json.put("actor_kind", event.actor().kind().word());
        json.put("actor_id", event.actor().id());
        json.put("user", event.actor().name());
        json.put("service", event.service());
        @Nullable AgentRef agent = event.agent();
        json.put("agent", agent == null ? null : Map.of("number", agent.number(), "name", agent.name()));
        json.put("credential", credential(event.credential()));
        json.put("result", event.result().word());
        json.put("address", event.address());
        json.put("details", node(event.details()));
        json.put("hash", HexFormat.of().formatHex(linked.hash()));
        return json;
    }

    private static @Nullable Map<String, Object> credential(@Nullable CredentialRef credential) {
        return credential == null
                ? null
                : Map.of(
                        "id", credential.id().toString(),
                        "name", credential.name(),
                        "type", credential.type(),
                        "environment", credential.environment());
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
        Object details = node(event.details());
        if (details instanceof JsonNode node && node.isObject()) {
            return text
                    + node.properties().stream()
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

    private static Object node(String details) {
        try {
            return Json.read(details);
        } catch (JsonProcessingException e) {
            return details;
        }
    }
}
