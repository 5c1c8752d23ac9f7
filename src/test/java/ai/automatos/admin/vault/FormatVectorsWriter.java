package ai.automatos.admin.vault;

import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.Checkpoint;
import ai.automatos.admin.common.CanonicalBytes;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.identity.Role;
import ai.automatos.admin.identity.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Wrote {@code vault/formats.json}, once: run it again only for a new format number, into a new file, because the old
 * file stands for the vaults that people have.
 */
final class FormatVectorsWriter {
    private static final Instant TIME = Instant.parse("2026-11-24T10:35:28.123456Z");

    private final SecureRandom random = new SecureRandom();
    private final VaultInfo vault;
    private final UserKeys rootKeys = UserKeys.generate(random);
    private final UserKeys memberKeys = UserKeys.generate(random);
    private final User root;
    private final User member;
    private final KeyFile keyFile;
    private final Keyring keyring = new Keyring(Ids.random(), Ids.DEFAULT_TENANT, Ids.SHARED, 3, TIME);
    private final KeyringSealer keyrings;
    private final SecretBytes keyringKey;

    private FormatVectorsWriter() {
        String fingerprint = TrustedUsers.fingerprint(rootKeys.signingPublic());
        vault = new VaultInfo(Ids.random(), Ids.random(), fingerprint, TIME);
        root = user("admin@company.com", Role.ADMINISTRATOR, List.of(1L), rootKeys, null);
        member = user("Zoë", Role.MEMBER, List.of(1L, 7L), memberKeys, root);
        keyrings = new KeyringSealer(vault.id(), random);
        keyFile = new KeyFile(vault.id(), Ids.random(), keyrings.newKey(), fingerprint);
        keyringKey = keyrings.newKey();
    }

