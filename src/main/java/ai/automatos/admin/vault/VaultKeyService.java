package ai.automatos.admin.vault;

import ai.automatos.admin.audit.Actor;
import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.audit.AuditRepository;
import ai.automatos.admin.audit.Checkpointer;
import ai.automatos.admin.audit.journal.JournalFinding;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.Times;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.CallSource;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Permission;
import ai.automatos.admin.identity.User;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes the ways into a vault: password, recovery code, key file and keyrings. Old and new slots change places in one
 * unit; a new key file is on disk under another name before that unit and renamed after it. Thread-safe.
 */
public final class VaultKeyService {
    private final VaultRepository repository;
    private final Transactions transactions;
    private final Authorizer authorizer;
    private final VaultEvents events;
    private final UnlockDelay delay;
    private final Checkpointer checkpointer;
    private final KeyFileStore keyFiles;
    private final SessionOpener opener;
    private final SecureRandom random;
    private final Clock clock;

    public VaultKeyService(
            VaultRepository repository,
            Transactions transactions,
            Authorizer authorizer,
            AuditLog audit,
            AuditRepository log,
            Checkpointer checkpointer,
            Path keyFile,
            SecureRandom random,
            KdfCost cost,
            Clock clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.authorizer = authorizer;
        this.events = new VaultEvents(audit, clock);
        this.delay = new UnlockDelay(log, clock);
        this.checkpointer = checkpointer;
        this.keyFiles = new KeyFileStore(keyFile);
        this.opener = new SessionOpener(repository, keyFiles, random, cost);
        this.random = random;
        this.clock = clock;
    }

    /**
     * @param current asked again although unlocked; null where the key file alone opens
     * @param fresh null to go on with the key file alone
     */
    public void changePassword(
            Caller caller, VaultSession session, @Nullable SecretBytes current, @Nullable SecretBytes fresh) {
        authorizer.require(caller, Permission.ADMINISTER_VAULT);
        User user = session.user();
        VaultInfo vault = opener.vault();
        try (SessionOpener.KeyFileAndSlot found = opener.keyFile(vault, user);
                UserKeys keys = prove(caller, vault, found, current);
                Password password = Password.of(fresh)) {
            Slot slot = opener.slots(vault).seal(user.id(), keys, password, found.file(), now());
            transactions.inUnit(() -> {
                repository.add(slot);
                repository.removeSlot(found.slot().id());
                events.append(caller, AuditAction.VAULT_PASSWORD_CHANGED, Map.of("key_file_only", fresh == null));
            });
        }
    }

    /** Makes a new recovery code; the old one stops working. Returned to be shown once. */
    public String newRecoveryCode(Caller caller, VaultSession session, @Nullable SecretBytes current) {
        authorizer.require(caller, Permission.ADMINISTER_VAULT);
        User user = session.user();
        VaultInfo vault = opener.vault();
        try (SessionOpener.KeyFileAndSlot found = opener.keyFile(vault, user);
                UserKeys keys = prove(caller, vault, found, current);
                SecretBytes code = RecoveryCode.random(random)) {
            Slot slot = opener.slots(vault).sealForRecovery(user.id(), keys, code, now());
            List<UUID> old = slotIds(user, Slot.Kind.RECOVERY);
            transactions.inUnit(() -> {
                repository.add(slot);
                old.forEach(repository::removeSlot);
                events.append(caller, AuditAction.VAULT_RECOVERY_CODE_CHANGED, Map.of());
            });
            return RecoveryCode.show(code);
        }
    }

