package ai.automatos.admin.identity;

import ai.automatos.admin.common.CanonicalBytes;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A user's signed record: public keys, role and tenants are only as good as the signature under them.
 *
 * @param name may be an e-mail address; unique in the vault
 * @param encryptionKey X25519 public key, 32 bytes
 * @param signingKey Ed25519 public key, 32 bytes
 * @param recordVersion grows with every change, so that an older record put back can be told
 * @param signedBy the administrator who vouches; the first user signs itself and is the root
 * @param signature Ed25519 by {@code signedBy} over {@link #signedBytes(UUID)}
 */
public record User(
        UUID id,
        String name,
        Role role,
        List<Long> tenants,
        boolean active,
        byte[] encryptionKey,
        byte[] signingKey,
        long recordVersion,
        Instant createdAt,
        UUID signedBy,
        byte[] signature) {
    public static final int FORMAT = 1;

    public User {
        tenants = List.copyOf(tenants);
    }

    /** Everything but the signature, bound to one vault. */
    public byte[] signedBytes(UUID vault) {
        CanonicalBytes bytes = new CanonicalBytes()
                .add("automatos-admin user record")
                .add(FORMAT)
                .add(vault)
                .add(id)
                .add(name)
                .add(role.word())
                .add(tenants.size());
        tenants.forEach(tenant -> bytes.add(tenant.longValue()));
        return bytes.add(active)
                .add(encryptionKey)
                .add(signingKey)
                .add(recordVersion)
                .add(createdAt)
                .add(signedBy)
                .toBytes();
    }

    public User withSignature(byte[] newSignature) {
        return new User(
                id,
                name,
                role,
                tenants,
                active,
                encryptionKey,
                signingKey,
                recordVersion,
                createdAt,
                signedBy,
                newSignature);
    }
}
