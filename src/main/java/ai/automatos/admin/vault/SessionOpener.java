package ai.automatos.admin.vault;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.User;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the user, the key file and the slot that belong together, and opens them, one clear message for each fault. */
final class SessionOpener {
    private final VaultRepository repository;
    private final KeyFileStore keyFiles;
    private final SecureRandom random;
    private final KdfCost cost;

    SessionOpener(VaultRepository repository, KeyFileStore keyFiles, SecureRandom random, KdfCost cost) {
        this.repository = repository;
        this.keyFiles = keyFiles;
        this.random = random;
        this.cost = cost;
    }

    VaultInfo vault() {
        return repository.info().orElseThrow(() -> new UserFacingException(ErrorKind.VAULT_UNUSABLE, "vault.none"));
    }

    SlotSealer slots(VaultInfo vault) {
        return new SlotSealer(vault.id(), random, cost);
    }

    KeyringSealer keyrings(VaultInfo vault) {
        return new KeyringSealer(vault.id(), random);
    }

    /** @param name may be left out while there is one user only */
    User user(@Nullable String name) {
        List<User> users = repository.users();
        if (users.isEmpty()) { // A vault is made with its first user and never loses the last one.
            throw new UserFacingException(ErrorKind.VAULT_UNUSABLE, "store.database.damaged");
        }
        if (name == null && users.size() == 1) {
            return users.get(0);
        }
        if (name == null) {
            throw new UserFacingException(
                    ErrorKind.AMBIGUOUS,
                    "vault.user.choose",
                    users.stream().map(User::name).collect(Collectors.joining(", ")));
        }
        return users.stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserFacingException(ErrorKind.NOT_FOUND, "vault.user.unknown", name));
    }

    /**
     * The key file of this vault that has a slot, checked in this order: missing, damaged, of another vault, another
     * file of this vault.
     */
    KeyFileAndSlot keyFile(VaultInfo vault, User user) {
        List<Slot> slots = repository.slots(user.id());
        KeyFile file = keyFile(vault, slots);
        Slot slot = slotFor(slots, file).orElseThrow(() -> {
            file.secret().close();
            return new UserFacingException(
                    ErrorKind.VAULT_UNUSABLE,
                    "vault.keyfile.other.file",
                    keyFiles.file().toString());
        });
        return new KeyFileAndSlot(file, slot);
    }

    /** A key file of this vault. A new one with a slot, whose rename was cut short, is made the key file first. */
    KeyFile keyFile(VaultInfo vault, List<Slot> slots) {
        Optional<KeyFile> pending = keyFiles.readPending()
                .filter(file -> file.vaultId().equals(vault.id())
                        && slotFor(slots, file).isPresent());
        if (pending.isPresent()) {
            keyFiles.promotePending();
        }
        KeyFile file = pending.isPresent() ? pending.get() : keyFiles.read();
        if (!file.vaultId().equals(vault.id())) {
            file.secret().close();
            throw new UserFacingException(
                    ErrorKind.VAULT_UNUSABLE,
                    "vault.keyfile.other.vault",
                    keyFiles.file().toString());
        }
        return file;
    }

    /** Puts a copy of the key file in place, if it fits and the one that is there does not. */
    void adopt(Path copy, VaultInfo vault, User user) {
        try {
            keyFile(vault, user).close();
            return;
        } catch (UserFacingException e) {
            if (e.kind() != ErrorKind.VAULT_UNUSABLE) {
                throw e; // It may well fit: it could not be looked at.
            }
        }
        KeyFile file = KeyFileStore.readCopy(copy);
        try (SecretBytes wiped = file.secret()) {
            if (!file.vaultId().equals(vault.id())) {
                throw new UserFacingException(ErrorKind.VAULT_UNUSABLE, "vault.keyfile.other.vault", copy.toString());
            }
            if (slotFor(repository.slots(user.id()), file).isEmpty()) {
                throw new UserFacingException(ErrorKind.VAULT_UNUSABLE, "vault.keyfile.other.file", copy.toString());
            }
            keyFiles.adopt(file);
        }
    }

    Optional<Slot> recoverySlot(User user) {
        return repository.slots(user.id()).stream()
                .filter(slot -> slot.kind() == Slot.Kind.RECOVERY)
                .findFirst();
    }

    /**
     * Builds the session from opened keys: the user's record must be vouched for up to the root, and the private keys
     * must be that record's.
     */
    UnlockedVault session(VaultInfo vault, User user, UserKeys keys, String rootFingerprint) {
        TrustedUsers users = TrustedUsers.of(repository.users(), vault.id(), rootFingerprint);
        users.require(user);
        boolean own = java.util.Arrays.equals(keys.signingPublic(), user.signingKey())
                && java.util.Arrays.equals(keys.encryptionPublic(), user.encryptionKey());
        if (!own || !user.active()) {
            throw new UserFacingException(ErrorKind.VAULT_UNUSABLE, "vault.user.untrusted", user.name());
        }
        UnlockedVault session = new UnlockedVault(vault.id(), user, keys, users, random);
        KeyringSealer sealer = keyrings(vault);
        List<Keyring> keyrings = repository.keyrings();
        for (KeyringGrant grant : repository.grants(user.id())) {
            Keyring keyring = keyring(keyrings, grant.keyringId());
            session.learn(keyring, grant.generation(), sealer.open(grant, users, keys));
        }
        return session;
    }

    private static Keyring keyring(List<Keyring> keyrings, UUID id) {
        return keyrings.stream()
                .filter(keyring -> keyring.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new UserFacingException(ErrorKind.VAULT_UNUSABLE, "vault.keyring.missing", id.toString(), ""));
    }

    private static Optional<Slot> slotFor(List<Slot> slots, KeyFile file) {
        return slots.stream().filter(slot -> file.id().equals(slot.keyFileId())).findFirst();
    }

    /** A key file and the slot it belongs to; closing wipes the file's secret. */
    record KeyFileAndSlot(KeyFile file, Slot slot) implements AutoCloseable {
        @Override
        public void close() {
            file.secret().close();
        }
    }
}
