package ai.automatos.admin.ui.unlock;

import ai.automatos.admin.audit.journal.JournalFinding;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.desktop.FileDialogs;
import ai.automatos.admin.ui.form.Reveal;
import ai.automatos.admin.vault.VaultService;
import ai.automatos.admin.workplace.Core;
import ai.automatos.admin.workplace.Place;
import atlantafx.base.controls.PasswordTextField;
import java.util.List;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Asks for the master password; where log and database disagree, asks first that this is accepted. */
public final class UnlockController {
    private final Workbench bench;
    private final Core core;
    private final Entrance entrance;
    private final Place place;
    private List<JournalFinding.Incident> incidents = List.of();
    private boolean keyFileOnly;

    @FXML
    private Label where;

    @FXML
    private VBox passwordBox;

    @FXML
    private PasswordTextField password;

    @FXML
    private Label capsLock;

    @FXML
    private Label keyFile;

    @FXML
    private VBox incidentBox;

    @FXML
    private Label incidentText;

    @FXML
    private CheckBox accept;

    @FXML
    private Label problem;

    @FXML
    private Button unlock;

    @FXML
    private VBox wayBack;

    @FXML
    private Button chooseKeyFile;

    @FXML
    private Hyperlink recoverLink;

    @FXML
    private ProgressIndicator busy;

    public UnlockController(Workbench bench, Core core, Entrance entrance, Place place) {
        this.bench = bench;
        this.core = core;
        this.entrance = entrance;
        this.place = place;
    }

    @FXML
    private void initialize() {
        where.setText(place.paths().home().toString());
        Reveal.addTo(password, bench.messages());
        password.addEventFilter(javafx.scene.input.KeyEvent.ANY, event -> showCapsLock());
        busy.managedProperty().bind(busy.visibleProperty());
        hide(problem, incidentBox, capsLock, wayBack);
        busy.setVisible(false);
        unlock.disableProperty()
                .bind(busy.visibleProperty()
                        .or(accept.visibleProperty()
                                .and(accept.selectedProperty().not())));
        bench.tasks().load(task -> core.vault().isKeyFileOnly(null), this::adapt, this::show);
        bench.tasks()
                .load(
                        task -> {
                            core.vault().checkKeyFile(null);
                            return true;
                        },
                        fits -> keyFileState("ui.unlock.keyfile.fits", "fth-check-circle", "success"),
                        this::showKeyFileProblem);
        bench.tasks().load(task -> core.incidents(), this::showIncidents);
    }

    @FXML
    private void unlock() {
        SecretBytes typed = keyFileOnly ? null : SecretBytes.ofUtf8(password.getPassword());
        busy.setVisible(true);
        hide(problem);
        bench.tasks()
                .load(
                        task -> {
                            try (@Nullable SecretBytes wiped = typed) {
                                return incidents.isEmpty()
                                        ? core.vault().unlock(entrance.source(core), null, wiped)
                                        : core.vault().acknowledge(entrance.source(core), null, wiped, incidents);
                            }
                        },
                        this::enter,
                        failure -> {
                            busy.setVisible(false);
                            show(failure);
                            password.requestFocus();
                            password.selectAll();
                        });
    }

    @FXML
    private void recover() {
        entrance.recover(core);
    }

    @FXML
    private void chooseKeyFile() {
        bench.files()
                .open(FileDialogs.Request.anyFile(bench.text("ui.unlock.keyfile.choose"), ""))
                .ifPresent(chosen -> bench.tasks()
                        .load(
                                task -> {
                                    core.vault().useKeyFile(chosen, null);
                                    return true;
                                },
                                done -> lookAgain(),
                                this::show));
    }

    @FXML
    private void lookAgain() {
        entrance.askPassword(core);
    }

    private void enter(VaultService.Unlocked unlocked) {
        password.clear();
        entrance.unlocked(core, unlocked.session(), unlocked.caller());
    }

    private void adapt(boolean alone) {
        keyFileOnly = alone;
        boolean asks = !alone && !wayBack.isVisible();
        passwordBox.setVisible(asks);
        passwordBox.setManaged(asks);
        Platform.runLater(() -> (wayBack.isVisible() ? chooseKeyFile : alone ? unlock : password).requestFocus());
    }

    private void showIncidents(List<JournalFinding.Incident> found) {
        incidents = found;
        accept.setVisible(!found.isEmpty());
        if (!found.isEmpty()) {
            incidentText.setText(found.stream()
                    .map(incident -> bench.messages().error(incident.toException()))
                    .map(text -> text.what() + " " + text.why())
                    .distinct()
                    .collect(Collectors.joining("\n\n")));
            reveal(incidentBox);
            unlock.setText(bench.text("ui.unlock.accept"));
        }
    }

    private void show(Throwable failure) {
        problem.setText(bench.notices().sentences(failure));
        problem.setGraphic(Icons.of("fth-alert-triangle", "danger"));
        reveal(problem);
    }

    /** Without its key file nothing unlocks this vault: what helps instead comes first. */
    private void showKeyFileProblem(Throwable failure) {
        show(failure);
        if (failure instanceof UserFacingException known && known.key().startsWith("vault.keyfile")) {
            keyFileState("ui.unlock.keyfile.bad", "fth-x-octagon", "danger");
            hide(passwordBox, unlock, recoverLink);
            unlock.setDefaultButton(false);
            chooseKeyFile.setDefaultButton(true);
            reveal(wayBack);
        }
    }

    private void keyFileState(String key, String icon, String style) {
        keyFile.setText(bench.text(key));
        keyFile.setGraphic(Icons.of(icon, style));
    }

    private void showCapsLock() {
        boolean on = Platform.isKeyLocked(KeyCode.CAPS).orElse(false);
        capsLock.setVisible(on);
        capsLock.setManaged(on);
    }

    private static void hide(javafx.scene.Node... nodes) {
        for (javafx.scene.Node node : nodes) {
            node.setVisible(false);
            node.setManaged(false);
        }
    }

    private static void reveal(javafx.scene.Node node) {
        node.setVisible(true);
        node.setManaged(true);
    }
}
