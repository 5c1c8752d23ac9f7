package ai.automatos.admin.ui.audit;

import ai.automatos.admin.audit.ChainProblem;
import ai.automatos.admin.audit.ChainReport;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.task.RunningTask;
import ai.automatos.admin.vault.Progress;
import ai.automatos.admin.vault.VerificationReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Whether the log is whole, as far as it is known since the unlock, and finding it out. */
final class ChainState {
    private static final int SHOWN = 3;

    private final Workbench bench;
    private final OpenVault vault;
    private final Label state;
    private final Label note;
    private final Button verify;
    private final VBox broken;
    private final ChangeListener<Number> progressed = (property, old, now) -> showProgress(now.doubleValue());
    private Runnable changed = () -> {};
    private Consumer<ChainProblem> lookedAt = problem -> {};
    private @Nullable RunningTask running;
    private @Nullable Verified last;
    private boolean verifying;
    private boolean closed;

    ChainState(Workbench bench, OpenVault vault, Label state, Label note, Button verify, VBox broken) {
        this.bench = bench;
        this.vault = vault;
        this.state = state;
        this.note = note;
        this.verify = verify;
        this.broken = broken;
        broken.managedProperty().bind(broken.visibleProperty());
        broken.setVisible(false);
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        verify.setOnAction(event -> press());
        showIdle();
        set("neutral", "", bench.text("ui.audit.chain.unknown"));
    }

    /** Runs when a verification has ended. */
    void onChange(Runnable action) {
        changed = action;
    }

    /** @param action shows the event where the chain breaks */
    void onLook(Consumer<ChainProblem> action) {
        lookedAt = action;
    }

    /** Whether a verification that found nothing wrong covered this event. */
    boolean covers(LinkedEvent event) {
        @Nullable Verified known = last;
        return known != null
                && known.report().sound()
                && known.report().chains().stream()
                        .map(ChainReport::head)
                        .anyMatch(head -> head.chain() == event.event().chain() && head.sequence() >= event.sequence());
    }

    void close() {
        closed = true;
        if (running != null) {
            running.cancel();
        }
        broken.getChildren().clear();
    }

    private void press() {
        if (verifying) {
            if (running != null) {
                running.cancel();
            }
            return;
        }
        verifying = true;
        verify.setText(bench.text("ui.cancel"));
        state.setVisible(false);
        state.setManaged(false);
        showProgress(-1);
        RunningTask task =
                bench.tasks().run(bench.text("ui.audit.verifying"), this::verify, this::verified, this::failed);
        if (verifying) {
            running = task;
            task.progressProperty().addListener(progressed);
        }
    }

    private VerificationReport verify(RunningTask task) {
        return vault.core().logVerifier().verify(vault.caller(), (step, done, total) -> {
            if (task.cancelSignal().isCancelled()) {
                throw new CancellationException();
            }
            task.report(Progress.text(bench.messages(), step), done, total);
        });
    }

    private void verified(VerificationReport report) {
        showIdle();
        if (!closed) {
            last = new Verified(report, bench.formats().now());
            show(last);
            changed.run();
        }
    }

    private void show(Verified known) {
        VerificationReport report = known.report();
        String when = bench.text(
                "ui.audit.chain.when", report.events(), bench.formats().moment(known.at()));
        if (report.sound()) {
            broken.setVisible(false);
            note.setText(when);
            set("success", "fth-check", bench.text("ui.audit.chain.verified"));
        } else {
            showBroken(report, when);
        }
    }

    private void failed(Throwable failure) {
        showIdle();
        if (closed) {
            return;
        }
        if (last != null) {
            show(last);
        }
        if (!(failure instanceof CancellationException)) {
            bench.tasks().fail(failure);
        }
    }

    /** The danger message stands in for the badge and says what does not hold, and what to do. */
    private void showBroken(VerificationReport found, String when) {
        state.setVisible(false);
        state.setManaged(false);
        Optional<ChainProblem> first = firstProblem(found);
        Label head = new Label(
                first.map(problem -> bench.text("ui.audit.chain.broken.at", problem.sequence()))
                        .orElseGet(() -> bench.text("ui.audit.chain.broken")),
                new ShieldSign("danger", "fth-x"));
        head.getStyleClass().add("group");
        Label number = new Label(bench.text("ui.audit.chain.found", found.found(), when));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(8, head, number, space);
        line.setAlignment(Pos.CENTER_LEFT);
        first.ifPresent(problem -> line.getChildren()
                .add(button(bench.text("ui.audit.chain.show", problem.sequence()), () -> lookedAt.accept(problem))));
        line.getChildren().add(button(bench.text("ui.audit.chain.copy"), () -> copy(found)));
        broken.getChildren().setAll(line);
        found.findings().stream()
                .limit(SHOWN)
                .forEach(finding -> broken.getChildren().add(wrapped("• " + finding.text(bench.messages()))));
        broken.getChildren().add(wrapped(bench.text("ui.audit.chain.do")));
        broken.setVisible(true);
    }

    private static Button button(String text, Runnable action) {
        Button button = new Button(text);
        button.getStyleClass().add("slim");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void copy(VerificationReport found) {
        StringBuilder all = new StringBuilder();
        found.findings()
                .forEach(finding -> all.append(finding.text(bench.messages())).append('\n'));
        bench.clipboards().copy(all.toString());
        bench.notices().success(bench.text("ui.copied"));
    }

    private static Optional<ChainProblem> firstProblem(VerificationReport found) {
        return found.chains().stream()
                .flatMap(chain -> chain.problems().stream())
                .min(Comparator.comparingLong(ChainProblem::sequence));
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("small");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void showProgress(double part) {
        note.setText(
                part < 0
                        ? bench.text("ui.audit.verifying")
                        : bench.text("ui.audit.verifying.part", bench.formats().percent(Math.round(part * 100), 100)));
    }

    private void showIdle() {
        verifying = false;
        if (running != null) {
            running.progressProperty().removeListener(progressed);
            running = null;
        }
        verify.setText(bench.text("ui.audit.verify"));
        state.setVisible(true);
        state.setManaged(true);
        note.setText("");
    }

    private void set(String style, String inside, String text) {
        state.getStyleClass().removeAll("success", "danger", "neutral");
        state.getStyleClass().add(style);
        state.setGraphic(new ShieldSign(style.equals("neutral") ? "muted" : style, inside));
        state.setText(text);
    }

    private record Verified(VerificationReport report, Instant at) {}
}
