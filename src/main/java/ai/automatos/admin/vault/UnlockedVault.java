package ai.automatos.admin.vault;

import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.Checkpoint;
import ai.automatos.admin.common.CanonicalBytes;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.Times;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.crypto.AesGcm;
import ai.automatos.admin.crypto.Digests;
import ai.automatos.admin.crypto.Hkdf;
import ai.automatos.admin.crypto.Hmac;
import ai.automatos.admin.identity.User;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The keys of one user while unlocked. Readers share a lock; closing waits for them and then wipes everything. */
final class UnlockedVault implements VaultSession {
    private final UUID vaultId;
    private final User user;
    private final UserKeys keys;
    private final TrustedUsers users;
    private final SecureRandom random;
    private final Map<Owner, Keyring> keyrings = new HashMap<>();
    private final Map<Generation, SecretBytes> generations = new HashMap<>();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    UnlockedVault(UUID vaultId, User user, UserKeys keys, TrustedUsers users, SecureRandom random) {
        this.vaultId = vaultId;
        this.user = user;
        this.keys = keys;
        this.users = users;
        this.random = random;
    }

    /** Takes over {@code key}: it is wiped when the vault is closed. */
    void learn(Keyring keyring, int generation, SecretBytes key) {
        lock.writeLock().lock();
        try {
            keyrings.put(new Owner(keyring.tenant(), keyring.owner()), keyring);
            @Nullable SecretBytes old = generations.put(new Generation(keyring.id(), generation), key);
            if (old != null) {
                old.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    void forget(UUID keyringId, int generation) {
        lock.writeLock().lock();
        try {
            @Nullable SecretBytes old = generations.remove(new Generation(keyringId, generation));
            if (old != null) {
                old.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Generations of a keyring that this session can open, oldest first. */
    List<Integer> generations(UUID keyringId) {
        return reading(() -> generations.keySet().stream()
                .filter(generation -> generation.keyringId().equals(keyringId))
                .map(Generation::number)
                .sorted()
                .toList());
    }

    Keyring keyring(long tenant, UUID owner) {
        return reading(() -> requireKeyring(tenant, owner));
    }

    UserKeys keys() {
        return reading(() -> keys);
    }

    TrustedUsers users() {
        return users;
    }

    @Override
    public UUID vaultId() {
        return vaultId;
    }

    @Override
    public User user() {
        return user;
    }

    @Override
    public SealedValue seal(ValueContext context, SecretBytes plain) {
        return reading(() -> {
            Keyring keyring = requireKeyring(context.tenant(), context.owner());
            int generation = keyring.currentGeneration();
            byte[] nonce = new byte[AesGcm.NONCE_BYTES];
            random.nextBytes(nonce);
            byte[] key = valueKey(keyring.id(), generation, context);
            byte[] sealed = AesGcm.seal(key, nonce, associated(context, keyring.id(), generation), plain.expose());
            Arrays.fill(key, (byte) 0);
            byte[] bytes = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return new SealedValue(keyring.id(), generation, bytes);
        });
    }

    @Override
    public SecretBytes open(ValueContext context, SealedValue sealed) {
        return reading(() -> {
            // The keyring of this tenant and owner, not whichever one the row names: the rows are kept apart by keys.
            Keyring keyring = requireKeyring(context.tenant(), context.owner());
            if (!keyring.id().equals(sealed.keyringId()) || sealed.bytes().length < AesGcm.NONCE_BYTES) {
                throw tampered();
            }
            byte[] key = valueKey(keyring.id(), sealed.generation(), context);
            byte[] nonce = Arrays.copyOf(sealed.bytes(), AesGcm.NONCE_BYTES);
            byte[] ciphertext = Arrays.copyOfRange(sealed.bytes(), AesGcm.NONCE_BYTES, sealed.bytes().length);
            try {
                return AesGcm.open(key, nonce, associated(context, keyring.id(), sealed.generation()), ciphertext)
                        .map(SecretBytes::owning)
                        .orElseThrow(UnlockedVault::tampered);
            } finally {
                Arrays.fill(key, (byte) 0);
            }
        });
    }

    @Override
    public int currentGeneration(long tenant, UUID owner) {
        return keyring(tenant, owner).currentGeneration();
    }

    @Override
    public RowMac mac(long tenant, String table, CanonicalBytes row) {
        return reading(() -> {
            Keyring keyring = requireKeyring(tenant, Ids.SHARED);
            int generation = keyring.currentGeneration();
            return new RowMac(generation, mac(key(keyring.id(), generation), tenant, table, row));
        });
    }

    @Override
    public boolean isAuthentic(long tenant, String table, CanonicalBytes row, RowMac mac) {
        return reading(() -> {
            @Nullable Keyring keyring = keyrings.get(new Owner(tenant, Ids.SHARED));
            @Nullable
            SecretBytes key = keyring == null ? null : generations.get(new Generation(keyring.id(), mac.generation()));
            return key != null && Digests.same(mac(key, tenant, table, row), mac.mac());
        });
    }

    @Override
    public Checkpoint sign(ChainHead head, Instant time) {
        return reading(() -> {
            Instant at = Times.micros(time);
            String fingerprint = TrustedUsers.fingerprint(user.signingKey());
            byte[] signature =
                    keys.sign(Checkpoint.signedBytes(vaultId, head, at, user.id(), user.name(), fingerprint));
            return new Checkpoint(head, at, user.id(), user.name(), fingerprint, signature);
        });
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            closed = true;
            keys.close();
            generations.values().forEach(SecretBytes::close);
            generations.clear();
            keyrings.clear();
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public String toString() {
        return "UnlockedVault[" + user.name() + "]";
    }

    private <T> T reading(Supplier<T> work) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new UserFacingException(ErrorKind.LOCKED, "vault.locked");
            }
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private Keyring requireKeyring(long tenant, UUID owner) {
        @Nullable Keyring keyring = keyrings.get(new Owner(tenant, owner));
        if (keyring == null) {
            throw new UserFacingException(ErrorKind.VAULT_UNUSABLE, "vault.keyring.missing", Long.toString(tenant), "");
        }
        return keyring;
    }

    private SecretBytes key(UUID keyringId, int generation) {
        @Nullable SecretBytes key = generations.get(new Generation(keyringId, generation));
        if (key == null) {
            throw new UserFacingException(
                    ErrorKind.VAULT_UNUSABLE,
                    "vault.keyring.missing",
                    keyringId.toString(),
                    Integer.toString(generation));
        }
        return key;
    }

    private byte[] valueKey(UUID keyringId, int generation, ValueContext context) {
        byte[] info = new CanonicalBytes()
                .add("credential")
                .add(context.credentialId())
                .add(context.valueVersion())
                .toBytes();
        return Hkdf.sha256(new byte[0], key(keyringId, generation).expose(), info, AesGcm.KEY_BYTES);
    }

    private byte[] associated(ValueContext context, UUID keyringId, int generation) {
        return new CanonicalBytes()
                .add(SealedValue.FORMAT)
                .add(vaultId)
                .add(context.tenant())
                .add(context.credentialId())
                .add(context.typeKey())
                .add(context.valueVersion())
                .add(keyringId)
                .add(generation)
                .toBytes();
    }

    private byte[] mac(SecretBytes keyringKey, long tenant, String table, CanonicalBytes row) {
        byte[] info =
                new CanonicalBytes().add("row mac").add(vaultId).add(tenant).toBytes();
        byte[] key = Hkdf.sha256(new byte[0], keyringKey.expose(), info, KeyringSealer.KEY_BYTES);
        byte[] message = new CanonicalBytes().add(table).add(row.toBytes()).toBytes();
        byte[] mac = Hmac.sha256(key, message);
        Arrays.fill(key, (byte) 0);
        return mac;
    }

    private static UserFacingException tampered() {
        return new UserFacingException(ErrorKind.VAULT_UNUSABLE, "vault.value.tampered");
    }

    private record Owner(long tenant, UUID id) {}

    private record Generation(UUID keyringId, int number) {}
}
