package ai.automatos.admin.ui.window;

import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.credential.Assignment;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialDraft;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.credential.Expiry;
import ai.automatos.admin.ui.OpenVault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts credentials into a vault through its services, as a user would. */
public final class Samples {
    public static final String OPENAI = "Production OpenAI";
    public static final String DATABASE = "App Database";
    public static final String SLACK = "Slack – Engineering Channel";
    public static final String API_KEY = "sk-canary-0123456789abcdefghijklmnop";

    private Samples() {}

    /** One of each shipped type; the OpenAI key is assigned to an agent. */
    public static void three(OpenVault vault) {
        Credential openAi = create(
                vault,
                OPENAI,
                "openai_api",
                CredentialEnvironment.PRODUCTION,
                List.of("ai", "primary"),
                Map.of("api_key", API_KEY));
        vault.core()
                .assignments()
                .assign(vault.caller(), openAi.id(), 42, "CodeReviewer-Pro", "OpenAI", Assignment.Permission.READ);
        create(
                vault,
                DATABASE,
                "postgresql",
                CredentialEnvironment.DEVELOPMENT,
                List.of("orders"),
                Map.of(
                        "host", "127.0.0.1",
                        "port", "1",
                        "database", "app",
                        "user", "app_user",
                        "password", "canary-password"));
        create(
                vault,
                SLACK,
                "slack",
                CredentialEnvironment.STAGING,
                List.of("alerts"),
                Map.of("bot_token", "xoxb-canary-token-0123456789"));
    }

    /** An OpenAI credential whose service answers on a port of this computer. */
    public static Credential openAi(OpenVault vault, int port) {
        return create(
                vault,
                OPENAI,
                "openai_api",
                CredentialEnvironment.PRODUCTION,
                List.of("ai"),
                Map.of("api_key", API_KEY, "base_url", "http://127.0.0.1:" + port));
    }

    /** What is stored in a field. */
    public static String value(OpenVault vault, CredentialSummary row, String field) {
        try (SecretBytes secret = vault.core()
                .credentials()
                .reveal(vault.caller(), row.credential().id(), field)) {
            return secret.exposeUtf8();
        }
    }

    public static Credential create(
            OpenVault vault,
            String name,
            String type,
            CredentialEnvironment environment,
            List<String> tags,
            Map<String, String> values) {
        Map<String, SecretBytes> sealed = new LinkedHashMap<>();
        values.forEach((key, value) -> sealed.put(key, SecretBytes.ofUtf8(value)));
        CredentialDraft draft =
                new CredentialDraft(name, type, environment, "What it is for: " + name, tags, Expiry.NEVER, sealed);
        return vault.core().credentials().create(vault.caller(), draft).credential();
    }
}
