package ai.automatos.admin.vault;

import ai.automatos.admin.common.CanonicalBytes;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.crypto.Digests;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What one user must hold to unlock: 32 random bytes, which vault they are for, and the root to trust.
 *
 * @param id tells this file from other files of the same vault
 * @param secret 32 bytes; owned by this record's holder, who wipes it
 * @param rootFingerprint hexadecimal SHA-256 of the root user's Ed25519 public key
 */
record KeyFile(UUID vaultId, UUID id, SecretBytes secret, String rootFingerprint) {
    static final int SECRET_BYTES = 32;

    private static final int FORMAT = 1;

    /** JSON with a SHA-256 over everything else, so that damage is told from a wrong password. */
    byte[] toBytes() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("vault", vaultId.toString());
        json.put("key_file", id.toString());
        json.put("secret", Base64.getEncoder().encodeToString(secret.expose()));
        json.put("root", rootFingerprint);
        json.put("sha256", checksum());
        return (Json.pretty(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IOException if a single bit is not as it was written; it quotes nothing of the file */
    static KeyFile parse(byte[] bytes) throws IOException {
        try {
            JsonNode json = Json.mapper().readTree(bytes);
            KeyFile file = new KeyFile(
                    UUID.fromString(text(json, "vault")),
                    UUID.fromString(text(json, "key_file")),
                    SecretBytes.owning(Base64.getDecoder().decode(text(json, "secret"))),
                    text(json, "root"));
            boolean whole = json.path("format").asInt() == FORMAT
                    && file.secret.length() == SECRET_BYTES
                    && file.checksum().equals(text(json, "sha256"));
            if (!whole) {
                throw new IOException("key file does not match its checksum");
            }
            return file;
        } catch (IllegalArgumentException | com.fasterxml.jackson.core.JacksonException e) {
            throw new IOException("key file cannot be read");
        }
    }

    private String checksum() {
        byte[] content = new CanonicalBytes()
                .add("automatos-admin key file")
                .add(FORMAT)
                .add(vaultId)
                .add(id)
                .add(secret.expose())
                .add(rootFingerprint)
                .toBytes();
        return HexFormat.of().formatHex(Digests.sha256(content));
    }

    private static String text(JsonNode json, String key) throws IOException {
        JsonNode node = json.path(key);
        if (!node.isTextual()) {
            throw new IOException("key file lacks " + key);
        }
        return node.textValue();
    }
}
