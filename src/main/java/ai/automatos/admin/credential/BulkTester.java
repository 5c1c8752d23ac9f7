package ai.automatos.admin.credential;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.identity.Caller;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntSupplier;

/**
 * Tests many credentials, each as {@link ConnectionTester} does: same permission, same events. At most two at once ask
 * one host; a host that says it was asked too often is left alone for as long as it wants, or the rest of the run. Values
 * are open only while their own test runs. Thread-safe; blocks until all is done or cancelled.
 */
public final class BulkTester {
    private final CredentialService credentials;
    private final ConnectionTester tester;
    private final Messages messages;
    private final IntSupplier parallelism;
    private final TestQueue.Pauses pauses;

    /** @param parallelism see {@link #parallelism()} */
    public BulkTester(
            CredentialService credentials, ConnectionTester tester, Messages messages, IntSupplier parallelism) {
        this(credentials, tester, messages, parallelism, TestQueue.Pauses.USUAL);
    }

    BulkTester(
            CredentialService credentials,
            ConnectionTester tester,
            Messages messages,
            IntSupplier parallelism,
            TestQueue.Pauses pauses) {
        this.credentials = credentials;
        this.tester = tester;
        this.messages = messages;
        this.parallelism = parallelism;
        this.pauses = pauses;
    }

    /** Tests at once where nobody asks for another number: the user's setting. */
    public int parallelism() {
        return parallelism.getAsInt();
    }

    /**
     * Tests what the filter finds, active or not. After {@code cancel} it returns within 200 ms: tests that run write a
     * cancelled event, those that have not begun write nothing, and neither changes a status.
     *
     * @throws ai.automatos.admin.common.UserFacingException if the caller may test nothing; or, with the tests that were
     *     through kept, if the vault was locked or the database lost meanwhile
     */
    public BulkSummary run(
            Caller caller, CredentialFilter filter, BulkOptions options, BulkListener listener, CancelSignal cancel) {
        tester.requireAllowed(caller);
        return run(caller, targets(credentials.list(caller, filter)), options, listener, cancel);
    }

    /** As above for these credentials, in the order of the list; an id that the caller does not see is left out. */
    public BulkSummary run(
            Caller caller, Collection<UUID> ids, BulkOptions options, BulkListener listener, CancelSignal cancel) {
        tester.requireAllowed(caller);
        Set<UUID> wanted = Set.copyOf(ids);
        List<CredentialSummary> chosen = credentials.list(caller, CredentialFilter.ALL).stream()
                .filter(summary -> wanted.contains(summary.credential().id()))
                .toList();
        return run(caller, targets(chosen), options, listener, cancel);
    }

    /** How many of these cost one request of an allowance when tested: whoever starts a run asks the user before. */
    public long countUsingQuota(Collection<String> typeKeys) {
        return typeKeys.stream().filter(tester::usesQuota).count();
    }

    private BulkSummary run(
            Caller caller, List<BulkTarget> targets, BulkOptions options, BulkListener listener, CancelSignal cancel) {
        TestQueue queue = new TestQueue(targets, pauses);
        return new BulkRun(caller, targets, options, listener, cancel, tester, messages, queue).finish();
    }

    private static List<BulkTarget> targets(List<CredentialSummary> found) {
        return found.stream()
                .map(CredentialSummary::credential)
                .map(BulkTarget::of)
                .toList();
    }
}
