package ai.automatos.admin.credential.watch;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.BulkOptions;
import ai.automatos.admin.credential.BulkOutcome;
import ai.automatos.admin.credential.BulkResult;
import ai.automatos.admin.credential.BulkTester;
import ai.automatos.admin.credential.ConnectionTester;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialActivity;
import ai.automatos.admin.credential.CredentialFilter;
import ai.automatos.admin.credential.CredentialService;
import ai.automatos.admin.credential.CredentialStatus;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.credential.TestPace;
import ai.automatos.admin.credential.TestResult;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Permission;
import ai.automatos.admin.notice.NoticeDraft;
import ai.automatos.admin.notice.NoticeKind;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeRunner;
import ai.automatos.admin.schedule.Lease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tests credentials in turn, a few at a time. What fails is tried again a little later; only then it has failed, and
 * that is said. What fails because there is no network at all, or because the service was asked too often, says nothing
 * about the credential and is tried again later. Runs on one thread at a time.
 */
public final class PeriodicTests {
    /** Between two tries, so that a short disturbance at the service is no failure of the credential. */
    public static final Duration CONFIRM_AFTER = Duration.ofMinutes(4);

    private static final int WITNESSES = 3;
    private static final int PARALLEL = 2;
    private static final Duration AGAIN_LATER = Duration.ofHours(1);
    private static final Duration OFFLINE = Duration.ofMinutes(15);

    private final CredentialService credentials;
    private final ConnectionTester tester;
    private final BulkTester bulk;
    private final TestTimes times;
    private final Supplier<TestPace> pace;
    private final Lease lease;
    private final Announcer announcer;
    private final Clock clock;
    private final Duration confirmAfter;
    /** What failed once. */
    private final Map<UUID, Doubt> doubtful = new HashMap<>();
    /** What is left alone until then. */
    private final Map<UUID, Instant> postponed = new HashMap<>();

    private Instant quietUntil = Instant.EPOCH;

    /**
     * @param pace what the user has set for what has no pace of its own
     * @param confirmAfter see {@link #CONFIRM_AFTER}
     */
    public PeriodicTests(
            CredentialService credentials,
            ConnectionTester tester,
            BulkTester bulk,
            TestTimes times,
            Supplier<TestPace> pace,
            Lease lease,
            Announcer announcer,
            Clock clock,
            Duration confirmAfter) {
        this.credentials = credentials;
        this.tester = tester;
        this.bulk = bulk;
        this.times = times;
        this.pace = pace;
        this.lease = lease;
        this.announcer = announcer;
        this.clock = clock;
        this.confirmAfter = confirmAfter;
    }

    /** Tests what is due now, if this client may. Blocks for as long as that takes; cancelled, it says nothing. */
    public void run(Caller caller, CancelSignal cancel) {
        if (!caller.role().allows(Permission.USE_CREDENTIALS)) {
            return; // Not to be asked: each refusal would be an event.
        }
        TestPace now = pace.get();
        if (now == TestPace.OFF && !credentials.hasPaces(caller)) {
            doubtful.clear();
            return; // Nobody wants it, so thousands of rows need not be read each time.
        }
        if (clock.instant().isBefore(quietUntil) || due(rows(caller, now), now).isEmpty()) {
            return;
        }
        if (!lease.take()) {
            doubtful.clear(); // Whoever has it now begins anew.
            return;
        }
        try {
            test(caller, now, cancel);
        } finally {
            if (doubtful.isEmpty()) {
                lease.giveBack();
            }
        }
    }

    private void test(Caller caller, TestPace pace, CancelSignal cancel) {
        // Read again: another client may just have tested them.
        Map<UUID, CredentialSummary> before = rows(caller, pace);
        Set<UUID> due = due(before, pace);
        HeldLease held = new HeldLease(lease, clock);
        try (CancelSignal.Registration both = cancel.onCancel(held.lost()::cancel)) {
            List<BulkResult> results = new ArrayList<>(ask(caller, due, held));
            if (areAllOffline(results)) {
                results.addAll(ask(caller, witnesses(before, due), held));
            }
            if (held.lost().isCancelled()) {
                return;
            }
            if (areAllOffline(results)) {
                quietUntil = clock.instant().plus(OFFLINE);
                return;
            }
            announcer.post(
                    caller,
                    results.stream()
                            .map(result -> judge(
                                    caller,
                                    result,
                                    Objects.requireNonNull(
                                            before.get(result.target().id()))))
                            .filter(Objects::nonNull)
                            .toList());
        }
    }

    private List<BulkResult> ask(Caller caller, Set<UUID> ids, HeldLease held) {
        BulkOptions options = new BulkOptions(PARALLEL, ProbeRunner.DEFAULT_LIMIT, false, true);
        return bulk.run(caller, ids, options, held, held.lost()).results();
    }