    /** Makes a new key file, for the same password; copies of the old one stop working. */
    public Path rotateKeyFile(Caller caller, VaultSession session, @Nullable SecretBytes current) {
        authorizer.require(caller, Permission.ADMINISTER_VAULT);
        User user = session.user();
        VaultInfo vault = opener.vault();
        try (SessionOpener.KeyFileAndSlot found = opener.keyFile(vault, user);
                UserKeys keys = prove(caller, vault, found, current);
                Password password = Password.of(current);
                SecretBytes secret = opener.keyrings(vault).newKey()) {
            KeyFile fresh =
                    new KeyFile(vault.id(), Ids.random(), secret, found.file().rootFingerprint());
            Slot slot = opener.slots(vault).seal(user.id(), keys, password, fresh, now());
            keyFiles.writePending(fresh);
            transactions.inUnit(() -> {
                repository.add(slot);
                repository.removeSlot(found.slot().id());
                events.append(caller, AuditAction.VAULT_KEY_ROTATED, Map.of("key", "key file"));
            });
            keyFiles.promotePending();
            return keyFiles.file();
        }
    }

    /**
     * Opens the vault with the recovery code and makes new ways in: a slot for the new password, a new recovery code,
     * and a new key file if asked for. All old slots of the user go.
     */
    public Recovered recover(CallSource source, Recovery recovery) {
        VaultInfo vault = opener.vault();
        User user = opener.user(recovery.userName());
        delay.check();
        try (SecretBytes code = RecoveryCode.parse(recovery.code());
                SecretBytes freshCode = RecoveryCode.random(random);
                Password password = Password.of(recovery.password())) {
            UserKeys keys = openForRecovery(source, vault, user, code);
            List<Slot> slots = repository.slots(user.id());
            KeyFile keyFile = recovery.newKeyFile() ? newKeyFile(vault) : opener.keyFile(vault, slots);
            try (SecretBytes wiped = keyFile.secret()) {
                UnlockedVault session = opener.session(vault, user, keys, keyFile.rootFingerprint());
                Caller caller = VaultService.caller(user, source);
                Slot slot = opener.slots(vault).seal(user.id(), keys, password, keyFile, now());
                Slot recoverySlot = opener.slots(vault).sealForRecovery(user.id(), keys, freshCode, now());
                List<UUID> old = slots.stream().map(Slot::id).toList();
                try {
                    if (recovery.newKeyFile()) {
                        keyFiles.writePending(keyFile);
                    }
                    transactions.inUnit(() -> {
                        Acknowledgement.append(events, caller, recovery.incidents());
                        Stream.of(slot, recoverySlot).forEach(repository::add);
                        old.forEach(repository::removeSlot);
                        events.append(
                                caller,
                                AuditAction.VAULT_RECOVERED,
                                Map.of("new_key_file", recovery.newKeyFile(), "key_file_only", password == null));
                    });
                    if (recovery.newKeyFile()) {
                        keyFiles.promotePending();
                    }
                    checkpointer.signAll(session);
                    return new Recovered(session, caller, RecoveryCode.show(freshCode), keyFiles.file());
                } catch (RuntimeException e) {
                    session.close();
                    throw e;
                }
            }
        }
    }

    /**
     * Makes a new generation of a keyring current and hands it to its members, unless one is begun already and not
     * ended; the session knows it at once.
     *
     * @return the current generation
     */
    public int beginRotation(Caller caller, VaultSession session, long tenant, UUID owner) {
        authorizer.require(caller, Permission.ADMINISTER_VAULT);
        UnlockedVault open = (UnlockedVault) session;
        Keyring keyring = open.keyring(tenant, owner);
        if (open.generations(keyring.id()).size() > 1) {
            return keyring.currentGeneration();
        }
        VaultInfo vault = opener.vault();
        int generation = keyring.currentGeneration() + 1;
        Keyring next = new Keyring(keyring.id(), tenant, owner, generation, keyring.createdAt());
        SecretBytes key = opener.keyrings(vault).newKey();
        List<KeyringGrant> grants = members(open, tenant, owner)
                .map(member -> opener.keyrings(vault)
                        .grant(
                                keyring.id(),
                                generation,
                                key,
                                member,
                                open.user().id(),
                                open.keys(),
                                now()))
                .toList();
        transactions.inUnit(() -> {
            repository.save(next);
            grants.forEach(repository::add);
            events.append(
                    caller,
                    AuditAction.VAULT_KEY_ROTATED,
                    Map.of("key", "keyring", "generation", generation, "step", "begun"));
        });
        open.learn(next, generation, key);
        return generation;
    }

