package ai.automatos.admin.ui;

import ai.automatos.admin.audit.AgentRef;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.audit.EventJson;
import ai.automatos.admin.identity.Channel;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What an event's details say: in one sentence, and line by line. Details of other makers are shown as they are. */
public final class EventDetails {
    /** What verifying needs and no reader of a table. */
    private static final Set<String> TECHNICAL =
            Set.of("via", "value_version", "row_version", "sealed_sha256", "assignment");

    private final Workbench bench;
    private final AuditEvent event;
    private final JsonNode details;

    private EventDetails(Workbench bench, AuditEvent event) {
        this.bench = bench;
        this.event = event;
        this.details = EventJson.details(event);
    }

    /** @param label in words, or the key itself where nobody told what it means */
    public record Line(String label, String value) {}

    /** One sentence; never empty. */
    public static String summary(Workbench bench, AuditEvent event) {
        EventDetails told = new EventDetails(bench, event);
        String sentence = told.sentence();
        return sentence.isEmpty() ? told.rest() : sentence;
    }

    /** Everything, each under its name. */
    public static List<Line> lines(Workbench bench, AuditEvent event) {
        return new EventDetails(bench, event).lines();
    }

    private String sentence() {
        if (!details.isObject()) {
            return details.asText();
        }
        return switch (event.action()) {
            case CREATED -> failedFor().orElseGet(() -> say("created", via()));
            case UPDATED -> failedFor().orElseGet(() -> has("tests") ? rest() : say("updated", changed()));
            case DELETED -> failedFor().orElseGet(() -> say("deleted"));
            case TESTED -> tested();
            case ACCESSED -> failedFor().orElseGet(this::accessed);
            case REVEALED, COPIED -> has("field") ? say("field", text("field")) : "";
            case ASSIGNED, UNASSIGNED -> assigned();
            case ROTATED ->
                has("renewed") ? say("renewed") : has("generation") ? say("rotated", text("generation")) : "";
            case ACCESS_DENIED ->
                has("permission")
                        ? say("denied", text("permission"))
                        : failedFor().orElse("");
            case ACCESS_FAILED, VAULT_UNLOCK_FAILED -> failedFor().orElse("");
            case VAULT_CREATED, VAULT_PASSWORD_CHANGED, VAULT_RECOVERED ->
                has("key_file_only")
                        ? say(details.path("key_file_only").asBoolean() ? "key.file.only" : "password")
                        : "";
            case VAULT_UNLOCKED -> via();
            case VAULT_KEY_ROTATED -> rotated();
            case SETTING_CHANGED -> has("setting") ? setting() : "";
            case VAULT_BACKUP_MADE -> has("file") ? say("backup", text("file")) : "";
            default -> "";
        };
    }

    private Optional<String> failedFor() {
        if (event.result() == AuditResult.SUCCESS || !has("reason")) {
            return Optional.empty();
        }
        String key = "ui.event.reason." + text("reason").replace(' ', '_');
        return Optional.of(bench.messages().has(key) ? bench.text(key) : text("reason"));
    }

    private String tested() {
        long millis = details.path("milliseconds").asLong();
        boolean failed = event.result() == AuditResult.FAILURE;
        String base;
        if (has("sign_in")) {
            base = failed ? say("test.sign.in.failed", diagnosis()) : say("test.sign.in");
        } else if (failed) {
            base = say("test.failed", diagnosis());
        } else {
            base = switch (text("status")) {
                case "verified" -> say("test.successful", millis);
                case "not_testable" -> say("test.not.testable");
                default -> "";
            };
        }
        if (has("saved") && has("name")) {
            return say("test.unsaved", base, text("name"));
        }
        if (details.path("saved_anyway").asBoolean()) {
            return say("test.saved.anyway", base);
        }
        if (details.path("periodic").asBoolean()) {
            return say(details.path("confirmed").asBoolean() ? "test.confirmed" : "test.periodic", base);
        }
        return details.path("kept").asBoolean() ? say("test.kept", base) : base;
    }

    private String diagnosis() {
        String key = "diagnosis." + text("diagnosis") + ".message";
        return bench.messages().has(key) ? bench.text(key) : text("diagnosis");
    }

    private String accessed() {
        if (has("sign_in")) {
            return say("accessed.sign.in");
        }
        @Nullable AgentRef agent = event.agent();
        if (agent != null) {
            return say("accessed.agent", agent.name(), Long.toString(agent.number()));
        }
        return event.service() == null ? say("accessed", via()) : say("accessed.service", event.service());
    }

    private String assigned() {
        @Nullable AgentRef agent = event.agent();
        return agent == null || !has("tool")
                ? ""
                : say("assigned", agent.name(), Long.toString(agent.number()), text("tool"));
    }

    private String rotated() {
        if (!text("key").equals("keyring")) {
            return say("rotated.file");
        }
        return text("step").equals("ended")
                ? say("rotated.ended", text("generation"))
                : say("rotated.begun", text("generation"));
    }

    private String setting() {
        String key = "setting." + text("setting");
        return say("setting", bench.messages().has(key) ? bench.text(key) : text("setting"), text("old"), text("new"));
    }

    private String changed() {
        String names = Stream.of("changed", "fields")
                .flatMap(key -> StreamSupport.stream(details.path(key).spliterator(), false))
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? via() : names;
    }

    /** Where there is no sentence: the lines in a row, or at least how the call came. */
    private String rest() {
        String rest = details.properties().stream()
                .filter(entry -> !TECHNICAL.contains(entry.getKey()))
                .map(entry -> bench.text("ui.event.line", label(entry.getKey()), value(entry.getValue())))
                .collect(Collectors.joining(", "));
        return rest.isEmpty() ? via() : rest;
    }

    private List<Line> lines() {
        if (!details.isObject()) {
            return List.of(new Line(label("text"), details.asText()));
        }
        List<Line> lines = new ArrayList<>();
        details.properties()
                .forEach(entry -> lines.add(new Line(
                        label(entry.getKey()), entry.getKey().equals("via") ? via() : value(entry.getValue()))));
        return lines;
    }

    private String label(String key) {
        String known = "ui.event.key." + key;
        return bench.messages().has(known) ? bench.text(known) : key;
    }

    private String value(JsonNode node) {
        if (node.isBoolean()) {
            return bench.text(node.asBoolean() ? "ui.event.yes" : "ui.event.no");
        }
        if (node.isIntegralNumber()) {
            return bench.formats().number(node.asLong());
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(this::value)
                    .collect(Collectors.joining(", "));
        }
        return node.isObject()
                ? node.properties().stream()
                        .map(entry -> bench.text("ui.event.line", label(entry.getKey()), value(entry.getValue())))
                        .collect(Collectors.joining(", "))
                : node.asText();
    }

    /** How the call came, in the user's words where it came through a channel of ours. */
    private String via() {
        return Stream.of(Channel.values())
                .filter(channel -> channel.phrase().equals(text("via")))
                .map(channel -> bench.text("ui.event.via." + channel.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(text("via"));
    }

    private boolean has(String key) {
        return details.has(key);
    }

    private String text(String key) {
        return details.path(key).asText();
    }

    private String say(String key, Object... arguments) {
        return bench.text("ui.event.says." + key, arguments);
    }
}