    private @Nullable NoticeDraft judge(Caller caller, BulkResult result, CredentialSummary before) {
        UUID id = result.target().id();
        switch (result.outcome()) {
            case VERIFIED, RESERVED -> {
                doubtful.remove(id);
                return before.status() == CredentialStatus.FAILED
                        ? draft(NoticeKind.RECOVERED, before.credential(), "recovered")
                        : null;
            }
            case FAILED -> {
                return failed(caller, result, before);
            }
            case NOT_TESTABLE -> doubtful.remove(id);
            case RATE_LIMITED, SKIPPED_QUOTA, CANCELLED, REFUSED ->
                postponed.put(id, clock.instant().plus(AGAIN_LATER));
        }
        return null;
    }

    private @Nullable NoticeDraft failed(Caller caller, BulkResult result, CredentialSummary before) {
        UUID id = result.target().id();
        if (doubtful.putIfAbsent(id, new Doubt(clock.instant(), result.valueVersion())) == null) {
            return null;
        }
        doubtful.remove(id);
        boolean failed = confirm(caller, result);
        Diagnosis diagnosis = Objects.requireNonNull(result.test()).diagnosis();
        return !failed || before.status() == CredentialStatus.FAILED || diagnosis == null
                ? null
                : draft(NoticeKind.TEST_FAILED, before.credential(), "failed", diagnosis.word());
    }

    private boolean confirm(Caller caller, BulkResult result) {
        try {
            return tester.confirm(caller, result);
        } catch (UserFacingException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return false; // Deleted while it was tested.
            }
            throw e;
        }
    }

    private NoticeDraft draft(NoticeKind kind, Credential credential, String word, Object... parameters) {
        String key = word + "|" + credential.id() + "|" + clock.instant();
        return NoticeDraft.of(kind, credential.owner(), credential.ref(), key, parameters);
    }

    /** What is to be tried again, and whose turn it is. */
    private Set<UUID> due(Map<UUID, CredentialSummary> rows, TestPace pace) {
        Instant now = clock.instant();
        doubtful.entrySet().removeIf(entry -> {
            @Nullable CredentialSummary row = rows.get(entry.getKey());
            return row == null || entry.getValue().isSettled(row);
        });
        postponed.values().removeIf(until -> !until.isAfter(now));
        Set<UUID> waiting = new HashSet<>(doubtful.keySet());
        waiting.addAll(postponed.keySet());
        List<CredentialSummary> others = rows.values().stream()
                .filter(row -> !waiting.contains(row.credential().id()))
                .toList();
        Stream<UUID> again = doubtful.entrySet().stream()
                .filter(entry -> !entry.getValue().since().plus(confirmAfter).isAfter(now))
                .map(Map.Entry::getKey)
                .filter(id -> !postponed.containsKey(id));
        return Stream.concat(again, times.due(others, pace, now).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Working credentials of other types: if these cannot be reached either, it is the network. */
    private Set<UUID> witnesses(Map<UUID, CredentialSummary> rows, Set<UUID> asked) {
        Set<String> types = new HashSet<>();
        rows.forEach((id, row) -> {
            if (asked.contains(id)) {
                types.add(row.credential().typeKey());
            }
        });
        return rows.values().stream()
                .filter(row -> row.status() == CredentialStatus.VERIFIED)
                .map(CredentialSummary::credential)
                .filter(credential -> types.add(credential.typeKey()))
                .limit(WITNESSES)
                .map(Credential::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Map<UUID, CredentialSummary> rows(Caller caller, TestPace pace) {
        Instant now = clock.instant();
        return credentials.list(caller, CredentialFilter.ALL).stream()
                .filter(row -> times.isWatched(row, pace, now))
                .collect(Collectors.toMap(row -> row.credential().id(), Function.identity()));
    }

    private static boolean areAllOffline(List<BulkResult> results) {
        List<BulkResult> asked =
                results.stream().filter(result -> result.test() != null).toList();
        return !asked.isEmpty() && asked.stream().allMatch(PeriodicTests::isOffline);
    }

    private static boolean isOffline(BulkResult result) {
        @Nullable TestResult test = result.test();
        @Nullable Diagnosis diagnosis = test == null ? null : test.diagnosis();
        if (result.outcome() != BulkOutcome.FAILED || diagnosis == null) {
            return false;
        }
        return switch (diagnosis) {
            case NAME_NOT_FOUND, HOST_UNREACHABLE, TIMEOUT, PROXY_LOGIN -> true;
            default -> false;
        };
    }

    /** A failure that was not found again yet. */
    private record Doubt(Instant since, long valueVersion) {
        /** Whether somebody tested it since, or gave it other values. */
        boolean isSettled(CredentialSummary row) {
            CredentialActivity.@Nullable LastTest test = row.activity().lastTest();
            return row.credential().valueVersion() != valueVersion
                    || test != null && test.at().isAfter(since);
        }
    }
}
