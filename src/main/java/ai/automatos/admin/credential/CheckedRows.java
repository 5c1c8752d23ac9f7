package ai.automatos.admin.credential;

import ai.automatos.admin.audit.Actor;
import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Permission;
import ai.automatos.admin.vault.RowMac;
import ai.automatos.admin.vault.SealedValue;
import ai.automatos.admin.vault.ValueContext;
import ai.automatos.admin.vault.VaultSession;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The gate between rows as they lie in the database and rows that are obeyed. */
final class CheckedRows {
    private final CredentialRepository repository;
    private final Authorizer authorizer;
    private final CredentialEvents events;
    private final Supplier<Optional<VaultSession>> session;

    CheckedRows(
            CredentialRepository repository,
            Authorizer authorizer,
            CredentialEvents events,
            Supplier<Optional<VaultSession>> session) {
        this.repository = repository;
        this.authorizer = authorizer;
        this.events = events;
        this.session = session;
    }

    Optional<VaultSession> session() {
        return session.get();
    }

    VaultSession unlocked() {
        return session.get().orElseThrow(() -> new UserFacingException(ErrorKind.LOCKED, "vault.locked"));
    }

    /** A row to look at, authentic or not. */
    CredentialRow visible(Caller caller, UUID id) {
        return repository
                .find(id)
                .filter(row -> isVisible(caller, row.credential()))
                .orElseThrow(
                        () -> notFound(caller, id.toString(), row -> row.id().equals(id)));
    }

    /**
     * Why nothing was found. An altered row may hide under another name, id, tenant or owner, and a damaged index may
     * hide a row that is whole: then it is not the user who is mistaken. So the rows are read by key and by name.
     *
     * @param wanted what was looked for, of all that the caller sees
     */
    UserFacingException notFound(Caller caller, String name, Predicate<Credential> wanted) {
        AtomicInteger altered = new AtomicInteger();
        AtomicBoolean hidden =
                new AtomicBoolean(repository.list(caller.tenant(), owner(caller), CredentialFilter.ALL).stream()
                        .map(CredentialRow::credential)
                        .anyMatch(wanted));
        repository.forEach(row -> {
            if (integrity(row) == Integrity.TAMPERED) {
                altered.incrementAndGet();
            }
            if (isVisible(caller, row.credential()) && wanted.test(row.credential())) {
                hidden.set(true);
            }
        });
        if (altered.get() > 0) {
            return new UserFacingException(
                    ErrorKind.VAULT_UNUSABLE, "credential.not.found.altered", name, altered.toString());
        }
        return hidden.get()
                ? new UserFacingException(ErrorKind.VAULT_UNUSABLE, "store.database.damaged")
                : new UserFacingException(ErrorKind.NOT_FOUND, "credential.not.found", name);
    }

    /** A row to act on: authentic, and the caller may. */
    CredentialRow obeyed(Caller caller, UUID id, Permission permission) {
        VaultSession vault = unlocked();
        CredentialRow row = visible(caller, id);
        authorizer.require(caller, permission, row.credential().ref());
        if (integrity(vault, row) != Integrity.AUTHENTIC) {
            events.refused(caller, AuditAction.ACCESS_FAILED, row.credential().ref(), "row_tampered");
            throw new UserFacingException(
                    ErrorKind.VAULT_UNUSABLE,
                    "credential.row.tampered",
                    row.credential().name(),
                    row.credential().environment().word());
        }
        return row;
    }

    Integrity integrity(CredentialRow row) {
        return session.get().map(vault -> integrity(vault, row)).orElse(Integrity.UNCHECKED);
    }

    static Integrity integrity(VaultSession vault, CredentialRow row) {
        Credential credential = row.credential();
        return of(vault.isAuthentic(credential.tenant(), Credential.TABLE, credential.macRow(), row.mac()));
    }

    static Integrity of(boolean authentic) {
        return authentic ? Integrity.AUTHENTIC : Integrity.TAMPERED;
    }

    static RowMac mac(VaultSession vault, Credential credential) {
        return vault.mac(credential.tenant(), Credential.TABLE, credential.macRow());
    }

    static SealedValue seal(VaultSession vault, ValueContext context, Map<String, SecretBytes> values) {
        try (SecretBytes plain = ValueCodec.encode(values)) {
            return vault.seal(context, plain);
        }
    }

    /** The caller wipes the values. */
    static Map<String, SecretBytes> open(VaultSession vault, Credential credential) {
        try (SecretBytes plain = vault.open(credential.valueContext(), credential.sealed())) {
            return ValueCodec.decode(plain);
        }
    }

    /**
     * To be asked inside the unit that writes what was sealed or signed before it: a rotation that began in between
     * would forget the key.
     */
    static void requireCurrent(VaultSession vault, long tenant, RowMac mac) {
        requireCurrent(vault, tenant, Ids.SHARED, mac.generation());
    }

    /** For a credential that was sealed anew. */
    static void requireCurrent(VaultSession vault, Credential credential) {
        requireCurrent(
                vault,
                credential.tenant(),
                credential.owner(),
                credential.sealed().generation());
    }

    private static void requireCurrent(VaultSession vault, long tenant, UUID owner, int generation) {
        if (vault.currentGeneration(tenant, owner) != generation) {
            throw new UserFacingException(ErrorKind.CONFLICT, "credential.keys.changed");
        }
    }

    /** The owner whose personal credentials the caller sees. */
    static UUID owner(Caller caller) {
        return caller.actor().kind() == Actor.Kind.USER
                ? UUID.fromString(caller.actor().id())
                : Ids.SHARED;
    }

    private static boolean isVisible(Caller caller, Credential credential) {
        return credential.tenant() == caller.tenant()
                && (credential.owner().equals(Ids.SHARED) || credential.owner().equals(owner(caller)));
    }
}
