package ai.automatos.admin.ui.catalog;

import ai.automatos.admin.catalog.CheckedType;
import ai.automatos.admin.catalog.TypeProblem;
import ai.automatos.admin.credential.OwnTypeDraft;
import ai.automatos.admin.credential.OwnTypeState;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.dialog.DialogFrame;
import ai.automatos.admin.ui.dialog.Sheet;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Writes a type of the user's own: its JSON, what is wrong with it at which line, and the form it leads to. */
final class TypeEditor {
    /** What stands beside a problem in its row. */
    private static final double SIDES = 120;

    private static final Duration QUIET = Duration.millis(250);

    private final Workbench bench;
    private final OpenVault vault;
    private final Subject subject;
    private final Consumer<OwnTypeState> saved;
    private final DialogFrame frame;
    private final JsonArea json;
    private final Label verdict = new Label();
    private final ListView<TypeProblem> problems = new ListView<>();
    private final FormPreview preview;
    private final CheckBox loopback;
    private final VBox conflict = new VBox();
    private final Button save;
    private final PauseTransition quiet = new PauseTransition(QUIET);
    private long asked;

    /** @param saved hears what was saved, once the sheet is closed */
    TypeEditor(Workbench bench, OpenVault vault, Subject subject, Consumer<OwnTypeState> saved) {
        this.bench = bench;
        this.vault = vault;
        this.subject = subject;
        this.saved = saved;
        frame = new DialogFrame(subject.title(), bench.messages(), this::leave);
        frame.getStyleClass().addAll("wide-dialog", "type-editor");
        frame.setId("typeEditor");
        json = new JsonArea(bench.text("ui.own.json"));
        preview = new FormPreview(bench);
        loopback = new CheckBox(bench.text("ui.own.loopback"));
        loopback.setId("loopback");
        loopback.setTooltip(new Tooltip(bench.text("ui.own.loopback.help")));
        loopback.setSelected(subject.loopbackAllowed());
        save = new Button(bench.text("ui.save"));
        save.setId("saveType");
        save.getStyleClass().add("accent");
        save.setOnAction(event -> save());
        frame.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.S && !save.isDisabled()) {
                event.consume();
                save();
            }
        });
        layOut();
        json.text().addListener(change -> changed());
        quiet.setOnFinished(event -> check());
    }

    void open() {
        json.text().set(subject.json());
        quiet.stop();
        check();
        bench.dialogs().show(Sheet.centred(frame, json.area(), this::leave));
        json.area().positionCaret(0);
    }

    private void layOut() {
        verdict.setId("typeVerdict");
        verdict.getStyleClass().add("type-verdict");
        verdict.setMinWidth(0);
        problems.setId("typeProblems");
        problems.getStyleClass().addAll("plain", "problem-list");
        problems.setPrefHeight(128);
        problems.setMinHeight(64);
        problems.setAccessibleText(bench.text("ui.own.problems"));
        problems.setCellFactory(view -> new ProblemCell());
        problems.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null) {
                json.goTo(now.line(), now.column());
            }
        });
        problems.setOnMouseClicked(
                event -> Optional.ofNullable(problems.getSelectionModel().getSelectedItem())
                        .ifPresent(problem -> json.goTo(problem.line(), problem.column())));
        problems.managedProperty().bind(problems.visibleProperty());
        VBox.setVgrow(json, Priority.ALWAYS);
        VBox left = new VBox(json, verdict, problems);
        left.setPrefWidth(560);
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        ScrollPane right = new ScrollPane(preview);
        right.setFitToWidth(true);
        right.setPrefWidth(368);
        right.setMinWidth(300);
        right.getStyleClass().add("chrome");
        HBox page = new HBox(left, right);
        page.setMinHeight(0);
        VBox.setVgrow(page, Priority.ALWAYS);
        conflict.managedProperty().bind(conflict.visibleProperty());
        conflict.setVisible(false);
        frame.content(page, conflict);
        Button cancel = new Button(bench.text("ui.cancel"));
        cancel.setOnAction(event -> leave());
        frame.footer(loopback, cancel, save);
    }

    /** Until it was looked at again nothing is sure. */
    private void changed() {
        asked++;
        save.setDisable(true);
        conflict.setVisible(false);
        quiet.playFromStart();
    }

    private void check() {
        long mine = ++asked;
        String text = json.text().get();
        bench.tasks().load(task -> vault.core().ownTypes().check(vault.caller(), text, subject.key()), checked -> {
            if (mine == asked) {
                show(checked);
            }
        });
    }

    private void show(CheckedType checked) {
        int wrong = checked.problems().size();
        problems.getItems().setAll(checked.problems());
        problems.setVisible(wrong > 0);
        json.mark(checked.problems().stream().map(TypeProblem::line).collect(Collectors.toSet()));
        verdict.setText(bench.text("ui.own.verdict", wrong));
        verdict.setGraphic(
                Icons.of(wrong == 0 ? "fth-check-circle" : "fth-alert-triangle", wrong == 0 ? "success" : "danger"));
        checked.type().ifPresentOrElse(preview::show, preview::showWrong);
        save.setDisable(wrong > 0);
    }

    private void save() {
        String key = subject.key();
        String text = json.text().get();
        boolean local = loopback.isSelected();
        if (key != null) {
            store(() -> vault.core().ownTypes().edit(vault.caller(), key, subject.version(), text, local));
            return;
        }
        OwnTypeDraft draft = new OwnTypeDraft(text, null, local, OwnTypeDraft.IfTaken.REFUSE);
        frame.setDisable(true);
        bench.tasks()
                .load(
                        task -> vault.core().ownTypes().inTheWay(vault.caller(), draft),
                        inTheWay -> {
                            frame.setDisable(false);
                            inTheWay.ifPresentOrElse(this::ask, () -> create(draft));
                        },
                        this::failed);
    }

    /** New version, another name, or leave it. */
    private void ask(OwnTypeState other) {
        boolean local = loopback.isSelected();
        String text = json.text().get();
        NameConflict question = new NameConflict(
                bench,
                other,
                () -> create(new OwnTypeDraft(text, null, local, OwnTypeDraft.IfTaken.NEW_VERSION)),
                name -> create(new OwnTypeDraft(text, name, local, OwnTypeDraft.IfTaken.REFUSE)),
                this::close);
        conflict.getChildren().setAll(question);
        conflict.setVisible(true);
        Platform.runLater(question::focus);
    }

    private void create(OwnTypeDraft draft) {
        store(() -> vault.core().ownTypes().create(vault.caller(), draft));
    }

    private void store(Supplier<OwnTypeState> action) {
        frame.setDisable(true);
        bench.tasks()
                .load(
                        task -> action.get(),
                        state -> {
                            frame.setDisable(false);
                            close();
                            bench.notices().success(bench.text("ui.own.saved", state.name(), state.version()));
                            saved.accept(state);
                        },
                        this::failed);
    }

    private void failed(Throwable failure) {
        frame.setDisable(false);
        bench.tasks().fail(failure);
    }

    /** Asks only if there is something to lose. */
    private void leave() {
        boolean changed =
                !json.text().get().equals(subject.json()) || loopback.isSelected() != subject.loopbackAllowed();
        bench.dialogs().discard(changed, bench.text("ui.own.discard.text"), this::close);
    }

    private void close() {
        asked++;
        quiet.stop();
        bench.dialogs().close();
    }

    /**
     * What is written.
     *
     * @param key of the own type that is edited, or null for a new one
     * @param version that the user looks at
     */
    record Subject(String title, String json, @Nullable String key, long version, boolean loopbackAllowed) {}

    private final class ProblemCell extends ListCell<TypeProblem> {
        ProblemCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(TypeProblem problem, boolean empty) {
            super.updateItem(problem, empty);
            setGraphic(null);
            setText(null);
            if (!empty && problem != null) {
                Label line = new Label(bench.text("ui.own.line", problem.line()));
                line.getStyleClass().addAll("small", "danger-text");
                line.setMinWidth(56);
                Label text = new Label(problem.text(bench.messages()));
                text.getStyleClass().add("small");
                text.setWrapText(true);
                text.setMinHeight(Region.USE_PREF_SIZE);
                text.prefWidthProperty().bind(problems.widthProperty().subtract(SIDES));
                HBox body = new HBox(8, line, text);
                body.getStyleClass().add("problem-row");
                setGraphic(body);
                setAccessibleText(line.getText() + ", " + text.getText());
            }
        }
    }
}
