package ai.automatos.admin.credential;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.TestRecipe;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Deadline;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Permission;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.ProbeRunner;
import ai.automatos.admin.schedule.LeaseRepository;
import ai.automatos.admin.vault.VaultSession;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Tests credentials against their services. Thread-safe; blocks for as long as the test takes. A test writes one
 * event; a type without a test is a success of its own kind, for nothing went wrong.
 */
public final class ConnectionTester {
    private final CredentialRepository repository;
    private final Transactions transactions;
    private final Authorizer authorizer;
    private final TypeCatalog types;
    private final Prober prober;
    private final Messages messages;
    private final CredentialEvents events;
    private final CheckedRows rows;
    private final TestsByHand hand;
    private final AccessRenewal renewal;

    /**
     * @param session the unlocked vault, or empty while locked
     * @param leases by which the computers of a team renew one access one after the other
     */
    public ConnectionTester(
            CredentialRepository repository,
            Transactions transactions,
            AuditLog audit,
            Authorizer authorizer,
            TypeCatalog types,
            Supplier<Optional<VaultSession>> session,
            Prober prober,
            LeaseRepository leases,
            Messages messages,
            Clock clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.authorizer = authorizer;
        this.types = types;
        this.prober = prober;
        this.messages = messages;
        this.events = new CredentialEvents(transactions, audit, clock);
        this.rows = new CheckedRows(repository, authorizer, events, session);
        this.hand = new TestsByHand(clock);
        this.renewal = new AccessRenewal(
                repository, transactions, events, rows, prober, new RenewalTurns(leases, transactions, clock));
    }

    /**
     * Whether a test of this type uses something up, see {@link TestRecipe#usesQuota}. Whoever starts a test asks the
     * user before; here nobody is asked.
     */
    public boolean usesQuota(String typeKey) {
        return types.find(typeKey)
                .map(CredentialType::test)
                .map(TestRecipe::usesQuota)
                .orElse(false);
    }

    /**
     * Tests a stored credential by hand, active or not, and keeps the result as its status if it is a verdict.
     *
     * @throws ai.automatos.admin.common.UserFacingException {@code credential.test.too.often} with the seconds to wait,
     *     before anybody is asked
     */
    public TestResult test(Caller caller, UUID id, Duration limit, CancelSignal cancel) {
        Credential credential =
                rows.obeyed(caller, id, Permission.USE_CREDENTIALS).credential();
        hand.begin(id, credential.name(), repository.tests(id));
        return tested(caller, id, limit, cancel, false).result();
    }

    /**
     * As {@link #test(Caller, UUID, Duration, CancelSignal)}, and says what exactly was tested.
     *
     * @param periodic see {@link BulkOptions}
     */
    Tested tested(Caller caller, UUID id, Duration limit, CancelSignal cancel, boolean periodic) {
        Credential credential =
                rows.obeyed(caller, id, Permission.USE_CREDENTIALS).credential();
        CredentialType type = EditedCredential.type(types, credential.typeKey());
        requireWritableLog();
        Map<String, SecretBytes> values = new TreeMap<>(CheckedRows.open(rows.unlocked(), credential));
        try {
            boolean renewable = AccessRenewal.isPossible(type, values);
            Asked asked = renewable
                    ? withRenewal(caller, credential, type, values, Deadline.in(limit), cancel)
                    : new Asked(credential, ask(type, values, limit, cancel));
            TestResult result = TestResult.of(asked.outcome(), messages);
            Map<String, Object> details = details(result);
            if (periodic) {
                details.put("periodic", true);
            }
            boolean counts = !periodic || result.status() != TestStatus.FAILED;
            save(caller, asked.credential(), renewable ? result.endless() : result, details, counts);
            return new Tested(asked.credential(), result);
        } finally {
            ValueCodec.wipe(values);
        }
    }

    /** Access that is used up is renewed, once, and the test goes on with the new token, all within one limit. */
    private Asked withRenewal(
            Caller caller,
            Credential credential,
            CredentialType type,
            Map<String, SecretBytes> values,
            Deadline deadline,
            CancelSignal cancel) {
        if (!AccessRenewal.isDue(values)) {
            ProbeOutcome outcome = prober.run(type, values, deadline.limit(), cancel);
            if (!AccessRenewal.isDue(outcome)) {
                return new Asked(credential, outcome);
            }
        }
        Credential current = credential;
        ProbeOutcome outcome;
        try {
            current = renewal.renew(caller, credential, type, values, deadline, cancel);
            outcome = prober.run(type, values, deadline.left(), cancel);
        } catch (ProbeFailure e) {
            outcome = new ProbeOutcome.Failed(deadline.elapsed(), e.diagnosis(), e.detail());
        }
        // The step that came too late had only the rest of the time, and would name that.
        return new Asked(current, deadline.isOver() && isTimeout(outcome) ? tooLate(deadline) : outcome);
    }

    private static boolean isTimeout(ProbeOutcome outcome) {
        return outcome instanceof ProbeOutcome.Failed failed && failed.diagnosis() == Diagnosis.TIMEOUT;
    }

    private ProbeOutcome tooLate(Deadline deadline) {
        String detail = messages.get("probe.detail.timeout", ProbeRunner.seconds(deadline.limit()));
        return new ProbeOutcome.Failed(deadline.elapsed(), Diagnosis.TIMEOUT, detail);
    }

    /** Without an access token nobody is asked; whoever holds a refresh token may save and have one fetched. */
    private ProbeOutcome ask(
            CredentialType type, Map<String, SecretBytes> values, Duration limit, CancelSignal cancel) {
        if (type.oauth() != null && AccessRenewal.isDue(values)) {
            String way = AccessRenewal.isPossible(type, values) ? messages.get("credential.test.fetched.later") : "";
            return new ProbeOutcome.Failed(Duration.ZERO, Diagnosis.NOT_SIGNED_IN, way);
        }
        return prober.run(type, values, limit, cancel);
    }

