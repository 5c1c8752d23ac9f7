package ai.automatos.admin.credential;

import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.catalog.CheckedType;
import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.catalog.OwnType;
import ai.automatos.admin.catalog.OwnTypeReader;
import ai.automatos.admin.catalog.TypeKeys;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.Times;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Permission;
import ai.automatos.admin.vault.RowMac;
import ai.automatos.admin.vault.VaultSession;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Types that users write: a change and its event are one unit, and the catalogue knows of it when the call returns.
 * Editing makes a new version; credentials keep working. All but {@link #check} touch the database. Thread-safe.
 */
public final class OwnTypeService {
    private final OwnTypeRepository repository;
    private final Transactions transactions;
    private final Authorizer authorizer;
    private final TenantTypes types;
    private final OwnTypeReader reader;
    private final Messages messages;
    private final Clock clock;
    private final OwnTypeEvents events;
    private final CheckedRows rows;
    private final OwnTypeUsage usage;

    /** @param session the unlocked vault, or empty while locked */
    public OwnTypeService(
            OwnTypeRepository repository,
            CredentialRepository credentials,
            Transactions transactions,
            AuditLog audit,
            Authorizer authorizer,
            TenantTypes types,
            OwnTypeReader reader,
            Supplier<Optional<VaultSession>> session,
            Messages messages,
            Clock clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.authorizer = authorizer;
        this.types = types;
        this.reader = reader;
        this.messages = messages;
        this.clock = clock;
        CredentialEvents all = new CredentialEvents(transactions, audit, clock);
        this.events = new OwnTypeEvents(all, transactions);
        this.rows = new CheckedRows(credentials, authorizer, all, session);
        this.usage = new OwnTypeUsage(repository, credentials, types);
    }

    /** By name, those that are not obeyed included; also brings the catalogue up to date with other computers. */
    public List<OwnTypeState> list(Caller caller) {
        authorizer.require(caller, Permission.VIEW_TYPES);
        VaultSession vault = rows.unlocked();
        types.refresh();
        return usage.states(vault, caller);
    }

    /** One of {@link #list}; {@code type.not.own}. */
    public OwnTypeState get(Caller caller, String key) {
        authorizer.require(caller, Permission.VIEW_TYPES);
        return state(caller, key);
    }

    /**
     * What a text is worth, while it is being written. Stores nothing and needs no vault.
     *
     * @param key of the own type that is edited, or null for a new one
     */
    public CheckedType check(Caller caller, String json, @Nullable String key) {
        authorizer.require(caller, Permission.VIEW_TYPES);
        return reader.read(json, key);
    }

    /** The own type that {@link #create} would find in its way: ask before whether it is to be a new version. */
    public Optional<OwnTypeState> inTheWay(Caller caller, OwnTypeDraft draft) {
        authorizer.require(caller, Permission.VIEW_TYPES);
        VaultSession vault = rows.unlocked();
        return usage.inTheWay(vault, caller, sound(draft)).map(key -> state(caller, key));
    }

    /**
     * Creates or imports.
     *
     * @throws InvalidTypeException with every problem
     * @throws UserFacingException {@code type.name.taken} unless the draft wants a new version
     */
    public OwnTypeState create(Caller caller, OwnTypeDraft draft) {
        VaultSession vault = rows.unlocked();
        authorizer.require(caller, Permission.EDIT_TYPES);
        CheckedType.Sound sound = sound(draft);
        Optional<String> taken = usage.inTheWay(vault, caller, sound);
        if (taken.isPresent()) {
            if (draft.ifTaken() == OwnTypeDraft.IfTaken.REFUSE) {
                throw new UserFacingException(
                        ErrorKind.CONFLICT, "type.name.taken", sound.type().name(), taken.get());
            }
            MacRow<OwnType> old = obeyed(vault, caller, taken.get());
            return save(vault, caller, old.row().key(), old.row(), sound, draft.loopbackAllowed());
        }
        String key = sound.keyGiven()
                ? sound.type().key()
                : TypeKeys.free(sound.type().key(), candidate -> isTaken(caller, candidate));
        return save(vault, caller, key, null, sound, draft.loopbackAllowed());
    }

    /**
     * Makes a new version; without a difference nothing is written.
     *
     * @param expectedVersion the version that the user looked at
     * @throws InvalidTypeException with every problem
     * @throws UserFacingException {@code type.edited.meanwhile}, {@code type.key.fixed}, {@code type.row.tampered}
     */
    public OwnTypeState edit(Caller caller, String key, long expectedVersion, String json, boolean loopbackAllowed) {
        VaultSession vault = rows.unlocked();
        authorizer.require(caller, Permission.EDIT_TYPES);
        OwnType old = obeyed(vault, caller, key).row();
        if (old.version() != expectedVersion) {
            throw new UserFacingException(ErrorKind.CONFLICT, "type.edited.meanwhile", key);
        }
        CheckedType.Sound sound = sound(json, key);
        if (sound.keyGiven() && !sound.type().key().equals(key)) {
            throw new UserFacingException(
                    ErrorKind.INVALID_INPUT, "type.key.fixed", key, sound.type().key());
        }
        if (old.json().equals(sound.json(key)) && old.loopbackAllowed() == loopbackAllowed) {
            return state(caller, key);
        }
        return save(vault, caller, key, old, sound, loopbackAllowed);
    }

    /** The JSON of any type, in lines; {@code credential.type.unknown}. */
    public String export(Caller caller, String key) {
        authorizer.require(caller, Permission.VIEW_TYPES);
        return OwnTypeText.pretty(source(key));
    }

    /** The JSON of a copy of any type, to be edited and created; nothing is stored. */
    public String duplicate(Caller caller, String key) {
        authorizer.require(caller, Permission.VIEW_TYPES);
        return OwnTypeText.copy(source(key), messages);
    }

    /**
     * Removes a type with all its versions, one that is not obeyed too.
     *
     * @throws UserFacingException {@code type.in.use} naming the credentials, {@code type.edited.meanwhile}
     */
    public void delete(Caller caller, String key, long expectedVersion) {
        rows.unlocked();
        authorizer.require(caller, Permission.EDIT_TYPES);
        AuditEvent event = events.deleted(caller, key);
        try {
            transactions.inUnit(() -> {
                long version = newest(caller, key).row().version();
                if (version != expectedVersion) {
                    throw new UserFacingException(ErrorKind.CONFLICT, "type.edited.meanwhile", key);
                }
                usage.requireUnused(caller, key);
                repository.delete(caller.tenant(), key);
                events.append(event);
            });
        } catch (UserFacingException e) {
            if (e.key().equals("type.in.use")) {
                events.refused(caller, key, "deleted", "in_use");
            }
            throw e;
        }
        types.refresh();
    }

    /** Fields that the credential's type got after its values were last saved; empty for shipped types. */
    public List<FieldSpec> newFields(Caller caller, UUID credential) {
        authorizer.require(caller, Permission.VIEW_CREDENTIALS);
        return rows.session()
                .map(vault ->
                        usage.newFields(vault, rows.visible(caller, credential).credential()))
                .orElse(List.of());
    }

    private OwnTypeState save(
            VaultSession vault,
            Caller caller,
            String key,
            @Nullable OwnType old,
            CheckedType.Sound sound,
            boolean loopbackAllowed) {
        OwnType type = new OwnType(
                caller.tenant(),
                key,
                old == null ? 1 : old.version() + 1,
                sound.json(key),
                loopbackAllowed,
                Times.now(clock),
                caller.actor().name());
        RowMac mac = vault.mac(type.tenant(), OwnType.TABLE, type.macRow());
        AuditEvent event = events.saved(caller, type, sound.type().name());
        transactions.inUnit(() -> {
            CheckedRows.requireCurrent(vault, type.tenant(), mac);
            if (old != null && !newest(caller, key).row().equals(old)) {
                throw new UserFacingException(ErrorKind.CONFLICT, "type.edited.meanwhile", key);
            }
            repository.insert(type, mac);
            events.append(event);
        });
        types.refresh();
        return state(caller, key);
    }

    private CheckedType.Sound sound(OwnTypeDraft draft) {
        CheckedType.Sound sound = sound(draft.json(), null);
        return draft.name() == null ? sound : sound(OwnTypeText.renamed(sound.completed(), draft.name()), null);
    }

    private CheckedType.Sound sound(String json, @Nullable String ownKey) {
        CheckedType checked = reader.read(json, ownKey);
        CheckedType.Sound sound = checked.sound();
        if (sound == null) {
            throw new InvalidTypeException(checked.problems(), messages);
        }
        return sound;
    }

    private boolean isTaken(Caller caller, String key) {
        return types.summary(key).isPresent()
                || !repository.versions(caller.tenant(), key).isEmpty();
    }

    private String source(String key) {
        return types.source(key)
                .orElseThrow(() -> new UserFacingException(ErrorKind.NOT_FOUND, "credential.type.unknown", key));
    }

    private OwnTypeState state(Caller caller, String key) {
        VaultSession vault = rows.unlocked();
        newest(caller, key);
        return usage.state(vault, caller, repository.versions(caller.tenant(), key));
    }

    private MacRow<OwnType> newest(Caller caller, String key) {
        List<MacRow<OwnType>> versions = repository.versions(caller.tenant(), key);
        if (versions.isEmpty()) {
            throw new UserFacingException(ErrorKind.NOT_FOUND, "type.not.own", key);
        }
        return versions.get(versions.size() - 1);
    }

    private MacRow<OwnType> obeyed(VaultSession vault, Caller caller, String key) {
        MacRow<OwnType> row = newest(caller, key);
        Optional<CredentialType> type = types.obeyed(vault, row);
        if (type.isEmpty()) {
            events.refused(caller, key, "edited", "row_tampered");
            throw new UserFacingException(ErrorKind.VAULT_UNUSABLE, "type.row.tampered", key);
        }
        return row;
    }
}
