package ai.automatos.admin.ui.unlock;

import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.settings.SettingEdit;
import ai.automatos.admin.settings.spec.GeneralSettings;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.desktop.FileDialogs;
import ai.automatos.admin.ui.dialog.StepMark;
import ai.automatos.admin.vault.VaultService;
import ai.automatos.admin.workplace.Core;
import ai.automatos.admin.workplace.Place;
import ai.automatos.admin.workplace.Workplace;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The guide of the first start: protect the vault, note the recovery code, back up the key file. */
public final class FirstRunController {
    private final Workbench bench;
    private final Workplace workplace;
    private final Place place;
    private final Entrance entrance;
    private final PasswordChoice choice;
    private @Nullable Core core;
    private VaultService.@Nullable Created created;
    private int step;

    @FXML
    private VBox steps;

    @FXML
    private Label title;

    @FXML
    private Label subtitle;

    @FXML
    private VBox protection;

    @FXML
    private TextField user;

    @FXML
    private HBox withPasswordCard;

    @FXML
    private RadioButton withPassword;

    @FXML
    private HBox keyFileOnlyCard;

    @FXML
    private RadioButton keyFileOnly;

    @FXML
    private StackPane passwords;

    @FXML
    private StackPane recovery;

    @FXML
    private VBox keyFile;

    @FXML
    private Label keyFilePath;

    @FXML
    private Label keyFileSaved;

    @FXML
    private CheckBox testWeekly;

    @FXML
    private Label home;

    @FXML
    private Label problem;

    @FXML
    private Label note;

    @FXML
    private Button next;

    public FirstRunController(Workbench bench, Workplace workplace, Place place, Entrance entrance) {
        this.bench = bench;
        this.workplace = workplace;
        this.place = place;
        this.entrance = entrance;
        this.choice = new PasswordChoice(bench.messages());
    }

    @FXML
    private void initialize() {
        for (Node page : List.of(protection, recovery, keyFile, problem, keyFileSaved)) {
            page.managedProperty().bind(page.visibleProperty());
        }
        problem.setVisible(false);
        keyFileSaved.setVisible(false);
        user.setText(System.getProperty("user.name", ""));
        passwords.getChildren().add(choice);
        passwords.disableProperty().bind(keyFileOnly.selectedProperty());
        withPassword.selectedProperty().addListener(change -> markCards());
        home.setText(
                place.databaseUrl() == null
                        ? bench.text(
                                "ui.first.where.embedded", place.paths().home().toString())
                        : bench.text("ui.first.where.shared"));
        markCards();
        showStep(0);
        next.disableProperty()
                .bind(protection
                        .disableProperty()
                        .or(user.textProperty().isEmpty())
                        .or(keyFileOnly
                                .selectedProperty()
                                .not()
                                .and(choice.complete().not())));
        Platform.runLater(() -> choice.firstField().requestFocus());
    }

    @FXML
    private void choosePassword() {
        withPassword.setSelected(true);
    }

    @FXML
    private void chooseKeyFile() {
        keyFileOnly.setSelected(true);
    }

    @FXML
    private void next() {
        switch (step) {
            case 0 -> create();
            case 1 -> showKeyFile();
            default -> enter();
        }
    }

    @FXML
    private void saveKeyFileCopy() {
        Path source = place.paths().keyFile();
        bench.files()
                .save(FileDialogs.Request.anyFile(bench.text("ui.first.keyfile.copy"), "automatos-credential-key"))
                .ifPresent(target -> bench.tasks().load(task -> KeyFileCopy.write(source, target), saved -> {
                    keyFileSaved.setText(bench.text("ui.first.keyfile.saved", saved.toString()));
                    keyFileSaved.setVisible(true);
                }));
    }

    private void create() {
        String name = user.getText().strip();
        SecretBytes password = keyFileOnly.isSelected() ? null : choice.password();
        protection.setDisable(true);
        note.setText(bench.text("ui.first.creating"));
        problem.setVisible(false);
        bench.tasks()
                .load(
                        task -> {
                            try (@Nullable SecretBytes wiped = password) {
                                Core made = workplace.create(place);
                                boolean done = false;
                                try {
                                    VaultService.Created fresh =
                                            made.vault().create(entrance.source(made), name, wiped);
                                    done = true;
                                    return new Made(made, fresh);
                                } finally {
                                    if (!done) {
                                        made.close();
                                    }
                                }
                            }
                        },
                        this::showRecoveryCode,
                        failure -> {
                            protection.setDisable(false);
                            showStep(0);
                            problem.setText(bench.notices().sentences(failure));
                            problem.setVisible(true);
                        });
    }

    private void showRecoveryCode(Made made) {
        core = made.core();
        created = made.created();
        entrance.created(made.core());
        choice.wipe();
        RecoveryCodePane pane = new RecoveryCodePane(bench, made.created().recoveryCode());
        recovery.getChildren().setAll(pane);
        next.disableProperty().unbind();
        next.disableProperty().bind(pane.noted().not());
        showStep(1);
        pane.field().requestFocus();
    }

    private void showKeyFile() {
        recovery.getChildren().clear();
        next.disableProperty().unbind();
        next.setDisable(false);
        keyFilePath.setText(place.paths().keyFile().toString());
        showStep(2);
        next.requestFocus();
    }

    private void enter() {
        @Nullable Core opened = core;
        VaultService.@Nullable Created done = created;
        if (opened == null || done == null) {
            return;
        }
        if (!testWeekly.isSelected()) {
            entrance.unlocked(opened, done.session(), done.caller());
            return;
        }
        next.setDisable(true);
        opened.use(done.session());
        SettingEdit weekly = new SettingEdit(GeneralSettings.TEST_CREDENTIALS.key(), 0, "weekly");
        bench.tasks()
                .load(
                        task -> opened.settings().save(done.caller(), List.of(weekly)),
                        saved -> entrance.unlocked(opened, done.session(), done.caller()),
                        failure -> {
                            bench.tasks().fail(failure);
                            entrance.unlocked(opened, done.session(), done.caller());
                        });
    }

    private void showStep(int now) {
        step = now;
        protection.setVisible(now == 0);
        recovery.setVisible(now == 1);
        keyFile.setVisible(now == 2);
        title.setText(bench.text("ui.first.title." + now));
        boolean alone = now == 2 && keyFileOnly.isSelected();
        subtitle.setText(bench.text(alone ? "ui.first.subtitle.2.alone" : "ui.first.subtitle." + now));
        note.setText(bench.text("ui.first.note." + now));
        next.setText(bench.text("ui.first.next." + now));
        steps.getChildren().setAll(StepMark.column(bench.messages(), "ui.first.step.", 3, now));
    }

    private void markCards() {
        mark(withPasswordCard, withPassword.isSelected());
        mark(keyFileOnlyCard, keyFileOnly.isSelected());
    }

    private static void mark(Node card, boolean on) {
        card.getStyleClass().remove("selected");
        if (on) {
            card.getStyleClass().add("selected");
        }
    }

    private record Made(Core core, VaultService.Created created) {}
}
