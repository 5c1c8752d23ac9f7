package ai.automatos.admin.credential;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.credential.TestQueue.Task;
import ai.automatos.admin.credential.TestQueue.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestQueueTest {
    private static final Set<String> SLACK = Set.of("slack.com");
    private static final Duration LONGEST = Duration.ofMillis(200);

    private static TestQueue queue(int targets) {
        List<BulkTarget> all = IntStream.range(0, targets)
                .mapToObj(i -> new BulkTarget(new UUID(0, i), "Bot " + i, CredentialEnvironment.TESTING, "slack"))
                .toList();
        return new TestQueue(all, new TestQueue.Pauses(Duration.ofMillis(20), LONGEST));
    }

    /** Learns of every target whom it asks. */
    private static void learn(TestQueue queue, List<Set<String>> hosts) throws InterruptedException {
        List<Turn> found = new ArrayList<>();
        for (int i = 0; i < hosts.size(); i++) {
            found.add(queue.take());
        }
        for (int i = 0; i < hosts.size(); i++) {
            assertThat(found.get(i).task()).isEqualTo(Task.FIND_HOSTS);
            queue.park(found.get(i), hosts.get(i));
        }
    }

    @Test
    void twoAtOnceToOneHostAndOthersPassBy() throws InterruptedException {
        TestQueue queue = queue(4);
        learn(queue, List.of(SLACK, SLACK, SLACK, Set.of("other.example")));
        Turn first = queue.take();
        assertThat(first.target().name()).isEqualTo("Bot 0");
        assertThat(queue.take().target().name()).isEqualTo("Bot 1");
        assertThat(queue.take().target().name()).isEqualTo("Bot 3");
        queue.finished(first);
        assertThat(queue.take().target().name()).isEqualTo("Bot 2");
    }

    @Test
    void aTestThatAsksTwoHostsOccupiesBoth() throws InterruptedException {
        TestQueue queue = queue(4);
        learn(queue, List.of(SLACK, SLACK, Set.of("slack.com", "login.example"), Set.of("login.example")));
        Turn first = queue.take();
        queue.take();
        assertThat(queue.take().target().name()).isEqualTo("Bot 3");
        queue.finished(first);
        assertThat(queue.take().target().name()).isEqualTo("Bot 2");
    }

    @Test
    void aHostThatWantsCenturiesIsLeftAlone() throws InterruptedException {
        TestQueue queue = queue(2);
        learn(queue, List.of(SLACK, SLACK));
        assertThat(queue.tooOften(queue.take(), Duration.ofDays(365 * 7_900L))).isFalse();
        assertThat(queue.take().task()).isEqualTo(Task.LEAVE);
    }

    @Test
    void aHostThatWasAskedTooOftenIsLeftAloneForAsLongAsItSays() throws InterruptedException {
        TestQueue queue = queue(2);
        learn(queue, List.of(SLACK, SLACK));
        long start = System.nanoTime();
        assertThat(queue.tooOften(queue.take(), Duration.ofMillis(120))).isTrue();
        Turn second = queue.take();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
        assertThat(second.target().name()).isEqualTo("Bot 1");
        queue.finished(second);
        Turn again = queue.take();
        assertThat(again.target().name()).isEqualTo("Bot 0");
        assertThat(again.attempt()).isEqualTo(2);
    }

    @Test
    void nobodyIsAskedMoreThanThreeTimes() throws InterruptedException {
        TestQueue queue = queue(1);
        learn(queue, List.of(SLACK));
        assertThat(queue.tooOften(queue.take(), null)).isTrue();
        assertThat(queue.tooOften(queue.take(), null)).isTrue();
        assertThat(queue.tooOften(queue.take(), null)).isFalse();
        assertThat(queue.take()).isNull();
    }

    @Test
    void aHostThatWantsTooMuchIsNotAskedAgain() throws InterruptedException {
        TestQueue queue = queue(2);
        learn(queue, List.of(SLACK, SLACK));
        assertThat(queue.tooOften(queue.take(), LONGEST.plusMillis(1))).isFalse();
        Turn left = queue.take();
        assertThat(left.task()).isEqualTo(Task.LEAVE);
        queue.finished(left);
        assertThat(queue.take()).isNull();
    }

    @Test
    void aHostThatOnlyRefusesIsGivenUp() throws InterruptedException {
        TestQueue queue = queue(5);
        learn(queue, List.of(SLACK, SLACK, SLACK, SLACK, SLACK));
        int asked = 0;
        List<String> left = new ArrayList<>();
        for (Turn turn = queue.take(); turn != null; turn = queue.take()) {
            if (turn.task() == Task.LEAVE) {
                left.add(turn.target().name());
                queue.finished(turn);
            } else {
                queue.tooOften(turn, Duration.ZERO);
                asked++;
            }
        }
        assertThat(asked).isEqualTo(TestQueue.PATIENCE);
        assertThat(left).hasSize(4);
    }

    @Test
    void pausesDouble() {
        TestQueue.Pauses pauses = TestQueue.Pauses.USUAL;
        assertThat(List.of(pauses.after(1), pauses.after(2), pauses.after(3), pauses.after(60)))
                .containsExactly(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(30));
    }
}
