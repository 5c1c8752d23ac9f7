package ai.automatos.admin.ui.task;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The only bridge between the FX thread and the rest. Work runs on the background executor, answers arrive on the FX
 * thread; with two direct executors everything happens at once, as tests like it. Call it on the FX thread only.
 */
public final class Tasks {
    /** So many named tasks run at once; the others wait, and quiet work never waits for them. */
    static final int MOST_AT_ONCE = 32;

    private final Executor background;
    private final Executor window;
    private final Consumer<Throwable> failures;
    private final ObservableList<RunningTask> running = FXCollections.observableArrayList();
    private final Set<RunningTask> unanswered = new HashSet<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int busy;

    /** @param failures hears, on the FX thread, of every failure that a task does not handle itself */
    public Tasks(Executor background, Executor window, Consumer<Throwable> failures) {
        this.background = background;
        this.window = window;
        this.failures = failures;
    }

    /** Named tasks that run now, for the status bar. */
    public ObservableList<RunningTask> running() {
        return running;
    }

    /** Quiet work: not shown in the status bar; a failure goes to the one door for errors. */
    public <T extends @Nullable Object> void load(Work<T> work, Consumer<T> done) {
        load(work, done, failures);
    }

    public <T extends @Nullable Object> void load(Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        start(new RunningTask("", new CancelSignal(), window), false, work, done, failed);
    }

    /** Work that the status bar names, with progress and a way to cancel it. */
    public <T extends @Nullable Object> RunningTask run(
            String title, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        return start(new RunningTask(title, new CancelSignal(), window), true, work, done, failed);
    }

    public <T extends @Nullable Object> RunningTask run(String title, Work<T> work, Consumer<T> done) {
        return run(title, work, done, failures);
    }

    /** Shows a failure through the one door for errors. */
    public void fail(Throwable failure) {
        failures.accept(failure);
    }

    /** Does something on the FX thread; callable from any thread. */
    public void inWindow(Runnable action) {
        window.execute(action);
    }

    /** Cancels everything under way and drops its answers, at the lock: what they would show is not to be seen now. */
    public void abandon() {
        waiting.clear();
        Set<RunningTask> dropped = Set.copyOf(unanswered);
        unanswered.clear();
        running.clear();
        dropped.forEach(RunningTask::cancel);
    }

    private <T extends @Nullable Object> RunningTask start(
            RunningTask task, boolean shown, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        unanswered.add(task);
        Runnable run = () -> execute(task, () -> answer(task, shown, work, done, failed));
        if (!shown) {
            run.run();
            return task;
        }
        running.add(task);
        if (busy < MOST_AT_ONCE) {
            busy++;
            run.run();
        } else {
            waiting.add(run);
        }
        return task;
    }

    private void execute(RunningTask task, Runnable work) {
        try {
            background.execute(work);
        } catch (RejectedExecutionException e) {
            unanswered.remove(task); // The window is closing.
            running.remove(task);
        }
    }

    private <T extends @Nullable Object> void answer(
            RunningTask task, boolean shown, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        T result;
        try {
            result = work.run(task);
        } catch (Exception | Error e) {
            window.execute(() -> finish(task, shown, () -> failed.accept(e), () -> {}));
            return;
        }
        window.execute(() -> finish(task, shown, () -> done.accept(result), () -> wipe(result)));
    }

    private void finish(RunningTask task, boolean shown, Runnable answer, Runnable drop) {
        if (shown) {
            @Nullable Runnable next = waiting.poll();
            if (next == null) {
                busy--;
            } else {
                next.run();
            }
        }
        running.remove(task);
        if (unanswered.remove(task)) {
            answer.run();
        } else {
            drop.run();
        }
    }

    /** A secret that nobody takes any more. */
    private static void wipe(@Nullable Object result) {
        if (result instanceof SecretBytes secret) {
            secret.close();
        }
    }

    /** What runs in the background. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T run(RunningTask task) throws Exception;
    }
}
