package ai.automatos.admin.cli;

import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialActivity;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.credential.Integrity;
import ai.automatos.admin.credential.PastTest;
import ai.automatos.admin.credential.SavedCredential;
import ai.automatos.admin.credential.TestPace;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows credentials without their values. */
final class CredentialReport {
    private CredentialReport() {}

    static void saved(Context context, SavedCredential saved, String key) {
        Output output = context.output();
        List<String> warnings = saved.warnings().stream()
                .map(warning -> warning.text(context.messages()))
                .toList();
        Map<String, Object> json = json(saved.credential());
        json.put("warnings", warnings);
        output.data(json);
        output.say(
                key, saved.credential().name(), saved.credential().environment().word());
        warnings.forEach(output::noteLine);
    }

    static List<String> row(Context context, TypeCatalog types, CredentialSummary summary) {
        Credential credential = summary.credential();
        return List.of(
                credential.name(),
                Types.name(types, credential.typeKey()),
                credential.environment().word(),
                status(context.output(), summary),
                String.join(", ", credential.tags()),
                context.moments().show(summary.activity().lastUsedAt()),
                Integer.toString(summary.assignments()));
    }

    static String status(Output output, CredentialSummary summary) {
        return summary.integrity() == Integrity.TAMPERED
                ? output.text("status.tampered")
                : output.text("status." + summary.status().word());
    }

    static Map<String, Object> json(CredentialSummary summary) {
        Map<String, Object> json = json(summary.credential());
        json.put("status", summary.status().word());
        json.put("integrity", summary.integrity().name().toLowerCase(java.util.Locale.ROOT));
        json.put("last_used", time(summary.activity().lastUsedAt()));
        json.put("last_test", lastTest(summary.activity().lastTest()));
        json.put("periodic_tests", pace(summary));
        json.put("assignments", summary.assignments());
        return json;
    }

    /** A word that {@code credentials edit --tests} takes. */
    static String pace(CredentialSummary summary) {
        return summary.ownPace() == null ? TestPace.AS_SET : summary.ownPace().word();
    }

    private static Map<String, Object> json(Credential credential) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", credential.id().toString());
        json.put("name", credential.name());
        json.put("type", credential.typeKey());
        json.put("environment", credential.environment().word());
        json.put("description", credential.description());
        json.put("tags", credential.tags());
        json.put("active", credential.active());
        json.put("expires", time(credential.expiresAt()));
        json.put("created", time(credential.createdAt()));
        json.put("created_by", credential.createdBy());
        json.put("updated", time(credential.updatedAt()));
        json.put("value_version", credential.valueVersion());
        return json;
    }

    private static @Nullable Map<String, Object> lastTest(CredentialActivity.@Nullable LastTest test) {
        if (test == null) {
            return null;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", time(test.at()));
        json.put("status", test.status().word());
        json.put("diagnosis", test.diagnosis());
        json.put("message", test.message());
        json.put("evidence", test.evidence());
        json.put("milliseconds", test.millis());
        json.put("value_version", test.valueVersion());
        json.put("expires", time(test.expires()));
        return json;
    }

    static Map<String, Object> json(PastTest test) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", time(test.at()));
        json.put("status", test.status().word());
        json.put("diagnosis", test.diagnosis());
        json.put("milliseconds", test.millis());
        json.put("value_version", test.valueVersion());
        return json;
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
