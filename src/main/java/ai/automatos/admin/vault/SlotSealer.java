package ai.automatos.admin.vault;

import ai.automatos.admin.common.CanonicalBytes;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.crypto.AesGcm;
import ai.automatos.admin.crypto.Argon2id;
import ai.automatos.admin.crypto.Digests;
import ai.automatos.admin.crypto.Hkdf;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Seals a user's private keys into slots and opens them. The key of a slot is HKDF-SHA256 of its salt and of: Argon2id
 * of the password followed by the key file's secret; or that secret alone; or the recovery code's bits alone.
 */
final class SlotSealer {
    private static final int SALT_BYTES = 16;

    private final UUID vaultId;
    private final SecureRandom random;
    private final KdfCost cost;

    SlotSealer(UUID vaultId, SecureRandom random, KdfCost cost) {
        this.vaultId = vaultId;
        this.random = random;
        this.cost = cost;
    }

    /** A slot for the password and the key file, or for the key file alone if there is no password. */
    Slot seal(UUID userId, UserKeys keys, @Nullable Password password, KeyFile keyFile, Instant now) {
        Slot.Kind kind = password == null ? Slot.Kind.KEY_FILE : Slot.Kind.PASSWORD;
        return seal(userId, keys, kind, keyFile.id(), now, draft -> material(draft, password, keyFile));
    }

    Slot sealForRecovery(UUID userId, UserKeys keys, SecretBytes code, Instant now) {
        return seal(userId, keys, Slot.Kind.RECOVERY, null, now, draft -> code.copy());
    }

    /** Empty if the password is wrong, or the key file's secret is another one. */
    Optional<UserKeys> open(Slot slot, @Nullable Password password, KeyFile keyFile) {
        requireWhole(slot);
        try (SecretBytes material = material(slot, password, keyFile)) {
            return open(slot, material);
        }
    }

    /** Empty if the code is wrong. */
    Optional<UserKeys> openForRecovery(Slot slot, SecretBytes code) {
        requireWhole(slot);
        return open(slot, code);
    }

    private interface Material {
        SecretBytes of(Slot draft);
    }

    private Slot seal(
            UUID userId, UserKeys keys, Slot.Kind kind, @Nullable UUID keyFileId, Instant now, Material material) {
        boolean slow = kind == Slot.Kind.PASSWORD;
        Slot draft = new Slot(
                Ids.random(),
                userId,
                kind,
                slow ? cost.memoryKib() : 0,
                slow ? cost.iterations() : 0,
                slow ? cost.parallelism() : 0,
                bytes(SALT_BYTES),
                keyFileId,
                bytes(AesGcm.NONCE_BYTES),
                new byte[0],
                now,
                new byte[0]);
        try (SecretBytes ikm = material.of(draft);
                SecretBytes kek = kek(draft, ikm);
                SecretBytes joined = keys.joined()) {
            byte[] sealed = AesGcm.seal(kek.expose(), draft.nonce(), associated(draft), joined.expose());
            Slot whole = with(draft, sealed, new byte[0]);
            return with(whole, sealed, checksum(whole));
        }
    }

    private Optional<UserKeys> open(Slot slot, SecretBytes material) {
        try (SecretBytes kek = kek(slot, material)) {
            return AesGcm.open(kek.expose(), slot.nonce(), associated(slot), slot.sealedKeys())
                    .map(UserKeys::split);
        }
    }

    private static SecretBytes material(Slot slot, @Nullable Password password, KeyFile keyFile) {
        if (slot.kind() == Slot.Kind.KEY_FILE) {
            return keyFile.secret().copy();
        }
        byte[] typed = password == null ? new byte[0] : password.normalised().expose();
        byte[] derived = Argon2id.derive(
                typed, slot.salt(), slot.memoryKib(), slot.iterations(), slot.parallelism(), AesGcm.KEY_BYTES);
        byte[] joined = ByteBuffer.allocate(derived.length + KeyFile.SECRET_BYTES)
                .put(derived)
                .put(keyFile.secret().expose())
                .array();
        Arrays.fill(derived, (byte) 0);
        return SecretBytes.owning(joined);
    }

    private SecretBytes kek(Slot slot, SecretBytes material) {
        byte[] info = new CanonicalBytes()
                .add("automatos-admin slot")
                .add(vaultId)
                .add(slot.userId())
                .add(slot.id())
                .toBytes();
        return SecretBytes.owning(Hkdf.sha256(slot.salt(), material.expose(), info, AesGcm.KEY_BYTES));
    }

    private byte[] associated(Slot slot) {
        return header(slot).toBytes();
    }

    private CanonicalBytes header(Slot slot) {
        return new CanonicalBytes()
                .add(Slot.FORMAT)
                .add(vaultId)
                .add(slot.userId())
                .add(slot.id())
                .add(slot.kind().word())
                .add(slot.memoryKib())
                .add(slot.iterations())
                .add(slot.parallelism())
                .add(slot.keyFileId());
    }

    private byte[] checksum(Slot slot) {
        return Digests.sha256(header(slot)
                .add(slot.salt())
                .add(slot.nonce())
                .add(slot.sealedKeys())
                .add(slot.createdAt())
                .toBytes());
    }

    private void requireWhole(Slot slot) {
        KdfCost asked = new KdfCost(slot.memoryKib(), slot.iterations(), slot.parallelism());
        boolean bearable = slot.kind() != Slot.Kind.PASSWORD || asked.isBearable();
        if (!bearable || !Digests.same(checksum(slot), slot.checksum())) {
            throw new UserFacingException(ErrorKind.VAULT_UNUSABLE, "vault.slot.damaged");
        }
    }

    private static Slot with(Slot slot, byte[] sealed, byte[] checksum) {
        return new Slot(
                slot.id(),
                slot.userId(),
                slot.kind(),
                slot.memoryKib(),
                slot.iterations(),
                slot.parallelism(),
                slot.salt(),
                slot.keyFileId(),
                slot.nonce(),
                sealed,
                slot.createdAt(),
                checksum);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
