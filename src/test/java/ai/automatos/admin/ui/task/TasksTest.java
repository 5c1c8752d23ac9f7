package ai.automatos.admin.ui.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.common.SecretBytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class TasksTest {
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final Deque<Runnable> window = new ArrayDeque<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final List<Object> answers = new ArrayList<>();
    private final Tasks tasks = new Tasks(background::add, window::add, failures::add);

    @Test
    void workRunsBehindAndItsAnswerArrivesInTheWindow() {
        tasks.load(task -> "found", answers::add);
        assertThat(answers).isEmpty();
        runAll(background);
        assertThat(answers).isEmpty();
        runAll(window);
        assertThat(answers).containsExactly("found");
        assertThat(tasks.running()).isEmpty();
    }

    @Test
    void aNamedTaskIsShownWhileItRuns() {
        RunningTask shown = tasks.run("Testing", task -> "done", answers::add);
        assertThat(tasks.running()).containsExactly(shown);
        assertThat(shown.title()).isEqualTo("Testing");
        runAll(background);
        runAll(window);
        assertThat(tasks.running()).isEmpty();
    }

    @Test
    void aFailureGoesToItsOwnHandlerOrToTheOneDoor() {
        IllegalStateException fault = new IllegalStateException("broken");
        tasks.load(
                task -> {
                    throw fault;
                },
                answers::add,
                answers::add);
        tasks.load(
                task -> {
                    throw fault;
                },
                answers::add);
        runAll(background);
        runAll(window);
        assertThat(answers).containsExactly(fault);
        assertThat(failures).containsExactly(fault);
    }

    @Test
    void progressIsShownOneStateAtATime() {
        RunningTask shown = tasks.run(
                "Verifying",
                task -> {
                    task.report("chain 0", 1, 4);
                    task.report("chain 1", 3, 4);
                    return "done";
                },
                answers::add);
        assertThat(shown.progressProperty().get()).isNegative();
        runAll(background);
        assertThat(window).hasSize(2);
        runAll(window);
        assertThat(shown.progressProperty().get()).isEqualTo(0.75);
        assertThat(shown.stepProperty().get()).isEqualTo("chain 1");
    }

    @Test
    void cancellingReachesTheWork() {
        RunningTask shown = tasks.run("Testing", task -> task.cancelSignal().isCancelled(), answers::add);
        shown.cancel();
        runAll(background);
        runAll(window);
        assertThat(answers).containsExactly(true);
    }

    @Test
    void whatIsAbandonedIsCancelledAndNeverAnswers() {
        SecretBytes secret = SecretBytes.ofUtf8("secret");
        tasks.load(task -> secret, answers::add);
        RunningTask named = tasks.run("Testing", task -> "late", answers::add);
        tasks.abandon();
        assertThat(tasks.running()).isEmpty();
        assertThat(named.cancelSignal().isCancelled()).isTrue();
        tasks.load(task -> "of the next screen", answers::add);
        runAll(background);
        runAll(window);
        assertThat(answers).containsExactly("of the next screen");
        assertThatThrownBy(secret::expose).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void manyNamedTasksTakeTurnsAndQuietWorkDoesNotWaitForThem() {
        for (int i = 0; i < Tasks.MOST_AT_ONCE + 3; i++) {
            int number = i;
            tasks.run("Test " + i, task -> number, answers::add);
        }
        tasks.load(task -> "quiet", answers::add);
        assertThat(background).hasSize(Tasks.MOST_AT_ONCE + 1);
        assertThat(tasks.running()).hasSize(Tasks.MOST_AT_ONCE + 3);
        while (!background.isEmpty() || !window.isEmpty()) {
            runAll(background);
            runAll(window);
        }
        assertThat(answers).hasSize(Tasks.MOST_AT_ONCE + 4);
        assertThat(tasks.running()).isEmpty();
    }

    @Test
    void afterTheEndNothingStartsAndNothingBreaks() {
        Tasks ended = new Tasks(
                work -> {
                    throw new RejectedExecutionException();
                },
                window::add,
                failures::add);
        ended.run("Testing", task -> "never", answers::add);
        assertThat(ended.running()).isEmpty();
        assertThat(answers).isEmpty();
    }

    private static void runAll(Deque<Runnable> queue) {
        int now = queue.size();
        for (int i = 0; i < now; i++) {
            queue.remove().run();
        }
    }
}