    /** @param credential as it is stored now */
    private record Asked(Credential credential, ProbeOutcome outcome) {}

    /** The hosts that a test would ask; its values are open only while this is found out. Asks nobody. */
    Set<String> hosts(Caller caller, UUID id) {
        Credential credential =
                rows.obeyed(caller, id, Permission.USE_CREDENTIALS).credential();
        CredentialType type = EditedCredential.type(types, credential.typeKey());
        Map<String, SecretBytes> values = CheckedRows.open(rows.unlocked(), credential);
        try {
            return prober.hosts(type, values);
        } finally {
            ValueCodec.wipe(values);
        }
    }

    /** @throws ai.automatos.admin.common.UserFacingException if the caller may test nothing, or the vault is locked */
    void requireAllowed(Caller caller) {
        rows.unlocked();
        authorizer.require(caller, Permission.USE_CREDENTIALS);
    }

    /** Tests values by hand before they are saved; only the event stays, which names the credential in its details. */
    public TestResult test(Caller caller, CredentialDraft draft, Duration limit, CancelSignal cancel) {
        rows.unlocked();
        authorizer.require(caller, Permission.EDIT_CREDENTIALS);
        CredentialType type = EditedCredential.type(types, draft.typeKey());
        FieldRules rules = new FieldRules(type, messages);
        rules.requireKnown(draft.values().keySet());
        Map<String, SecretBytes> given = EditedCredential.nonEmpty(draft.values());
        Map<String, SecretBytes> values = new TreeMap<>(given);
        rules.fillDefaults(values);
        rules.check(given, values);
        requireWritableLog();
        String name = CredentialRules.normalised(draft.name());
        hand.begin(type.key() + "|" + name, name, List.of());
        TestResult result = TestResult.of(ask(type, values, limit, cancel), messages);
        Map<String, Object> details = details(result);
        details.put("name", name);
        details.put("type", type.key());
        details.put("saved", false);
        AuditEvent event = events.event(caller, AuditAction.TESTED, auditResult(result), null, null, details);
        transactions.inUnit(() -> events.append(event));
        return result;
    }

    /**
     * Makes the result of a test of unsaved values the status of the credential that was just created with these very
     * values, so that nothing is asked twice.
     */
    public void keep(Caller caller, UUID id, TestResult result) {
        Credential credential =
                rows.obeyed(caller, id, Permission.EDIT_CREDENTIALS).credential();
        Map<String, Object> details = details(result);
        details.put("kept", true);
        if (result.status() == TestStatus.FAILED) {
            details.put("saved_anyway", true);
        }
        save(caller, credential, isRenewable(credential) ? result.endless() : result, details, true);
    }

    private boolean isRenewable(Credential credential) {
        Map<String, SecretBytes> values = CheckedRows.open(rows.unlocked(), credential);
        try {
            return AccessRenewal.isPossible(EditedCredential.type(types, credential.typeKey()), values);
        } finally {
            ValueCodec.wipe(values);
        }
    }

    /**
     * Makes a failure that a periodic test found, and found again, the status of the credential. Nothing happens if it
     * was deleted or its values were changed meanwhile.
     *
     * @param tested the second failure
     * @return whether it is the status now
     */
    public boolean confirm(Caller caller, BulkResult tested) {
        TestResult result = tested.test();
        if (result == null || tested.outcome() != BulkOutcome.FAILED) {
            throw new IllegalArgumentException(tested.outcome().toString());
        }
        Credential credential = rows.obeyed(caller, tested.target().id(), Permission.USE_CREDENTIALS)
                .credential();
        if (credential.valueVersion() != tested.valueVersion()) {
            return false;
        }
        Map<String, Object> details = details(result);
        details.put("periodic", true);
        details.put("confirmed", true);
        save(caller, credential, result, details, true);
        return true;
    }

    /** @param credential as it was when its values were opened */
    record Tested(Credential credential, TestResult result) {}

    /** @param counts whether it goes into history and status, and not just into the log */
    private void save(
            Caller caller, Credential credential, TestResult result, Map<String, Object> details, boolean counts) {
        details.put(CredentialEvents.VALUE_VERSION, credential.valueVersion());
        AuditEvent event =
                events.event(caller, AuditAction.TESTED, auditResult(result), credential.ref(), null, details);
        CredentialActivity.LastTest test = result.stored(event.time(), credential.valueVersion());
        transactions.inUnit(() -> {
            // Deleted meanwhile: nothing is kept but the event, for the test happened all the same.
            if (counts && !result.isCancelled()) {
                repository.addTest(credential.id(), test.past());
                if (result.isVerdict()) {
                    repository.saveTest(credential.id(), test);
                }
            }
            events.append(event);
        });
    }

    /** A log that cannot be written stops the test before a secret leaves, not after. */
    private void requireWritableLog() {
        transactions.inUnit(() -> {});
    }

    private static AuditResult auditResult(TestResult result) {
        return result.status() == TestStatus.FAILED ? AuditResult.FAILURE : AuditResult.SUCCESS;
    }

    private static Map<String, Object> details(TestResult result) {
        Map<String, Object> details = new TreeMap<>();
        details.put("status", result.status().word());
        details.put("milliseconds", result.millis());
        Diagnosis diagnosis = result.diagnosis();
        if (diagnosis != null) {
            details.put("diagnosis", diagnosis.word());
        }
        return details;
    }
}
