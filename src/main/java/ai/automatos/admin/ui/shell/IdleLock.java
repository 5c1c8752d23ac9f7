package ai.automatos.admin.ui.shell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;

/** Locks after a time without a key or a movement of the mouse. Wall-clock time, so that sleep counts. FX thread only. */
public final class IdleLock {
    private final Clock clock;
    private final Supplier<Duration> limit;
    private final Timeline watch = new Timeline();
    private final ReadOnlyObjectWrapper<Duration> left = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private Instant lastUse = Instant.EPOCH;
    private Runnable idle = () -> {};

    /** @param limit the setting, asked anew each time */
    public IdleLock(Clock clock, Supplier<Duration> limit) {
        this.clock = clock;
        this.limit = limit;
        watch.getKeyFrames().add(new KeyFrame(javafx.util.Duration.seconds(1), event -> check()));
        watch.setCycleCount(Animation.INDEFINITE);
    }

    public void onIdle(Runnable action) {
        idle = action;
    }

    public void watch(Scene scene) {
        scene.addEventFilter(InputEvent.ANY, event -> lastUse = clock.instant());
    }

    public void start() {
        lastUse = clock.instant();
        check();
        watch.play();
    }

    public void stop() {
        watch.stop();
    }

    /** How long until the lock if nothing is touched. */
    public ReadOnlyObjectProperty<Duration> leftProperty() {
        return left.getReadOnlyProperty();
    }

    void check() {
        Duration remaining = limit.get().minus(Duration.between(lastUse, clock.instant()));
        left.set(remaining);
        if (remaining.isNegative() || remaining.isZero()) {
            stop();
            idle.run();
        }
    }
}
