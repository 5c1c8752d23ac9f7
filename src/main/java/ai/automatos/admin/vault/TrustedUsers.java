package ai.automatos.admin.vault;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.crypto.Digests;
import ai.automatos.admin.crypto.Ed25519;
import ai.automatos.admin.identity.Role;
import ai.automatos.admin.identity.User;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The users whose records are vouched for by a chain of signatures that ends at the root. Immutable. */
public final class TrustedUsers {
    private final Map<UUID, User> byId;

    private TrustedUsers(Map<UUID, User> byId) {
        this.byId = byId;
    }

    /** Checks every record; those that do not hold are left out. */
    static TrustedUsers of(List<User> users, UUID vaultId, String rootFingerprint) {
        Map<UUID, User> known = new HashMap<>();
        users.forEach(user -> known.put(user.id(), user));
        Map<UUID, User> trusted = new HashMap<>();
        for (User user : users) {
            if (isTrusted(user, known, vaultId, rootFingerprint)) {
                trusted.put(user.id(), user);
            }
        }
        return new TrustedUsers(Map.copyOf(trusted));
    }

    /** @throws UserFacingException {@code vault.user.untrusted} */
    User require(User user) {
        if (!byId.containsKey(user.id())) {
            throw new UserFacingException(ErrorKind.VAULT_UNUSABLE, "vault.user.untrusted", user.name());
        }
        return user;
    }

    public Optional<User> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Hexadecimal SHA-256 of an Ed25519 public key. */
    public static String fingerprint(byte[] signingKey) {
        return HexFormat.of().formatHex(Digests.sha256(signingKey));
    }

    private static boolean isTrusted(User user, Map<UUID, User> known, UUID vaultId, String rootFingerprint) {
        Set<UUID> seen = new HashSet<>();
        User next = user;
        while (seen.add(next.id())) {
            User signer = known.get(next.signedBy());
            if (signer == null || !Ed25519.verify(signer.signingKey(), next.signedBytes(vaultId), next.signature())) {
                return false;
            }
            if (signer.id().equals(next.id())) {
                return fingerprint(next.signingKey()).equals(rootFingerprint);
            }
            if (signer.role() != Role.ADMINISTRATOR) {
                return false;
            }
            next = signer;
        }
        return false;
    }
}
