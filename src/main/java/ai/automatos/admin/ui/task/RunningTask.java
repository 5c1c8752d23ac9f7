package ai.automatos.admin.ui.task;

import ai.automatos.admin.common.CancelSignal;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** A task as the window shows it. Properties belong to the FX thread; {@link #report} may be called from any. */
public final class RunningTask {
    private final String title;
    private final CancelSignal cancel;
    private final Executor window;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper step = new ReadOnlyStringWrapper("");
    private final AtomicReference<@Nullable Report> pending = new AtomicReference<>();

    RunningTask(String title, CancelSignal cancel, Executor window) {
        this.title = title;
        this.cancel = cancel;
        this.window = window;
    }

    public String title() {
        return title;
    }

    public CancelSignal cancelSignal() {
        return cancel;
    }

    public void cancel() {
        cancel.cancel();
    }

    /** From 0 to 1, or below 0 while unknown. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** However often it is called, the FX thread gets one update at a time. */
    public void report(String what, long done, long total) {
        if (pending.getAndSet(new Report(what, done, total)) == null) {
            window.execute(this::show);
        }
    }

    private void show() {
        @Nullable Report report = pending.getAndSet(null);
        if (report != null) {
            step.set(report.what());
            progress.set(report.total() > 0 ? (double) report.done() / report.total() : -1);
        }
    }

    private record Report(String what, long done, long total) {}
}
