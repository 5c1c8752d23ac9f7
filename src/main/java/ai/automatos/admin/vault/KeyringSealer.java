package ai.automatos.admin.vault;

import ai.automatos.admin.common.CanonicalBytes;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.crypto.Hpke;
import ai.automatos.admin.identity.User;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Hands keyrings to members: HPKE (RFC 9180) in auth mode, so that a member knows who granted. */
final class KeyringSealer {
    static final int KEY_BYTES = 32;

    private static final byte[] NO_AAD = new byte[0];

    private final UUID vaultId;
    private final SecureRandom random;

    KeyringSealer(UUID vaultId, SecureRandom random) {
        this.vaultId = vaultId;
        this.random = random;
    }

    SecretBytes newKey() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return SecretBytes.owning(key);
    }

    KeyringGrant grant(
            UUID keyringId, int generation, SecretBytes key, User member, UUID granter, UserKeys keys, Instant now) {
        Hpke.Sealed sealed = Hpke.sealAuth(
                Hpke.Aead.AES_256_GCM,
                keys.encryption().expose(),
                member.encryptionKey(),
                info(keyringId, generation, member.id()),
                NO_AAD,
                key.expose());
        return new KeyringGrant(
                keyringId, generation, member.id(), granter, sealed.encapsulated(), sealed.ciphertext(), now);
    }

    /** @throws UserFacingException {@code vault.grant.tampered} */
    SecretBytes open(KeyringGrant grant, TrustedUsers users, UserKeys keys) {
        return users.find(grant.grantedBy())
                .flatMap(granter -> Hpke.openAuth(
                        Hpke.Aead.AES_256_GCM,
                        granter.encryptionKey(),
                        keys.encryption().expose(),
                        grant.encapsulated(),
                        info(grant.keyringId(), grant.generation(), grant.memberId()),
                        NO_AAD,
                        grant.sealedKey()))
                .map(SecretBytes::owning)
                .orElseThrow(() -> new UserFacingException(
                        ErrorKind.VAULT_UNUSABLE,
                        "vault.grant.tampered",
                        grant.keyringId().toString(),
                        Integer.toString(grant.generation())));
    }

    private byte[] info(UUID keyringId, int generation, UUID memberId) {
        return new CanonicalBytes()
                .add("automatos-admin keyring")
                .add(KeyringGrant.FORMAT)
                .add(vaultId)
                .add(keyringId)
                .add(generation)
                .add(memberId)
                .toBytes();
    }
}
