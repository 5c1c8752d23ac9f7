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
import ai.automatos.admin.identity.CallSource;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Role;
import ai.automatos.admin.identity.User;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates a vault, unlocks and locks it. Passwords handed in stay the caller's to wipe. Thread-safe. */
public final class VaultService {
    private final VaultRepository repository;
    private final Transactions transactions;
    private final VaultEvents events;
    private final UnlockDelay delay;
    private final Checkpointer checkpointer;
    private final KeyFileStore keyFiles;
    private final SessionOpener opener;
    private final SecureRandom random;
    private final Clock clock;

    public VaultService(
            VaultRepository repository,
            Transactions transactions,
            AuditLog audit,
            AuditRepository log,
            Checkpointer checkpointer,
            Path keyFile,
            SecureRandom random,
            KdfCost cost,
            Clock clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.events = new VaultEvents(audit, clock);
        this.delay = new UnlockDelay(log, clock);
        this.checkpointer = checkpointer;
        this.keyFiles = new KeyFileStore(keyFile);
        this.opener = new SessionOpener(repository, keyFiles, random, cost);
        this.random = random;
        this.clock = clock;
    }

    /**
     * Creates the vault with its first user, an administrator and the root of trust. The key file is written under
     * another name first and renamed after the commit: killed in between, the next unlock finishes the rename.
     *
     * @param typed the master password, or null for the key file alone
     * @throws UserFacingException {@code vault.exists}, {@code vault.keyfile.exists}, {@code vault.user.name}
     */
    public Created create(CallSource source, String userName, @Nullable SecretBytes typed) {
        String name = userName.strip();
        if (name.isEmpty() || name.length() > 320 || name.chars().anyMatch(Character::isISOControl)) {
            throw new UserFacingException(ErrorKind.INVALID_INPUT, "vault.user.name");
        }
        if (repository.info().isPresent()) {
            throw new UserFacingException(ErrorKind.CONFLICT, "vault.exists");
        }
        if (keyFiles.exists()) {
            throw new UserFacingException(
                    ErrorKind.CONFLICT, "vault.keyfile.exists", keyFiles.file().toString());
        }
        Instant now = Times.now(clock);
        UserKeys keys = UserKeys.generate(random);
        String root = TrustedUsers.fingerprint(keys.signingPublic());
        VaultInfo vault = new VaultInfo(Ids.random(), Ids.random(), root, now);
        User user = newUser(vault, name, keys, now);
        Keyring keyring = new Keyring(Ids.random(), Ids.DEFAULT_TENANT, Ids.SHARED, 1, now);
        KeyFile keyFile =
                new KeyFile(vault.id(), Ids.random(), opener.keyrings(vault).newKey(), root);
        SecretBytes code = RecoveryCode.random(random);
        SecretBytes keyringKey = opener.keyrings(vault).newKey();
        try (Password password = Password.of(typed);
                SecretBytes wiped = keyFile.secret()) {
            Slot slot = opener.slots(vault).seal(user.id(), keys, password, keyFile, now);
            Slot recovery = opener.slots(vault).sealForRecovery(user.id(), keys, code, now);
            KeyringGrant grant = opener.keyrings(vault).grant(keyring.id(), 1, keyringKey, user, user.id(), keys, now);
            keyFiles.writePending(keyFile);
            Caller caller = caller(user, source);
            transactions.inUnit(() -> {
                repository.create(vault);
                repository.save(user);
                repository.add(slot);
                repository.add(recovery);
                repository.save(keyring);
                repository.add(grant);
                events.append(caller, AuditAction.VAULT_CREATED, Map.of("key_file_only", typed == null));
            });
            keyFiles.promotePending();
            UnlockedVault session =
                    new UnlockedVault(vault.id(), user, keys, TrustedUsers.of(List.of(user), vault.id(), root), random);
            session.learn(keyring, 1, keyringKey);
            checkpointer.signAll(session);
            return new Created(session, caller, RecoveryCode.show(code), keyFiles.file());
        } catch (RuntimeException e) {
            keys.close();
            keyringKey.close();
            throw e;
        } finally {
            code.close();
        }
    }

    /** @throws UserFacingException {@code vault.none} */
    public VaultInfo info() {
        return opener.vault();
    }

    /** Whether no password is asked for. */
    public boolean isKeyFileOnly(@Nullable String userName) {
        opener.vault();
        return repository.slots(opener.user(userName).id()).stream()
                .anyMatch(slot -> slot.kind() == Slot.Kind.KEY_FILE);
    }

    /**
     * Whether the key file is there and fits this vault and user; no password is needed to know that.
     *
     * @throws UserFacingException as {@link #unlock} does before it looks at the password
     */
    public void checkKeyFile(@Nullable String userName) {
        opener.keyFile(opener.vault(), opener.user(userName)).close();
    }

