package ai.automatos.admin.credential;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.audit.AuditRepository;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.Times;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Permission;
import ai.automatos.admin.schema.Violation;
import ai.automatos.admin.vault.RowMac;
import ai.automatos.admin.vault.SealedValue;
import ai.automatos.admin.vault.ValueContext;
import ai.automatos.admin.vault.VaultSession;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything users do with credentials but testing and assigning them. A change and its event are one unit; a secret
 * leaves after its event is durable. Thread-safe.
 */
public final class CredentialService {
    private final CredentialRepository repository;
    private final Transactions transactions;
    private final Authorizer authorizer;
    private final TypeCatalog types;
    private final Messages messages;
    private final Clock clock;
    private final Supplier<ZoneId> zone;
    private final CredentialEvents events;
    private final CheckedRows rows;
    private final CredentialReader reader;

    /**
     * @param session the unlocked vault, or empty while locked
     * @param zone whose days an expiry is counted in
     */
    public CredentialService(
            CredentialRepository repository,
            Transactions transactions,
            AuditLog audit,
            AuditRepository log,
            Authorizer authorizer,
            TypeCatalog types,
            Supplier<Optional<VaultSession>> session,
            Messages messages,
            Clock clock,
            Supplier<ZoneId> zone) {
        this.repository = repository;
        this.transactions = transactions;
        this.authorizer = authorizer;
        this.types = types;
        this.messages = messages;
        this.clock = clock;
        this.zone = zone;
        this.events = new CredentialEvents(transactions, audit, clock);
        this.rows = new CheckedRows(repository, authorizer, events, session);
        this.reader = new CredentialReader(repository, new LostRows(repository, log), authorizer, types, rows, clock);
    }

    /** By name, then environment. Works while locked; then no row is checked. */
    public List<CredentialSummary> list(Caller caller, CredentialFilter filter) {
        return reader.list(caller, filter);
    }

    /** Works while locked; then nobody can tell which fields are set. */
    public CredentialView view(Caller caller, UUID id) {
        return reader.view(caller, id);
    }

    /**
     * The one credential of that name; {@code credential.not.found}, {@code credential.lost} if it should be there by
     * the log, or {@code credential.ambiguous} listing the candidates. Works while locked.
     */
    public CredentialSummary find(Caller caller, String name, @Nullable CredentialEnvironment environment) {
        return reader.find(caller, name, environment);
    }

    /** @throws UserFacingException naming what cannot be accepted; then nothing was stored */
    public SavedCredential create(Caller caller, CredentialDraft draft) {
        VaultSession vault = rows.unlocked();
        authorizer.require(caller, Permission.EDIT_CREDENTIALS);
        CredentialType type = EditedCredential.type(types, draft.typeKey());
        FieldRules fields = new FieldRules(type, messages);
        fields.requireKnown(draft.values().keySet());
        Map<String, SecretBytes> given = EditedCredential.nonEmpty(draft.values());
        Map<String, SecretBytes> values = new TreeMap<>(given);
        fields.fillDefaults(values);
        UUID id = Ids.random();
        List<Violation> warnings = fields.check(given, values);
        ValueContext context = new ValueContext(caller.tenant(), Ids.SHARED, id, type.key(), 1);
        Credential credential = compose(caller, context, draft, CheckedRows.seal(vault, context, values));
        RowMac mac = CheckedRows.mac(vault, credential);
        AuditEvent event =
                events.changed(caller, AuditAction.CREATED, credential, Map.of("fields", List.copyOf(values.keySet())));
        transactions.inUnit(() -> {
            CheckedRows.requireCurrent(vault, credential.tenant(), mac);
            CheckedRows.requireCurrent(vault, credential);
            repository.insert(credential, mac);
            events.append(event);
        });
        return new SavedCredential(credential, warnings);
    }

    /** Without a difference nothing is written. @throws UserFacingException as {@link #create} */
    public SavedCredential edit(Caller caller, UUID id, CredentialEdit edit) {
        Credential old = rows.obeyed(caller, id, Permission.EDIT_CREDENTIALS).credential();
        if (old.rowVersion() != edit.expectedRowVersion()) {
            throw new UserFacingException(ErrorKind.CONFLICT, "credential.edited.meanwhile", old.name());
        }
        VaultSession vault = rows.unlocked();
        EditedCredential edited = new EditedCredential.Editor(
                        vault,
                        types,
                        messages,
                        Times.now(clock),
                        zone.get(),
                        caller.actor().name())
                .edit(old, edit);
        if (!edited.isChange()) {
            return new SavedCredential(old, edited.warnings());
        }
        Credential credential = edited.credential();
        RowMac mac = CheckedRows.mac(vault, credential);
        AuditEvent event = events.changed(
                caller,
                AuditAction.UPDATED,
                credential,
                Map.of("changed", edited.changed(), "fields", edited.fields()));
        transactions.inUnit(() -> {
            CheckedRows.requireCurrent(vault, credential.tenant(), mac);
            if (!edited.fields().isEmpty()) {
                CheckedRows.requireCurrent(vault, credential);
            }
            repository.update(credential, mac, old.rowVersion());
            events.append(event);
        });
        return new SavedCredential(credential, edited.warnings());
    }

    /** One value in the clear, to be shown; the caller wipes it. */
    public SecretBytes reveal(Caller caller, UUID id, String field) {
        return give(caller, id, field, AuditAction.REVEALED);
    }

    /** One value in the clear, for the clipboard; the caller wipes it. */
    public SecretBytes copy(Caller caller, UUID id, String field) {
        return give(caller, id, field, AuditAction.COPIED);
    }

