package ai.automatos.admin.ui.credential;

import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.credential.CredentialDraft;
import ai.automatos.admin.credential.TestResult;
import ai.automatos.admin.credential.TestStatus;
import ai.automatos.admin.probe.Suggestion;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.task.RunningTask;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tests values before they are saved, in a panel; a new test, or a step away from it, overtakes the one that runs. */
final class DraftTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Workbench bench;
    private final OpenVault vault;
    private final TestPanel panel;
    private final Runnable changed;
    private @Nullable RunningTask running;
    private @Nullable TestResult result;
    private long attempt;

    /**
     * @param changed runs when there is a result, or none any more
     * @param takeOver see {@link TestPanel}
     */
    DraftTest(Workbench bench, OpenVault vault, Runnable changed, Consumer<Suggestion> takeOver) {
        this.bench = bench;
        this.vault = vault;
        this.changed = changed;
        this.panel = new TestPanel(bench, takeOver);
    }

    TestPanel panel() {
        if (result == null) {
            panel.showIdle(bench.text("ui.test.idle"));
        } else {
            panel.show(result);
        }
        return panel;
    }

    /** What the last test said of these very values; null if there was none, or it was cancelled. */
    @Nullable
    TestResult result() {
        return result;
    }

    boolean failed() {
        return result != null && result.status() == TestStatus.FAILED;
    }

    /** @param draft wiped when the test ends */
    void start(CredentialDraft draft) {
        forget();
        panel.showRunning(this::cancel);
        long mine = attempt;
        running = bench.tasks()
                .run(
                        bench.text("ui.test.running", draft.name()),
                        task -> {
                            try {
                                return vault.core().tester().test(vault.caller(), draft, LIMIT, task.cancelSignal());
                            } finally {
                                draft.values().values().forEach(SecretBytes::close);
                            }
                        },
                        said -> {
                            if (mine == attempt) {
                                tested(said);
                            }
                        },
                        failure -> {
                            if (mine == attempt) {
                                panel.showProblem(bench.notices().sentences(failure));
                            }
                        });
    }

    /** The values are others now. */
    void forget() {
        stop();
        result = null;
        changed.run();
    }

    /** An answer that is still on its way comes too late from now on. */
    void stop() {
        attempt++;
        if (running != null) {
            running.cancel();
            running = null;
        }
    }

    private void tested(TestResult said) {
        if (said.isCancelled()) {
            panel.showIdle(bench.text("ui.test.cancelled"));
        } else {
            result = said;
            panel.show(said);
        }
        changed.run();
    }

    private void cancel() {
        stop();
        panel.showIdle(bench.text("ui.test.cancelled"));
        changed.run();
    }
}
