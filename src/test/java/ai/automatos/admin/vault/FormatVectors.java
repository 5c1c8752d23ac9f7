package ai.automatos.admin.vault;

import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.common.CanonicalBytes;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.identity.Role;
import ai.automatos.admin.identity.User;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The vault in {@code vault/formats.json} as domain objects; binary fields are hexadecimal there. */
record FormatVectors(JsonNode json) {
    static FormatVectors stored() {
        try (InputStream in = FormatVectors.class.getResourceAsStream("/vault/formats.json")) {
            return new FormatVectors(Json.mapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    UUID vault() {
        return id(json, "vault");
    }

    JsonNode user(String which) {
        return json.path("users").path(which);
    }

    User record(String which) {
        JsonNode user = user(which);
        return new User(
                id(user, "id"),
                text(user, "name"),
                Role.ofWord(text(user, "role")),
                StreamSupport.stream(user.path("tenants").spliterator(), false)
                        .map(JsonNode::longValue)
                        .toList(),
                user.path("active").booleanValue(),
                hex(user, "encryption_public"),
                hex(user, "signing_public"),
                user.path("record_version").longValue(),
                time(user, "created_at"),
                id(user, "signed_by"),
                hex(user, "signature"));
    }

    UserKeys keys(String which) {
        return new UserKeys(secret(user(which), "encryption_private"), secret(user(which), "signing_private"));
    }

    KeyFile keyFile() {
        JsonNode file = json.path("key_file");
        return new KeyFile(vault(), id(file, "id"), secret(file, "secret"), text(file, "root"));
    }

    byte[] keyFileBytes() {
        return utf8(json.path("key_file"), "file");
    }

    Password password() {
        return Password.of(SecretBytes.ofUtf8(text(json, "password")));
    }

    Slot slot(String which) {
        JsonNode slot = json.path("slots").path(which);
        return new Slot(
                id(slot, "id"),
                id(slot, "user"),
                Slot.Kind.ofWord(text(slot, "kind")),
                slot.path("memory_kib").intValue(),
                slot.path("iterations").intValue(),
                slot.path("parallelism").intValue(),
                hex(slot, "salt"),
                slot.has("key_file") ? id(slot, "key_file") : null,
                hex(slot, "nonce"),
                hex(slot, "sealed_keys"),
                time(slot, "created_at"),
                hex(slot, "checksum"));
    }

    Keyring keyring() {
        JsonNode keyring = json.path("keyring");
        return new Keyring(
                id(keyring, "id"),
                keyring.path("tenant").longValue(),
                Ids.SHARED,
                keyring.path("generation").intValue(),
                time(keyring, "created_at"));
    }

    SecretBytes keyringKey() {
        return secret(json.path("keyring"), "key");
    }

    KeyringGrant grant() {
        JsonNode grant = json.path("grant");
        return new KeyringGrant(
                keyring().id(),
                keyring().currentGeneration(),
                id(grant, "member"),
                id(grant, "granted_by"),
                hex(grant, "encapsulated"),
                hex(grant, "sealed_key"),
                time(grant, "created_at"));
    }

    ValueContext context() {
        JsonNode value = json.path("value");
        return new ValueContext(
                keyring().tenant(),
                Ids.SHARED,
                id(value, "credential"),
                text(value, "type"),
                value.path("version").longValue());
    }

    CanonicalBytes row() {
        CanonicalBytes row = new CanonicalBytes();
        json.path("row").path("columns").forEach(column -> row.add(column.textValue()));
        return row;
    }

    ChainHead head() {
        JsonNode head = json.path("checkpoint");
        return new ChainHead(
                head.path("chain").longValue(),
                head.path("epoch").intValue(),
                head.path("sequence").longValue(),
                hex(head, "hash"));
    }

    TrustedUsers trusted() {
        return TrustedUsers.of(
                List.of(record("root"), record("member")), vault(), keyFile().rootFingerprint());
    }

    /** The member's session as after an unlock, with the keyring's key. */
    UnlockedVault session(SecureRandom random) {
        UnlockedVault session = new UnlockedVault(vault(), record("member"), keys("member"), trusted(), random);
        session.learn(keyring(), keyring().currentGeneration(), keyringKey());
        return session;
    }

    static String text(JsonNode node, String key) {
        return node.required(key).textValue();
    }

    static byte[] utf8(JsonNode node, String key) {
        return text(node, key).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] hex(JsonNode node, String key) {
        return HexFormat.of().parseHex(text(node, key));
    }

    static UUID id(JsonNode node, String key) {
        return UUID.fromString(text(node, key));
    }

    static Instant time(JsonNode node, String key) {
        return Instant.parse(text(node, key));
    }

    private static SecretBytes secret(JsonNode node, String key) {
        return SecretBytes.owning(hex(node, key));
    }
}