    /** @param arguments the file to write */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Files.writeString(file, Json.pretty(new FormatVectorsWriter().write(file)) + "\n");
    }

    private Map<String, Object> write(Path file) throws IOException {
        SlotSealer slots = new SlotSealer(vault.id(), random, new KdfCost(256, 2, 1));
        SecretBytes code = RecoveryCode.random(random);
        String typed = "cafe\u0301 au lait";
        Password password = Password.of(SecretBytes.ofUtf8(typed));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("vault", vault.id().toString());
        json.put("users", Map.of("root", user(root, rootKeys), "member", user(member, memberKeys)));
        json.put(
                "key_file",
                Map.of(
                        "id", keyFile.id().toString(),
                        "secret", hex(keyFile.secret().expose()),
                        "root", keyFile.rootFingerprint(),
                        "file", new String(keyFile.toBytes(), StandardCharsets.UTF_8)));
        json.put("password", typed);
        json.put("recovery_code", RecoveryCode.show(code));
        json.put(
                "slots",
                Map.of(
                        "password", slot(slots.seal(root.id(), rootKeys, password, keyFile, TIME)),
                        "key_file", slot(slots.seal(root.id(), rootKeys, null, keyFile, TIME)),
                        "recovery", slot(slots.sealForRecovery(root.id(), rootKeys, code, TIME))));
        json.put(
                "keyring",
                Map.of(
                        "id", keyring.id().toString(),
                        "tenant", keyring.tenant(),
                        "generation", keyring.currentGeneration(),
                        "created_at", TIME.toString(),
                        "key", hex(keyringKey.expose())));
        json.put("grant", grant());
        UnlockedVault session = new UnlockedVault(
                vault.id(),
                member,
                memberKeys,
                TrustedUsers.of(List.of(root, member), vault.id(), vault.rootFingerprint()),
                random);
        session.learn(keyring, keyring.currentGeneration(), keyringKey.copy());
        json.put("value", value(session));
        json.put("row", row(session));
        json.put("checkpoint", checkpoint(session));
        json.put("connection", connection(file.resolveSibling("key-file-of-vectors")));
        return json;
    }

    private User user(String name, Role role, List<Long> tenants, UserKeys keys, User signer) {
        var id = Ids.random();
        User unsigned = new User(
                id,
                name,
                role,
                tenants,
                true,
                keys.encryptionPublic(),
                keys.signingPublic(),
                5,
                TIME,
                signer == null ? id : signer.id(),
                new byte[0]);
        return unsigned.withSignature(rootKeys.sign(unsigned.signedBytes(vault.id())));
    }

    private Map<String, Object> user(User user, UserKeys keys) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", user.id().toString());
        json.put("name", user.name());
        json.put("role", user.role().word());
        json.put("tenants", user.tenants());
        json.put("active", user.active());
        json.put("encryption_private", hex(keys.encryption().expose()));
        json.put("encryption_public", hex(user.encryptionKey()));
        json.put("signing_private", hex(keys.signing().expose()));
        json.put("signing_public", hex(user.signingKey()));
        json.put("record_version", user.recordVersion());
        json.put("created_at", user.createdAt().toString());
        json.put("signed_by", user.signedBy().toString());
        json.put("signed_bytes", hex(user.signedBytes(vault.id())));
        json.put("signature", hex(user.signature()));
        return json;
    }

    private static Map<String, Object> slot(Slot slot) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", slot.id().toString());
        json.put("user", slot.userId().toString());
        json.put("kind", slot.kind().word());
        json.put("memory_kib", slot.memoryKib());
        json.put("iterations", slot.iterations());
        json.put("parallelism", slot.parallelism());
        json.put("salt", hex(slot.salt()));
        if (slot.keyFileId() != null) {
            json.put("key_file", slot.keyFileId().toString());
        }
        json.put("nonce", hex(slot.nonce()));
        json.put("sealed_keys", hex(slot.sealedKeys()));
        json.put("created_at", slot.createdAt().toString());
        json.put("checksum", hex(slot.checksum()));
        return json;
    }

    private Map<String, Object> grant() {
        KeyringGrant grant = keyrings.grant(
                keyring.id(), keyring.currentGeneration(), keyringKey, member, root.id(), rootKeys, TIME);
        return Map.of(
                "member", member.id().toString(),
                "granted_by", root.id().toString(),
                "encapsulated", hex(grant.encapsulated()),
                "sealed_key", hex(grant.sealedKey()),
                "created_at", TIME.toString());
    }

    private Map<String, Object> value(UnlockedVault session) {
        String plain = "{\"bot_token\":\"xoxb-1-secret\"}";
        ValueContext context = new ValueContext(keyring.tenant(), Ids.SHARED, Ids.random(), "slack", 4);
        return Map.of(
                "credential", context.credentialId().toString(),
                "type", context.typeKey(),
                "version", context.valueVersion(),
                "plain", plain,
                "sealed", hex(session.seal(context, SecretBytes.ofUtf8(plain)).bytes()));
    }

    private Map<String, Object> row(UnlockedVault session) {
        List<String> columns = java.util.Arrays.asList("42", "CodeReviewer-Pro", null, "");
        CanonicalBytes row = new CanonicalBytes();
        columns.forEach(row::add);
        return Map.of(
                "table",
                "agents",
                "columns",
                columns,
                "canonical",
                hex(row.toBytes()),
                "mac",
                hex(session.mac(keyring.tenant(), "agents", row).mac()));
    }

    private Map<String, Object> checkpoint(UnlockedVault session) {
        byte[] hash = new byte[32];
        random.nextBytes(hash);
        ChainHead head = new ChainHead(1, 2, 1234, hash);
        Checkpoint signed = session.sign(head, TIME);
        return Map.of(
                "chain", head.chain(),
                "epoch", head.epoch(),
                "sequence", head.sequence(),
                "hash", hex(hash),
                "signed_at", TIME.toString(),
                "signed_bytes",
                        hex(Checkpoint.signedBytes(
                                vault.id(), head, TIME, member.id(), member.name(), signed.fingerprint())),
                "signature", hex(signed.signature()));
    }

    private Map<String, Object> connection(Path keyFileOnDisk) throws IOException {
        String plain = "jdbc:postgresql://db/automatos?password=secret";
        Files.write(keyFileOnDisk, keyFile.toBytes());
        byte[] sealed = new ConnectionSeal(keyFileOnDisk, random).seal(SecretBytes.ofUtf8(plain));
        Files.delete(keyFileOnDisk);
        return Map.of("plain", plain, "file", new String(sealed, StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