    /** Forgets the generations before the current one; nothing may use them any more. */
    public void endRotation(Caller caller, VaultSession session, long tenant, UUID owner) {
        authorizer.require(caller, Permission.ADMINISTER_VAULT);
        UnlockedVault open = (UnlockedVault) session;
        Keyring keyring = open.keyring(tenant, owner);
        List<Integer> old = open.generations(keyring.id()).stream()
                .filter(generation -> generation < keyring.currentGeneration())
                .toList();
        transactions.inUnit(() -> {
            old.forEach(generation -> repository.removeGrants(keyring.id(), generation));
            events.append(
                    caller,
                    AuditAction.VAULT_KEY_ROTATED,
                    Map.of("key", "keyring", "generation", keyring.currentGeneration(), "step", "ended"));
        });
        old.forEach(generation -> open.forget(keyring.id(), generation));
    }

    private Stream<User> members(UnlockedVault open, long tenant, UUID owner) {
        return repository.users().stream()
                .flatMap(user -> open.users().find(user.id()).stream())
                .filter(User::active)
                .filter(user -> owner.equals(Ids.SHARED)
                        ? user.tenants().contains(tenant)
                        : user.id().equals(owner));
    }

    private UserKeys prove(
            Caller caller, VaultInfo vault, SessionOpener.KeyFileAndSlot found, @Nullable SecretBytes current) {
        try (Password password = Password.of(current)) {
            Optional<UserKeys> keys = opener.slots(vault).open(found.slot(), password, found.file());
            if (keys.isEmpty()) {
                throw events.refused(
                        transactions,
                        caller.actor(),
                        new CallSource(caller.channel(), caller.address()),
                        "password",
                        new UserFacingException(ErrorKind.LOCKED, "vault.password.wrong"));
            }
            return keys.get();
        }
    }

    private UserKeys openForRecovery(CallSource source, VaultInfo vault, User user, SecretBytes code) {
        Optional<UserKeys> keys =
                opener.recoverySlot(user).flatMap(slot -> opener.slots(vault).openForRecovery(slot, code));
        if (keys.isEmpty()) {
            throw events.refused(
                    transactions,
                    Actor.unproven(user.name()),
                    source,
                    "recovery code",
                    new UserFacingException(ErrorKind.LOCKED, "vault.recovery.wrong"));
        }
        return keys.get();
    }

    /** Without a key file the root is the database's word; the opened private keys must still fit the signed record. */
    private KeyFile newKeyFile(VaultInfo vault) {
        return new KeyFile(vault.id(), Ids.random(), opener.keyrings(vault).newKey(), vault.rootFingerprint());
    }

    private List<UUID> slotIds(User user, Slot.Kind kind) {
        return repository.slots(user.id()).stream()
                .filter(slot -> slot.kind() == kind)
                .map(Slot::id)
                .toList();
    }

    private Instant now() {
        return Times.now(clock);
    }

    /**
     * What a recovery is to do.
     *
     * @param password the new master password, or null for the key file alone
     * @param newKeyFile whether the key file is lost, too
     * @param incidents accepted by the same act; empty where log and database agree
     */
    public record Recovery(
            @Nullable String userName,
            SecretBytes code,
            @Nullable SecretBytes password,
            boolean newKeyFile,
            List<JournalFinding.Incident> incidents) {}

    /** @param recoveryCode the new one, shown once */
    public record Recovered(VaultSession session, Caller caller, String recoveryCode, Path keyFile) {
        @Override
        public String toString() {
            return "Recovered[" + keyFile + "]";
        }
    }
}