    /**
     * Puts a copy of the key file, kept elsewhere, in place. A key file that fits is never replaced; one that does not
     * is kept beside it.
     *
     * @throws UserFacingException {@code vault.keyfile.*} about the copy; then nothing has changed
     */
    public void useKeyFile(Path copy, @Nullable String userName) {
        opener.adopt(copy, opener.vault(), opener.user(userName));
    }

    /**
     * Opens the vault; the event is durable before the session is handed out, and the first act is a checkpoint that
     * covers what was logged while locked.
     *
     * @param typed the master password, or null where the key file alone opens
     * @throws UserFacingException one key for each fault, in the order of {@link SessionOpener#keyFile}; then
     *     {@code vault.slot.damaged}, {@code vault.password.wrong}, {@code vault.unlock.delayed}
     */
    public Unlocked unlock(CallSource source, @Nullable String userName, @Nullable SecretBytes typed) {
        Unlocked unlocked = open(source, userName, typed);
        return finish(
                unlocked,
                () -> events.append(
                        unlocked.caller(),
                        AuditAction.VAULT_UNLOCKED,
                        Map.of("user", unlocked.caller().actor().name())));
    }

    /**
     * Unlocks a vault whose log and database disagree, and accepts that: an event with the old heads opens each
     * affected chain's next epoch. Also how a restored backup goes on.
     */
    public Unlocked acknowledge(
            CallSource source,
            @Nullable String userName,
            @Nullable SecretBytes typed,
            List<JournalFinding.Incident> incidents) {
        Unlocked unlocked = open(source, userName, typed);
        return finish(unlocked, () -> Acknowledgement.append(events, unlocked.caller(), incidents));
    }

    /** Says farewell in the log, signs what was logged, and wipes the session's keys whatever happens. */
    public void lock(Caller caller, VaultSession session) {
        try {
            transactions.inUnit(() -> events.append(caller, AuditAction.VAULT_LOCKED, Map.of()));
            checkpointer.signAll(session);
        } finally {
            session.close();
        }
    }

    /**
     * A user's Ed25519 public key, if a chain of signatures vouches for the user: up to the root in the key file while
     * unlocked, else only up to the root that the database names.
     */
    public Optional<byte[]> trustedKey(Optional<VaultSession> session, UUID userId) {
        VaultInfo vault = opener.vault();
        TrustedUsers users = session.filter(UnlockedVault.class::isInstance)
                .map(open -> ((UnlockedVault) open).users())
                .orElseGet(() -> TrustedUsers.of(repository.users(), vault.id(), vault.rootFingerprint()));
        return users.find(userId).map(User::signingKey);
    }

    private Unlocked open(CallSource source, @Nullable String userName, @Nullable SecretBytes typed) {
        VaultInfo vault = opener.vault();
        User user = opener.user(userName);
        delay.check();
        try (SessionOpener.KeyFileAndSlot found = opener.keyFile(vault, user);
                Password password = Password.of(typed)) {
            Optional<UserKeys> keys = opener.slots(vault).open(found.slot(), password, found.file());
            if (keys.isEmpty()) {
                throw events.refused(
                        transactions,
                        Actor.unproven(user.name()),
                        source,
                        "password",
                        new UserFacingException(ErrorKind.LOCKED, "vault.password.wrong"));
            }
            UnlockedVault session =
                    opener.session(vault, user, keys.get(), found.file().rootFingerprint());
            return new Unlocked(session, caller(user, source));
        }
    }

    private Unlocked finish(Unlocked unlocked, Runnable unit) {
        boolean done = false;
        try {
            transactions.inUnit(unit);
            checkpointer.signAll(unlocked.session());
            done = true;
            return unlocked;
        } finally {
            if (!done) {
                unlocked.session().close();
            }
        }
    }

    static Caller caller(User user, CallSource source) {
        return new Caller(
                Actor.user(user.id(), user.name()),
                user.role(),
                Ids.DEFAULT_TENANT,
                source.channel(),
                source.address());
    }

    private static User newUser(VaultInfo vault, String name, UserKeys keys, Instant now) {
        UUID id = Ids.random();
        User unsigned = new User(
                id,
                name,
                Role.ADMINISTRATOR,
                List.of(Ids.DEFAULT_TENANT),
                true,
                keys.encryptionPublic(),
                keys.signingPublic(),
                1,
                now,
                id,
                new byte[0]);
        return unsigned.withSignature(keys.sign(unsigned.signedBytes(vault.id())));
    }

    /** An open session and who holds it. */
    public record Unlocked(VaultSession session, Caller caller) {}

    /** @param recoveryCode shown once, never stored */
    public record Created(VaultSession session, Caller caller, String recoveryCode, Path keyFile) {
        @Override
        public String toString() {
            return "Created[" + keyFile + "]";
        }
    }
}
