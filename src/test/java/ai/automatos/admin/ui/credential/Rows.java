package ai.automatos.admin.ui.credential;

import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialActivity;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialStatus;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.credential.Integrity;
import ai.automatos.admin.credential.TestStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Rows of a list, as a test wants them. */
final class Rows {
    static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");

    private String type = "openai_api";
    private CredentialEnvironment environment = CredentialEnvironment.DEVELOPMENT;
    private String description = "";
    private List<String> tags = List.of();
    private boolean active = true;
    private Instant expiresAt;
    private CredentialActivity.LastTest lastTest;
    private Instant createdAt = NOW;
    private Instant lastUsedAt;
    private CredentialStatus status = CredentialStatus.UNVERIFIED;
    private int assignments;

    static Rows row() {
        return new Rows();
    }

    Rows type(String key) {
        type = key;
        return this;
    }

    Rows in(CredentialEnvironment place) {
        environment = place;
        return this;
    }

    Rows said(String text, String... labels) {
        description = text;
        tags = List.of(labels);
        return this;
    }

    Rows inactive() {
        active = false;
        status = CredentialStatus.INACTIVE;
        return this;
    }

    Rows expires(Instant time) {
        expiresAt = time;
        return this;
    }

    /** Its service said so when it last accepted the values. */
    Rows told(Instant end) {
        lastTest = new CredentialActivity.LastTest(NOW, 1, TestStatus.VERIFIED, null, "", "", 1, end);
        return this;
    }

    Rows created(Instant time) {
        createdAt = time;
        return this;
    }

    Rows used(Instant time) {
        lastUsedAt = time;
        return this;
    }

    Rows status(CredentialStatus now) {
        status = now;
        return this;
    }

    Rows assigned(int agents) {
        assignments = agents;
        return this;
    }

    CredentialSummary named(String name) {
        Credential credential = new Credential(
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                1,
                new UUID(0, 0),
                environment,
                name,
                type,
                description,
                tags,
                active,
                expiresAt,
                1,
                null,
                1,
                createdAt,
                "ada",
                createdAt,
                "ada");
        return new CredentialSummary(
                credential,
                status,
                new CredentialActivity(lastUsedAt, lastTest),
                null,
                assignments,
                Integrity.AUTHENTIC);
    }
}
