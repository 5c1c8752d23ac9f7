package ai.automatos.admin.ui.task;

import ai.automatos.admin.common.CancelSignal;
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
    private final Executor background;
    private final Executor window;
    private final Consumer<Throwable> failures;
    private final ObservableList<RunningTask> running = FXCollections.observableArrayList();

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

    private <T extends @Nullable Object> RunningTask start(
            RunningTask task, boolean shown, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        if (shown) {
            running.add(task);
        }
        try {
            background.execute(() -> {
                try {
                    T result = work.run(task);
                    window.execute(() -> finish(task, () -> done.accept(result)));
                } catch (Exception | Error e) {
                    window.execute(() -> finish(task, () -> failed.accept(e)));
                }
            });
        } catch (RejectedExecutionException e) {
            running.remove(task); // The window is closing.
        }
        return task;
    }

    private void finish(RunningTask task, Runnable answer) {
        running.remove(task);
        answer.run();
    }

    /** What runs in the background. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T run(RunningTask task) throws Exception;
    }
}
