package ai.automatos.admin.ui.unlock;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.ui.Workbench;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** Why the vault cannot be opened, and what to do. */
public final class FailureController {
    private final Workbench bench;
    private final Throwable failure;
    private final Entrance entrance;

    @FXML
    private Label what;

    @FXML
    private Label why;

    @FXML
    private Label action;

    @FXML
    private Button again;

    public FailureController(Workbench bench, Throwable failure, Entrance entrance) {
        this.bench = bench;
        this.failure = failure;
        this.entrance = entrance;
    }

    @FXML
    private void initialize() {
        Messages.ErrorText text = bench.notices().text(failure);
        what.setText(text.what());
        why.setText(text.why());
        action.setText(text.action());
        Platform.runLater(again::requestFocus);
    }

    @FXML
    private void tryAgain() {
        entrance.tryAgain();
    }

    @FXML
    private void copy() {
        bench.clipboards().copy(bench.notices().sentences(failure));
        bench.notices().info(bench.text("ui.copied"));
    }
}
