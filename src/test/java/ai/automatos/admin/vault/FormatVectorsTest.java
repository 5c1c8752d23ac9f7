package ai.automatos.admin.vault;

import static ai.automatos.admin.vault.FormatVectors.hex;
import static ai.automatos.admin.vault.FormatVectors.text;
import static ai.automatos.admin.vault.FormatVectors.time;
import static ai.automatos.admin.vault.FormatVectors.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.audit.Checkpoint;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.crypto.AesGcm;
import ai.automatos.admin.crypto.Ed25519;
import ai.automatos.admin.identity.User;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opens a stored vault piece by piece: when one of these fails, the vaults that people have no longer open. */
class FormatVectorsTest {
    private final FormatVectors vectors = FormatVectors.stored();
    private final SecureRandom random = new SecureRandom();
    private final SlotSealer slots = new SlotSealer(vectors.vault(), random, KdfCost.STANDARD);

    @TempDir
    Path folder;

    @Test
    void keyFile() throws IOException {
        byte[] file = vectors.keyFileBytes();
        assertThat(KeyFile.parse(file)).isEqualTo(vectors.keyFile());
        assertThat(Json.mapper().readTree(vectors.keyFile().toBytes()))
                .isEqualTo(Json.mapper().readTree(file));
        String written = new String(file, StandardCharsets.UTF_8);
        Json.mapper().readTree(file).properties().forEach(field -> {
            byte[] changed = file.clone();
            changed[written.indexOf(field.getValue().asText(), written.indexOf("\"" + field.getKey() + "\" :"))] ^= 1;
            assertThatThrownBy(() -> KeyFile.parse(changed)).as(field.getKey()).isInstanceOf(IOException.class);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "key_file"})
    void slotOfTheKeyFile(String kind) {
        Password password = kind.equals("password") ? vectors.password() : null;
        Slot slot = vectors.slot(kind);
        assertThat(slots.open(slot, password, vectors.keyFile())).contains(vectors.keys("root"));
        refusesEveryChangedSlot(slot, changed -> slots.open(changed, password, vectors.keyFile()));
    }

    @Test
    void slotOfTheRecoveryCode() {
        SecretBytes code = RecoveryCode.parse(SecretBytes.ofUtf8(text(vectors.json(), "recovery_code")));
        Slot slot = vectors.slot("recovery");
        assertThat(slots.openForRecovery(slot, code)).contains(vectors.keys("root"));
        refusesEveryChangedSlot(slot, changed -> slots.openForRecovery(changed, code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "member"})
    void userRecord(String which) {
        User user = vectors.record(which);
        byte[] signed = user.signedBytes(vectors.vault());
        assertThat(vectors.trusted().find(user.id())).isPresent();
        assertThat(signed).isEqualTo(hex(vectors.user(which), "signed_bytes"));
        assertThat(vectors.keys("root").sign(signed)).isEqualTo(user.signature());
        assertThat(vectors.keys(which).encryptionPublic()).isEqualTo(user.encryptionKey());
        assertThat(vectors.keys(which).signingPublic()).isEqualTo(user.signingKey());
        forEachChangedByte(user.signature(), changed -> {
            List<User> users = which.equals("root")
                    ? List.of(user.withSignature(changed))
                    : List.of(vectors.record("root"), user.withSignature(changed));
            assertThat(TrustedUsers.of(users, vectors.vault(), vectors.keyFile().rootFingerprint())
                            .find(user.id()))
                    .isEmpty();
        });
        forEachChangedByte(
                signed,
                changed -> assertThat(Ed25519.verify(vectors.record("root").signingKey(), changed, user.signature()))
                        .isFalse());
    }

    @Test
    void keyringGrant() {
        KeyringSealer sealer = new KeyringSealer(vectors.vault(), random);
        KeyringGrant grant = vectors.grant();
        assertThat(sealer.open(grant, vectors.trusted(), vectors.keys("member")))
                .isEqualTo(vectors.keyringKey());
        forEachChangedByte(
                grant.encapsulated(),
                changed ->
                        assertRefused("vault.grant.tampered", () -> open(sealer, grant, changed, grant.sealedKey())));
        forEachChangedByte(
                grant.sealedKey(),
                changed -> assertRefused(
                        "vault.grant.tampered", () -> open(sealer, grant, grant.encapsulated(), changed)));
    }

    @Test
    void sealedValue() {
        JsonNode value = vectors.json().path("value");
        SecretBytes plain = SecretBytes.ofUtf8(text(value, "plain"));
        SealedValue sealed = sealed(hex(value, "sealed"));
        UnlockedVault session = vectors.session(new FixedRandom(sealed.bytes()));
        assertThat(session.open(vectors.context(), sealed)).isEqualTo(plain);
        assertThat(session.seal(vectors.context(), plain).bytes()).isEqualTo(sealed.bytes());
        forEachChangedByte(
                sealed.bytes(),
                changed ->
                        assertRefused("vault.value.tampered", () -> session.open(vectors.context(), sealed(changed))));
    }

    @Test
    void rowMac() {
        JsonNode row = vectors.json().path("row");
        RowMac mac = new RowMac(vectors.keyring().currentGeneration(), hex(row, "mac"));
        UnlockedVault session = vectors.session(random);
        String table = text(row, "table");
        assertThat(vectors.row().toBytes()).isEqualTo(hex(row, "canonical"));
        assertThat(session.mac(vectors.keyring().tenant(), table, vectors.row()))
                .usingRecursiveComparison()
                .isEqualTo(mac);
        forEachChangedByte(
                mac.mac(),
                changed -> assertThat(session.isAuthentic(
                                vectors.keyring().tenant(),
                                table,
                                vectors.row(),
                                new RowMac(mac.generation(), changed)))
                        .isFalse());
    }

    @Test
    void checkpoint() {
        JsonNode stored = vectors.json().path("checkpoint");
        Checkpoint signed = vectors.session(random).sign(vectors.head(), time(stored, "signed_at"));
        byte[] message = Checkpoint.signedBytes(
                vectors.vault(),
                signed.head(),
                signed.signedAt(),
                signed.userId(),
                signed.userName(),
                signed.fingerprint());
        byte[] key = vectors.record("member").signingKey();
        assertThat(message).isEqualTo(hex(stored, "signed_bytes"));
        assertThat(signed.signature()).isEqualTo(hex(stored, "signature"));
        assertThat(Ed25519.verify(key, message, hex(stored, "signature"))).isTrue();
        forEachChangedByte(
                message,
                changed -> assertThat(Ed25519.verify(key, changed, hex(stored, "signature")))
                        .isFalse());
    }

    @Test
    void connection() throws IOException {
        JsonNode stored = vectors.json().path("connection");
        SecretBytes plain = SecretBytes.ofUtf8(text(stored, "plain"));
        JsonNode sealed = Json.read(text(stored, "file"));
        Path file = Files.write(folder.resolve(".credential_key"), vectors.keyFileBytes());
        byte[] nonce = Base64.getDecoder().decode(text(sealed, "nonce"));
        ConnectionSeal seal = new ConnectionSeal(file, new FixedRandom(nonce));
        assertThat(seal.open(utf8(stored, "file"), "connection")).isEqualTo(plain);
        assertThat(Json.mapper().readTree(seal.seal(plain))).isEqualTo(sealed);
        for (String field : List.of("nonce", "sealed")) {
            String whole = text(sealed, field);
            String changed = (whole.charAt(0) == 'A' ? "B" : "A") + whole.substring(1);
            byte[] damaged = text(stored, "file").replace(whole, changed).getBytes(StandardCharsets.UTF_8);
            assertRefused("vault.connection.damaged", () -> seal.open(damaged, "connection"));
        }
    }

    private SecretBytes open(KeyringSealer sealer, KeyringGrant grant, byte[] encapsulated, byte[] sealedKey) {
        KeyringGrant changed = new KeyringGrant(
                grant.keyringId(),
                grant.generation(),
                grant.memberId(),
                grant.grantedBy(),
                encapsulated,
                sealedKey,
                grant.createdAt());
        return sealer.open(changed, vectors.trusted(), vectors.keys("member"));
    }

    private SealedValue sealed(byte[] bytes) {
        return new SealedValue(vectors.keyring().id(), vectors.keyring().currentGeneration(), bytes);
    }

    private static void refusesEveryChangedSlot(Slot slot, Consumer<Slot> open) {
        Consumer<Slot> refused = changed -> assertRefused("vault.slot.damaged", () -> open.accept(changed));
        forEachChangedByte(
                slot.salt(),
                bytes -> refused.accept(with(slot, bytes, slot.nonce(), slot.sealedKeys(), slot.checksum())));
        forEachChangedByte(
                slot.nonce(),
                bytes -> refused.accept(with(slot, slot.salt(), bytes, slot.sealedKeys(), slot.checksum())));
        forEachChangedByte(
                slot.sealedKeys(),
                bytes -> refused.accept(with(slot, slot.salt(), slot.nonce(), bytes, slot.checksum())));
        forEachChangedByte(
                slot.checksum(),
                bytes -> refused.accept(with(slot, slot.salt(), slot.nonce(), slot.sealedKeys(), bytes)));
    }

    private static Slot with(Slot slot, byte[] salt, byte[] nonce, byte[] sealedKeys, byte[] checksum) {
        return new Slot(
                slot.id(),
                slot.userId(),
                slot.kind(),
                slot.memoryKib(),
                slot.iterations(),
                slot.parallelism(),
                salt,
                slot.keyFileId(),
                nonce,
                sealedKeys,
                slot.createdAt(),
                checksum);
    }

    private static void forEachChangedByte(byte[] bytes, Consumer<byte[]> check) {
        for (int at = 0; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            check.accept(changed);
        }
    }

    private static void assertRefused(String key, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        UserFacingException.class, e -> assertThat(e.key()).isEqualTo(key));
    }

    /** Makes sealing repeatable: hands out a stored nonce. */
    private static final class FixedRandom extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] nonce;

        FixedRandom(byte[] startsWithNonce) {
            this.nonce = Arrays.copyOf(startsWithNonce, AesGcm.NONCE_BYTES);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(nonce, 0, bytes, 0, bytes.length);
        }
    }
}
