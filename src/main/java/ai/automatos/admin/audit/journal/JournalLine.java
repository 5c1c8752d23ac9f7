package ai.automatos.admin.audit.journal;

import ai.automatos.admin.audit.Actor;
import ai.automatos.admin.audit.AgentRef;
import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.audit.HashChain;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.common.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a journal file, format 1: a header with the heads of all chains when the file was begun, then one event a
 * line with everything that its hash covers.
 */
final class JournalLine {
    static final int FORMAT = 1;

    private JournalLine() {}

    static String header(Header header) {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("format", FORMAT);
        json.put("vault", header.vault().toString());
        json.put("origin", header.origin().toString());
        var heads = json.putArray("heads");
        header.heads()
                .forEach(head -> heads.addObject()
                        .put("chain", head.chain())
                        .put("epoch", head.epoch())
                        .put("sequence", head.sequence())
                        .put("hash", HexFormat.of().formatHex(head.hash())));
        return Json.write(json);
    }

    /** @throws IOException if the line is not a header */
    static Header readHeader(String line) throws IOException {
        try {
            JsonNode json = Json.read(line);
            if (json.path("format").asInt() != FORMAT) {
                throw new IOException("unknown format");
            }
            TreeMap<Long, ChainHead> heads = new TreeMap<>();
            for (JsonNode head : json.path("heads")) {
                heads.put(
                        number(head, "chain"),
                        new ChainHead(
                                number(head, "chain"),
                                (int) number(head, "epoch"),
                                number(head, "sequence"),
                                HexFormat.of().parseHex(text(head, "hash"))));
            }
            return new Header(
                    UUID.fromString(text(json, "vault")),
                    UUID.fromString(text(json, "origin")),
                    List.copyOf(heads.values()));
        } catch (IllegalArgumentException e) {
            throw new IOException("not a header", e);
        }
    }

    static String event(LinkedEvent linked) {
        AuditEvent event = linked.event();
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("chain", event.chain());
        json.put("epoch", linked.epoch());
        json.put("sequence", linked.sequence());
        json.put("time", event.time().toString());
        json.put("action", event.action().word());
        json.put("actor_kind", event.actor().kind().word());
        json.put("actor_id", event.actor().id());
        json.put("actor", event.actor().name());
        json.put("service", event.service());
        @Nullable AgentRef agent = event.agent();
        if (agent != null) {
            json.put("agent_number", agent.number());
            json.put("agent", agent.name());
        }
        @Nullable CredentialRef credential = event.credential();
        if (credential != null) {
            json.put("credential_id", credential.id().toString());
            json.put("credential", credential.name());
            json.put("credential_type", credential.type());
            json.put("environment", credential.environment());
        }
        json.put("result", event.result().word());
        json.put("address", event.address());
        json.put("details", event.details());
        // The leaf vouches for the line by itself: in a team, the line before may be in another computer's journal.
        json.put("leaf", HexFormat.of().formatHex(HashChain.leaf(event, linked.epoch(), linked.sequence())));
        json.put("hash", HexFormat.of().formatHex(linked.hash()));
        return Json.write(json);
    }

    /** @throws IOException if the line is not an event */
    static LinkedEvent readEvent(String line) throws IOException {
        try {
            JsonNode json = Json.read(line);
            AuditEvent event = new AuditEvent(
                    number(json, "chain"),
                    Instant.parse(text(json, "time")),
                    AuditAction.ofWord(text(json, "action")).orElseThrow(IllegalArgumentException::new),
                    new Actor(Actor.Kind.ofWord(text(json, "actor_kind")), text(json, "actor_id"), text(json, "actor")),
                    json.path("service").textValue(),
                    json.has("agent_number") ? new AgentRef(number(json, "agent_number"), text(json, "agent")) : null,
                    json.has("credential_id")
                            ? new CredentialRef(
                                    UUID.fromString(text(json, "credential_id")),
                                    text(json, "credential"),
                                    text(json, "credential_type"),
                                    text(json, "environment"))
                            : null,
                    AuditResult.ofWord(text(json, "result")),
                    text(json, "address"),
                    text(json, "details"));
            return new LinkedEvent(
                    event,
                    (int) number(json, "epoch"),
                    number(json, "sequence"),
                    HexFormat.of().parseHex(text(json, "hash")));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new IOException("not an event", e);
        }
    }

    private static String text(JsonNode json, String key) {
        JsonNode node = json.path(key);
        if (!node.isTextual()) {
            throw new IllegalArgumentException(key);
        }
        return node.textValue();
    }

    private static long number(JsonNode json, String key) {
        JsonNode node = json.path(key);
        if (!node.isIntegralNumber()) {
            throw new IllegalArgumentException(key);
        }
        return node.longValue();
    }

    /** @param heads where every chain stood when the file was begun */
    record Header(UUID vault, UUID origin, List<ChainHead> heads) {}
}
