package ai.automatos.admin.credential;

import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.Checkpoint;
import ai.automatos.admin.common.CanonicalBytes;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.User;
import ai.automatos.admin.vault.RowMac;
import ai.automatos.admin.vault.SealedValue;
import ai.automatos.admin.vault.ValueContext;
import ai.automatos.admin.vault.VaultSession;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Real ciphers under keys that depend on nothing but the generation; every context opens only what it sealed. */
public final class FakeSession implements VaultSession, KeyGenerations {
    private static final UUID KEYRING = new UUID(7, 7);

    private final TreeSet<Integer> generations = new TreeSet<>(java.util.Set.of(1));
    private long nonce;

    @Override
    public UUID vaultId() {
        return new UUID(1, 1);
    }

    @Override
    public User user() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SealedValue seal(ValueContext context, SecretBytes plain) {
        byte[] iv = ByteBuffer.allocate(12).putLong(++nonce).array();
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, generations.last(), context, iv, plain.expose());
        byte[] bytes =
                ByteBuffer.allocate(12 + sealed.length).put(iv).put(sealed).array();
        return new SealedValue(KEYRING, generations.last(), bytes);
    }

    @Override
    public SecretBytes open(ValueContext context, SealedValue sealed) {
        if (!generations.contains(sealed.generation())) {
            throw new UserFacingException(ErrorKind.VAULT_UNUSABLE, "vault.keyring.missing");
        }
        byte[] iv = Arrays.copyOf(sealed.bytes(), 12);
        byte[] rest = Arrays.copyOfRange(sealed.bytes(), 12, sealed.bytes().length);
        return SecretBytes.owning(crypt(Cipher.DECRYPT_MODE, sealed.generation(), context, iv, rest));
    }

    private static byte[] crypt(int mode, int generation, ValueContext context, byte[] iv, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key(generation), "AES"), new GCMParameterSpec(128, iv));
            cipher.updateAAD(new CanonicalBytes()
                    .add(context.tenant())
                    .add(context.owner())
                    .add(context.credentialId())
                    .add(context.typeKey())
                    .add(context.valueVersion())
                    .toBytes());
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new UserFacingException(e, ErrorKind.VAULT_UNUSABLE, "vault.value.tampered");
        }
    }

    @Override
    public int currentGeneration(long tenant, UUID owner) {
        return generations.last();
    }

    @Override
    public RowMac mac(long tenant, String table, CanonicalBytes row) {
        return new RowMac(generations.last(), hmac(generations.last(), tenant, table, row));
    }

    @Override
    public boolean isAuthentic(long tenant, String table, CanonicalBytes row, RowMac mac) {
        return generations.contains(mac.generation())
                && MessageDigest.isEqual(mac.mac(), hmac(mac.generation(), tenant, table, row));
    }

    private static byte[] hmac(int generation, long tenant, String table, CanonicalBytes row) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(generation), "HmacSHA256"));
            mac.update(new CanonicalBytes().add(tenant).add(table).toBytes());
            return mac.doFinal(row.toBytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] key(int generation) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) generation);
        return key;
    }

    @Override
    public Checkpoint sign(ChainHead head, Instant time) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}

    @Override
    public int begin(Caller caller, VaultSession session, long tenant, UUID owner) {
        if (generations.size() == 1) {
            generations.add(generations.last() + 1);
        }
        return generations.last();
    }

    @Override
    public void end(Caller caller, VaultSession session, long tenant, UUID owner) {
        generations.headSet(generations.last()).clear();
    }

    public java.util.Set<Integer> generations() {
        return java.util.Set.copyOf(generations);
    }
}
