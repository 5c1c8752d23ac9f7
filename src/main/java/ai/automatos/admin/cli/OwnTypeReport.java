package ai.automatos.admin.cli;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.credential.OwnTypeState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows types that users wrote. */
final class OwnTypeReport {
    private OwnTypeReport() {}

    static List<String> row(Context context, OwnTypeState state) {
        String name = state.isObeyed() ? state.name() : context.output().text("cli.types.own.tampered");
        return List.of(
                state.key(),
                name,
                Long.toString(state.version()),
                context.moments().show(state.updatedAt()),
                Integer.toString(state.credentials()));
    }

    static void saved(Context context, OwnTypeState state) {
        Output output = context.output();
        output.data(json(state));
        output.say("cli.types.saved", state.name(), state.key(), Long.toString(state.version()));
    }

    static Map<String, Object> json(OwnTypeState state) {
        @Nullable CredentialType type = state.type();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", state.key());
        json.put("version", state.version());
        json.put("obeyed", state.isObeyed());
        json.put("name", state.name());
        json.put("provider", type == null ? null : type.provider());
        json.put("category", type == null ? null : type.category());
        json.put("testable", type == null ? null : type.test() != null);
        json.put("loopback_allowed", type == null ? null : type.loopbackAllowed());
        json.put("created", state.createdAt().toString());
        json.put("created_by", state.createdBy());
        json.put("updated", state.updatedAt().toString());
        json.put("updated_by", state.updatedBy());
        json.put("credentials", state.credentials());
        json.put("used_by", state.usedBy());
        return json;
    }
}
