package ai.automatos.admin.ui.credential;

import ai.automatos.admin.credential.BulkListener;
import ai.automatos.admin.credential.BulkOptions;
import ai.automatos.admin.credential.BulkOutcome;
import ai.automatos.admin.credential.BulkProgress;
import ai.automatos.admin.credential.BulkResult;
import ai.automatos.admin.credential.BulkSummary;
import ai.automatos.admin.credential.BulkTarget;
import ai.automatos.admin.credential.BulkTester;
import ai.automatos.admin.ui.CredentialRows;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.task.RunningTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/** Many tests as the window knows them: one run at a time, its results as they come. FX thread only. */
final class BulkTests {
    /** Nanoseconds between two readings of the list while tests run, so that badges keep up and nothing else waits. */
    private static final long LIST_EVERY = Duration.ofSeconds(1).toNanos();

    /** Faster than an eye follows, and slow enough that the window has time for others. */
    private static final javafx.util.Duration TURN = javafx.util.Duration.millis(100);

    private final Workbench bench;
    private final OpenVault vault;
    private final CredentialRows rows;
    private final ObservableSet<UUID> testing;
    private final ObservableList<BulkResult> results = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NONE);
    private @Nullable RunningTask task;
    private Consumer<String> onEnd = counts -> {};
    private boolean reading;
    private long readAt;

    /** @param testing gets whose test runs now */
    BulkTests(Workbench bench, OpenVault vault, CredentialRows rows, ObservableSet<UUID> testing) {
        this.bench = bench;
        this.vault = vault;
        this.rows = rows;
        this.testing = testing;
    }

    /** In the order in which they came; by name when the run is over. */
    ObservableList<BulkResult> results() {
        return results;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    boolean isRunning() {
        return state.get().phase() == Phase.RUNNING;
    }

    /** Hears how many came to what when the run under way is over. */
    void onEnd(Consumer<String> action) {
        onEnd = action;
    }

    /** Nothing while a run is under way: the question may have been asked twice. */
    void start(Set<UUID> ids, boolean useQuota) {
        if (isRunning()) {
            return;
        }
        results.clear();
        reading = false;
        state.set(new State(Phase.RUNNING, new BulkProgress(ids.size(), Map.of())));
        readAt = System.nanoTime();
        BulkTester tester = vault.core().bulkTester();
        BulkOptions options = new BulkOptions(tester.parallelism(), CredentialActions.LIMIT, useQuota);
        Inbox inbox = new Inbox();
        task = bench.tasks()
                .run(
                        bench.text("ui.tests.running", ids.size()),
                        running -> tester.run(vault.caller(), ids, options, inbox, running.cancelSignal()),
                        summary -> ended(inbox, summary),
                        failure -> broken(inbox, failure));
    }

    void cancel() {
        if (task != null) {
            task.cancel();
        }
    }

    /** At the lock: what is on its way is not taken any more. */
    void close() {
        state.set(State.NONE);
        results.clear();
        testing.clear();
        onEnd = counts -> {};
        task = null;
    }

    /** All outcomes that occurred, with their numbers. */
    String counts(BulkProgress progress) {
        String outcomes = progress.counts().entrySet().stream()
                .map(entry -> bench.text(
                        "ui.tests.count",
                        entry.getValue(),
                        bench.text(entry.getKey().messageKey())))
                .collect(Collectors.joining());
        return bench.text(
                "ui.tests.progress",
                bench.formats().number(progress.done()),
                bench.formats().number(progress.total()),
                outcomes);
    }

    private void show(List<BulkTarget> begun, List<BulkResult> came, BulkProgress progress) {
        if (!isRunning()) {
            return;
        }
        begun.forEach(target -> testing.add(target.id()));
        came.forEach(result -> testing.remove(result.target().id()));
        results.addAll(came);
        if (progress.done() > state.get().progress().done()) {
            state.set(new State(Phase.RUNNING, progress));
        }
        long now = System.nanoTime();
        if (!reading && !came.isEmpty() && now - readAt > LIST_EVERY) {
            reading = true;
            readAt = now;
            rows.reload(() -> reading = false);
        }
    }

    private void ended(Inbox inbox, BulkSummary summary) {
        inbox.forget();
        boolean cancelled = summary.counts().count(BulkOutcome.CANCELLED) > 0;
        results.setAll(summary.results());
        over(cancelled ? Phase.CANCELLED : Phase.DONE, summary.counts());
        onEnd.accept(counts(summary.counts()));
    }

    private void broken(Inbox inbox, Throwable failure) {
        inbox.forget();
        over(Phase.BROKEN, state.get().progress());
        bench.tasks().fail(failure);
    }

    private void over(Phase phase, BulkProgress progress) {
        task = null;
        state.set(new State(phase, progress));
        rows.reload();
    }

    enum Phase {
        NONE,
        RUNNING,
        DONE,
        CANCELLED,
        BROKEN
    }

    record State(Phase phase, BulkProgress progress) {
        private static final State NONE = new State(Phase.NONE, new BulkProgress(0, Map.of()));
    }

    /** Collects what the testing threads say, and hands it over at once, but never twice within a turn. */
    private final class Inbox implements BulkListener {
        private final Queue<BulkTarget> begun = new ConcurrentLinkedQueue<>();
        private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean announced = new AtomicBoolean();
        private final PauseTransition turn = new PauseTransition(TURN);
        /** Whose badges say so, as far as this run is concerned; FX thread. */
        private final Set<UUID> marked = new HashSet<>();

        Inbox() {
            turn.setOnFinished(event -> takeAnnounced());
        }

        @Override
        public void started(BulkTarget target) {
            begun.add(target);
            announce();
        }

        @Override
        public void finished(BulkResult result, BulkProgress progress) {
            arrivals.add(new Arrival(result, progress));
            announce();
        }

        /** FX thread. */
        private void forget() {
            turn.stop();
            testing.removeAll(marked);
            begun.clear();
            arrivals.clear();
        }

        private void announce() {
            if (!announced.getAndSet(true)) {
                bench.tasks().inWindow(() -> {
                    if (turn.getStatus() != Animation.Status.RUNNING) {
                        takeAnnounced();
                    }
                });
            }
        }

        private void takeAnnounced() {
            if (!announced.getAndSet(false)) {
                return;
            }
            turn.playFromStart();
            List<BulkTarget> now = new ArrayList<>();
            for (@Nullable BulkTarget target = begun.poll(); target != null; target = begun.poll()) {
                now.add(target);
                marked.add(target.id());
            }
            List<BulkResult> came = new ArrayList<>();
            BulkProgress progress = state.get().progress();
            for (@Nullable Arrival one = arrivals.poll(); one != null; one = arrivals.poll()) {
                came.add(one.result());
                progress = one.progress().done() > progress.done() ? one.progress() : progress;
            }
            @Nullable RunningTask shown = task;
            if (shown != null && !came.isEmpty()) {
                shown.report(counts(progress), progress.done(), progress.total());
            }
            show(now, came, progress);
        }
    }

    private record Arrival(BulkResult result, BulkProgress progress) {}
}
