package ai.automatos.admin.audit;

import ai.automatos.admin.common.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event with all its fields, as every face hands it out in JSON. */
public final class EventJson {
    private EventJson() {}

    /** In the order to show them; what an event does not have is null. */
    public static Map<String, Object> fields(LinkedEvent linked) {
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
        json.put("details", details(event));
        json.put("hash", HexFormat.of().formatHex(linked.hash()));
        return json;
    }

    /** The details as written; a text that is no JSON stays a text. */
    public static JsonNode details(AuditEvent event) {
        try {
            return Json.read(event.details());
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(event.details());
        }
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
}
