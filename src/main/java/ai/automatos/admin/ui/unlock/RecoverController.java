package ai.automatos.admin.ui.unlock;

import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.vault.VaultKeyService;
import ai.automatos.admin.workplace.Core;
import java.util.Set;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Opens the vault with the recovery code: a new password, a new code, and a new key file if that is lost, too. */
public final class RecoverController {
    private static final Set<String> LOST = Set.of("vault.keyfile.missing", "vault.keyfile.damaged");

    private final Workbench bench;
    private final Core core;
    private final Entrance entrance;
    private final PasswordChoice choice;
    private VaultKeyService.@Nullable Recovered recovered;

    @FXML
    private Label title;

    @FXML
    private VBox form;

    @FXML
    private TextField code;

    @FXML
    private StackPane passwords;

    @FXML
    private CheckBox keyFileOnly;

    @FXML
    private CheckBox newKeyFile;

    @FXML
    private Label problem;

    @FXML
    private StackPane fresh;

    @FXML
    private Button back;

    @FXML
    private Button go;

    public RecoverController(Workbench bench, Core core, Entrance entrance) {
        this.bench = bench;
        this.core = core;
        this.entrance = entrance;
        this.choice = new PasswordChoice(bench.messages());
    }

    @FXML
    private void initialize() {
        passwords.getChildren().add(choice);
        passwords.disableProperty().bind(keyFileOnly.selectedProperty());
        problem.setVisible(false);
        problem.managedProperty().bind(problem.visibleProperty());
        fresh.managedProperty().bind(fresh.visibleProperty());
        fresh.setVisible(false);
        go.disableProperty()
                .bind(code.textProperty()
                        .isEmpty()
                        .or(keyFileOnly
                                .selectedProperty()
                                .not()
                                .and(choice.complete().not())));
        bench.tasks()
                .load(
                        task -> {
                            core.vault().checkKeyFile(null);
                            return true;
                        },
                        fits -> {},
                        this::offerNewKeyFile);
        Platform.runLater(code::requestFocus);
    }

    /** What is lost is replaced; a key file that may open another vault is left to the user. */
    private void offerNewKeyFile(Throwable failure) {
        if (failure instanceof UserFacingException known && LOST.contains(known.key())) {
            newKeyFile.setSelected(true);
        }
    }

    @FXML
    private void back() {
        entrance.askPassword(core);
    }

    @FXML
    private void go() {
        VaultKeyService.@Nullable Recovered done = recovered;
        if (done != null) {
            entrance.unlocked(core, done.session(), done.caller());
            return;
        }
        SecretBytes typed = SecretBytes.ofUtf8(code.getText().strip());
        SecretBytes password = keyFileOnly.isSelected() ? null : choice.password();
        boolean lost = newKeyFile.isSelected();
        form.setDisable(true);
        bench.tasks()
                .load(
                        task -> {
                            try (SecretBytes wiped = typed;
                                    @Nullable SecretBytes wipedToo = password) {
                                return core.keys()
                                        .recover(
                                                entrance.source(core),
                                                new VaultKeyService.Recovery(
                                                        null, wiped, wipedToo, lost, core.incidents()));
                            }
                        },
                        this::showNewCode,
                        this::failed);
    }

    private void failed(Throwable failure) {
        form.setDisable(false);
        problem.setText(bench.notices().sentences(failure));
        problem.setVisible(true);
        code.requestFocus();
    }

    private void showNewCode(VaultKeyService.Recovered done) {
        recovered = done;
        choice.wipe();
        code.clear();
        title.setText(bench.text("ui.recover.new.code"));
        form.setVisible(false);
        form.setManaged(false);
        RecoveryCodePane pane = new RecoveryCodePane(bench, done.recoveryCode());
        fresh.getChildren().setAll(pane);
        fresh.setVisible(true);
        back.setVisible(false);
        go.disableProperty().unbind();
        go.disableProperty().bind(pane.noted().not());
        go.setText(bench.text("ui.open.vault"));
        pane.field().requestFocus();
    }
}