    /** Whether any credential is tested by itself, whatever is set for the others. Reads none of them. */
    public boolean hasPaces(Caller caller) {
        authorizer.require(caller, Permission.VIEW_CREDENTIALS);
        return repository.hasPaces();
    }

    /** How often it is tested by itself; null: as set. Nothing happens if it is so already. */
    public void setPace(Caller caller, UUID id, @Nullable TestPace pace) {
        CredentialRow row = rows.obeyed(caller, id, Permission.EDIT_CREDENTIALS);
        if (row.ownPace() == pace) {
            return;
        }
        AuditEvent event = events.event(
                caller,
                AuditAction.UPDATED,
                AuditResult.SUCCESS,
                row.credential().ref(),
                null,
                Map.of("tests", pace == null ? TestPace.AS_SET : pace.word()));
        transactions.inUnit(() -> {
            repository.savePace(id, pace);
            events.append(event);
        });
    }

    /** Nothing happens if it is active already. */
    public void activate(Caller caller, UUID id) {
        setActive(caller, id, true, AuditAction.ACTIVATED);
    }

    /** Nothing happens if it is inactive already. */
    public void deactivate(Caller caller, UUID id) {
        setActive(caller, id, false, AuditAction.DEACTIVATED);
    }

    /** Refused while assigned ({@code credential.assigned}), naming the agents. */
    public void delete(Caller caller, UUID id) {
        Credential credential =
                rows.obeyed(caller, id, Permission.EDIT_CREDENTIALS).credential();
        AuditEvent event = events.changed(caller, AuditAction.DELETED, credential, Map.of());
        refusalLogged(
                caller,
                credential,
                () -> transactions.inUnit(() -> {
                    refuseAssigned(credential);
                    repository.delete(id, credential.rowVersion());
                    events.append(event);
                }));
    }

    /** Refuses what {@link #delete} would refuse, so that nobody is asked in vain. */
    public void requireDeletable(Caller caller, UUID id) {
        Credential credential =
                rows.obeyed(caller, id, Permission.EDIT_CREDENTIALS).credential();
        refusalLogged(caller, credential, () -> refuseAssigned(credential));
    }

    private void refusalLogged(Caller caller, Credential credential, Runnable deleting) {
        try {
            deleting.run();
        } catch (UserFacingException e) {
            if (e.key().equals("credential.assigned")) {
                events.refused(caller, AuditAction.DELETED, credential.ref(), "assigned");
            }
            throw e;
        }
    }

    private void refuseAssigned(Credential credential) {
        List<MacRow<Assignment>> assignments = repository.assignments(credential.id());
        if (!assignments.isEmpty()) {
            throw new UserFacingException(
                    ErrorKind.CONFLICT, "credential.assigned", credential.name(), agents(assignments));
        }
    }

    private SecretBytes give(Caller caller, UUID id, String field, AuditAction action) {
        Credential credential =
                rows.obeyed(caller, id, Permission.USE_CREDENTIALS).credential();
        Map<String, SecretBytes> values = CheckedRows.open(rows.unlocked(), credential);
        try {
            SecretBytes value = values.get(field);
            if (value == null) {
                types.find(credential.typeKey())
                        .ifPresent(type -> new FieldRules(type, messages).requireKnown(List.of(field)));
                throw new UserFacingException(ErrorKind.NOT_FOUND, "credential.field.empty", field, credential.name());
            }
            AuditEvent event = events.event(
                    caller,
                    action,
                    AuditResult.SUCCESS,
                    credential.ref(),
                    null,
                    Map.of("field", field, CredentialEvents.VALUE_VERSION, credential.valueVersion()));
            transactions.inUnit(() -> events.append(event));
            return value.copy();
        } finally {
            ValueCodec.wipe(values);
        }
    }

    private void setActive(Caller caller, UUID id, boolean active, AuditAction action) {
        Credential old = rows.obeyed(caller, id, Permission.EDIT_CREDENTIALS).credential();
        if (old.active() == active) {
            return;
        }
        VaultSession vault = rows.unlocked();
        Credential credential =
                old.withActive(active, Times.now(clock), caller.actor().name());
        RowMac mac = CheckedRows.mac(vault, credential);
        AuditEvent event = events.changed(caller, action, credential, Map.of());
        transactions.inUnit(() -> {
            CheckedRows.requireCurrent(vault, credential.tenant(), mac);
            repository.update(credential, mac, old.rowVersion());
            events.append(event);
        });
    }

    private Credential compose(Caller caller, ValueContext context, CredentialDraft draft, SealedValue sealed) {
        CredentialRules rules = new CredentialRules(messages);
        Instant now = Times.now(clock);
        String author = caller.actor().name();
        return new Credential(
                context.credentialId(),
                context.tenant(),
                context.owner(),
                draft.environment(),
                rules.name(draft.name()),
                context.typeKey(),
                rules.description(draft.description()),
                rules.tags(draft.tags()),
                true,
                CredentialRules.expiry(draft.expiry(), now, zone.get()),
                context.valueVersion(),
                sealed,
                1,
                now,
                author,
                now,
                author);
    }

    private String agents(List<MacRow<Assignment>> assignments) {
        return assignments.stream()
                .map(MacRow::row)
                .map(row -> repository
                                .agent(row.tenant(), row.agentNumber())
                                .map(agent -> agent.row().name())
                                .orElse("")
                        + " (" + row.agentNumber() + ")")
                .distinct()
                .collect(Collectors.joining(", "))
                .strip();
    }
}
