package ai.automatos.admin.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private volatile Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final AtomicBoolean unlocked = new AtomicBoolean(true);
    private final List<String> runs = new ArrayList<>();
    private final Scheduler scheduler = new Scheduler(
            new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Instant instant() {
                    return now;
                }
            },
            unlocked::get);

    @AfterEach
    void close() {
        scheduler.close();
    }

    private void pass(Duration time) {
        now = now.plus(time);
        scheduler.runDue();
    }

    @Test
    void eachJobRunsAtItsOwnPace() {
        scheduler.add("quick", MINUTE, MINUTE, cancel -> runs.add("quick"));
        scheduler.add("slow", Duration.ZERO, MINUTE.multipliedBy(2), cancel -> runs.add("slow"));

        scheduler.runDue();
        assertThat(runs).containsExactly("slow");
        pass(MINUTE.minusSeconds(1));
        assertThat(runs).containsExactly("slow");
        pass(Duration.ofSeconds(1));
        assertThat(runs).containsExactly("slow", "quick");
        pass(MINUTE);
        assertThat(runs).containsExactly("slow", "quick", "quick", "slow");
    }

    @Test
    void whatWasMissedIsMadeUpForOnce() {
        scheduler.add("job", MINUTE, MINUTE, cancel -> runs.add("job"));
        pass(Duration.ofDays(3));
        pass(Duration.ZERO);
        assertThat(runs).containsExactly("job");
    }

    @Test
    void nothingRunsWhileLocked() {
        scheduler.add("job", MINUTE, MINUTE, cancel -> runs.add("job"));
        unlocked.set(false);
        pass(MINUTE.multipliedBy(5));
        assertThat(runs).isEmpty();

        unlocked.set(true);
        pass(Duration.ZERO);
        assertThat(runs).containsExactly("job");
    }

    @Test
    void lockingInAJobKeepsTheNextFromBeginning() {
        scheduler.add("first", Duration.ZERO, MINUTE, cancel -> unlocked.set(false));
        scheduler.add("second", Duration.ZERO, MINUTE, cancel -> runs.add("second"));
        scheduler.runDue();
        assertThat(runs).isEmpty();
    }

    @Test
    void aJobThatFailsRunsAgainAndHoldsUpNobody() {
        scheduler.add("broken", Duration.ZERO, MINUTE, cancel -> {
            runs.add("broken");
            if (runs.size() == 1) {
                throw new IllegalStateException("no");
            }
            throw new StackOverflowError();
        });
        scheduler.add("other", Duration.ZERO, MINUTE, cancel -> runs.add("other"));
        scheduler.runDue();
        pass(MINUTE);
        pass(MINUTE);
        assertThat(runs).containsExactly("broken", "other", "broken", "other", "broken", "other");
    }

    @Test
    void aJobNeverRunsTwiceAtOnce() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        scheduler.add("long", Duration.ZERO, Duration.ZERO, cancel -> {
            begun.incrementAndGet();
            began.countDown();
            await(end);
        });
        Thread busy = new Thread(scheduler::runDue);
        busy.start();
        await(began);
        scheduler.runDue();
        assertThat(begun).hasValue(1);
        end.countDown();
        busy.join();
    }

    @Test
    void itsThreadRunsWhatIsDueAndClosingCancelsIt() {
        CountDownLatch began = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        scheduler.start();
        scheduler.add("long", Duration.ZERO, MINUTE, cancel -> {
            CountDownLatch cancelled = new CountDownLatch(1);
            cancel.onCancel(cancelled::countDown);
            began.countDown();
            await(cancelled);
            ended.set(true);
        });
        await(began);
        scheduler.close();
        assertThat(ended).isTrue();
    }

    @Test
    void cancellingEndsOnlyWhatRunsNow() {
        List<Boolean> cancelled = new ArrayList<>();
        scheduler.add("job", Duration.ZERO, MINUTE, cancel -> {
            if (cancelled.isEmpty()) {
                scheduler.cancelRunning();
            }
            cancelled.add(cancel.isCancelled());
        });
        scheduler.runDue();
        pass(MINUTE);
        assertThat(cancelled).containsExactly(true, false);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
