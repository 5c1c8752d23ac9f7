package ai.automatos.admin.credential;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.Caller;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One run of {@link BulkTester}, from the first test to the summary. For one use. */
final class BulkRun {
    /** What ends the run for all, and not just one credential's test. */
    private static final Set<ErrorKind> FATAL = Set.of(ErrorKind.LOCKED, ErrorKind.UNAVAILABLE, ErrorKind.IN_USE);

    private final Caller caller;
    private final List<BulkTarget> targets;
    private final BulkOptions options;
    private final BulkListener listener;
    private final CancelSignal cancel;
    private final ConnectionTester tester;
    private final Messages messages;
    private final TestQueue queue;
    /** Ends the tests under way: cancelled by the user, or something broke. */
    private final CancelSignal end = new CancelSignal();

    private final Map<UUID, BulkResult> results = new HashMap<>();
    private final Map<BulkOutcome, Integer> counts = new EnumMap<>(BulkOutcome.class);
    private @Nullable Throwable broken;

    BulkRun(
            Caller caller,
            List<BulkTarget> targets,
            BulkOptions options,
            BulkListener listener,
            CancelSignal cancel,
            ConnectionTester tester,
            Messages messages,
            TestQueue queue) {
        this.caller = caller;
        this.targets = targets;
        this.options = options;
        this.listener = listener;
        this.cancel = cancel;
        this.tester = tester;
        this.messages = messages;
        this.queue = queue;
    }

    BulkSummary finish() {
        try (CancelSignal.Registration stop = end.onCancel(queue::stop);
                CancelSignal.Registration byUser = cancel.onCancel(end::cancel)) {
            List<Thread> workers = IntStream.range(0, Math.min(options.parallelism(), targets.size()))
                    .mapToObj(i -> worker())
                    .toList();
            workers.forEach(this::await);
        }
        synchronized (results) {
            if (broken instanceof RuntimeException failure) {
                throw failure;
            }
            if (broken instanceof Error failure) {
                throw failure;
            }
        }
        for (BulkTarget target : targets) {
            if (!isThrough(target)) {
                settle(BulkResult.untested(target, BulkOutcome.CANCELLED, ""));
            }
        }
        synchronized (results) {
            List<BulkResult> all =
                    targets.stream().map(target -> results.get(target.id())).toList();
            return new BulkSummary(all, progress());
        }
    }

    private Thread worker() {
        Thread thread = new Thread(this::work, "bulk-test");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** An interrupt cancels the run, which is still waited for: it must not go on behind the caller's back. */
    private void await(Thread worker) {
        boolean interrupted = false;
        while (true) {
            try {
                worker.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                end.cancel();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            for (TestQueue.@Nullable Turn turn = queue.take(); turn != null; turn = queue.take()) {
                handle(turn);
            }
        } catch (InterruptedException e) {
            end.cancel(); // Nobody does that; should somebody, the run is over.
        } catch (Throwable e) {
            breakOff(e);
        }
    }

    private void handle(TestQueue.Turn turn) {
        BulkTarget target = turn.target();
        try {
            switch (turn.task()) {
                case FIND_HOSTS -> findHosts(turn);
                case TEST -> test(turn);
                case LEAVE -> give(turn, untested(target, BulkOutcome.RATE_LIMITED, "bulk.host.left.alone"));
            }
        } catch (UserFacingException e) {
            if (FATAL.contains(e.kind())) {
                throw e;
            }
            give(
                    turn,
                    BulkResult.untested(
                            target, BulkOutcome.REFUSED, messages.error(e).what()));
        }
    }

    private void findHosts(TestQueue.Turn turn) {
        BulkTarget target = turn.target();
        if (!options.useQuota() && tester.usesQuota(target.typeKey())) {
            give(turn, untested(target, BulkOutcome.SKIPPED_QUOTA, "bulk.uses.quota"));
        } else {
            queue.park(turn, tester.hosts(caller, target.id()));
        }
    }

    private void test(TestQueue.Turn turn) {
        listener.started(turn.target());
        ConnectionTester.Tested tested =
                tester.tested(caller, turn.target().id(), options.limit(), end, options.periodic());
        TestResult result = tested.result();
        if (!result.isRateLimited()) {
            give(turn, BulkResult.of(turn.target(), tested));
        } else if (!queue.tooOften(turn, result.retryAfter())) {
            settle(BulkResult.of(turn.target(), tested));
        }
    }

    private BulkResult untested(BulkTarget target, BulkOutcome outcome, String message) {
        return BulkResult.untested(target, outcome, messages.get(message));
    }

    private void give(TestQueue.Turn turn, BulkResult result) {
        settle(result);
        queue.finished(turn);
    }

    private void settle(BulkResult result) {
        BulkProgress progress;
        synchronized (results) {
            results.put(result.target().id(), result);
            counts.merge(result.outcome(), 1, Integer::sum);
            progress = progress();
        }
        listener.finished(result, progress);
    }

    private boolean isThrough(BulkTarget target) {
        synchronized (results) {
            return results.containsKey(target.id());
        }
    }

    private BulkProgress progress() {
        return new BulkProgress(targets.size(), counts);
    }

    private void breakOff(Throwable failure) {
        synchronized (results) {
            if (broken == null) {
                broken = failure;
            }
        }
        end.cancel();
    }
}
