package ai.automatos.admin.ui.credential;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialDraft;
import ai.automatos.admin.credential.SavedCredential;
import ai.automatos.admin.credential.TestResult;
import ai.automatos.admin.credential.TestStatus;
import ai.automatos.admin.ui.CredentialRows;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.dialog.DialogFrame;
import ai.automatos.admin.ui.dialog.Dialogs;
import ai.automatos.admin.ui.dialog.Sheet;
import ai.automatos.admin.ui.dialog.StepBar;
import ai.automatos.admin.ui.form.FormFactory;
import ai.automatos.admin.ui.task.RunningTask;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Creates a credential in four steps: type, configure, test, save. Going back keeps everything. */
final class WizardController implements CredentialActions.Unsaved {
    private static final String TYPE = "wizard.type";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private enum Step {
        TYPE,
        CONFIGURE,
        TEST,
        SAVE
    }

    private final Workbench bench;
    private final OpenVault vault;
    private final TypeCatalog types;
    private final CredentialRows rows;
    private final Runnable closed;
    private final DialogFrame frame;
    private final StepBar steps;
    private final VBox page = new VBox();
    private final TypePicker picker;
    private final TestPanel testPanel;
    private final Button back;
    private final Button skip;
    private final Button next;
    private Step step = Step.TYPE;
    private @Nullable CredentialForm form;
    private @Nullable RunningTask running;
    private @Nullable TestResult result;

    WizardController(Workbench bench, OpenVault vault, TypeCatalog types, CredentialRows rows, Runnable closed) {
        this.bench = bench;
        this.vault = vault;
        this.types = types;
        this.rows = rows;
        this.closed = closed;
        frame = new DialogFrame(bench.text("ui.credentials.create"), bench.messages(), this::leave);
        frame.getStyleClass().add("wide-dialog");
        frame.setId("wizard");
        steps = new StepBar(List.of(
                bench.text("ui.wizard.type"),
                bench.text("ui.wizard.configure"),
                bench.text("ui.wizard.test"),
                bench.text("ui.wizard.save")));
        picker = new TypePicker(bench, rows.countsByType(), this::next);
        testPanel = new TestPanel(bench);
        back = button("ui.back", this::back);
        back.setId("wizardBack");
        skip = button("ui.wizard.skip", () -> go(Step.SAVE));
        skip.setId("wizardSkip");
        next = button("ui.continue", this::next);
        next.setId("wizardNext");
        next.getStyleClass().add("accent");
        VBox.setVgrow(page, Priority.ALWAYS);
        frame.content(steps, page);
        frame.footer(button("ui.cancel", this::leave), back, skip, next);
        frame.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    void open(@Nullable String typeKey) {
        show();
        bench.tasks().load(task -> types.all(), all -> {
            picker.show(all);
            all.stream().filter(type -> type.key().equals(typeKey)).findFirst().ifPresent(this::configure);
        });
    }

    /** Everything but the secrets of an existing credential. */
    void openCopy(Credential original) {
        show();
        bench.tasks().load(task -> types.all(), all -> {
            picker.show(all);
            all.stream()
                    .filter(type -> type.key().equals(original.typeKey()))
                    .findFirst()
                    .ifPresent(type -> {
                        configure(type);
                        if (form != null) {
                            form.show(original, bench.text("ui.copy.of", original.name()));
                        }
                    });
        });
    }

    void restore(Map<String, String> input) {
        show();
        bench.tasks().load(task -> types.all(), all -> {
            picker.show(all);
            all.stream()
                    .filter(type -> type.key().equals(input.get(TYPE)))
                    .findFirst()
                    .ifPresent(type -> {
                        configure(type);
                        if (form != null) {
                            form.restore(input);
                        }
                    });
        });
    }

    @Override
    public Optional<Map<String, String>> take() {
        Optional<Map<String, String>> typed = Optional.empty();
        if (form != null && form.isDirty()) {
            Map<String, String> all = new HashMap<>(form.snapshot());
            all.put(TYPE, form.type().key());
            typed = Optional.of(all);
        }
        close();
        return typed;
    }

    private void show() {
        go(Step.TYPE);
        bench.dialogs().show(Sheet.centred(frame, picker.search(), this::leave));
    }

    private void configure(CredentialType type) {
        if (form == null || !form.type().key().equals(type.key())) {
            form = new CredentialForm(bench, new FormFactory(bench.messages()), type, false);
            result = null;
        }
        go(Step.CONFIGURE);
        Node first = form.firstField().focusTarget();
        bench.tasks().inWindow(first::requestFocus);
    }

    private void go(Step target) {
        step = target;
        steps.show(target.ordinal());
        back.setVisible(target != Step.TYPE);
        skip.setVisible(target == Step.TEST);
        skip.setManaged(target == Step.TEST);
        frame.note("");
        next.setDisable(false);
        next.setText(bench.text(target == Step.SAVE ? "ui.save" : "ui.continue"));
        switch (target) {
            case TYPE -> {
                page.getChildren().setAll(picker);
                VBox.setVgrow(picker, Priority.ALWAYS);
                frame.note(bench.text("ui.picker.note"));
            }
            case CONFIGURE -> page.getChildren().setAll(scrolled(form));
            case TEST -> showTest();
            case SAVE -> showSave();
        }
    }

    private void next() {
        switch (step) {
            case TYPE -> {
                @Nullable CredentialType type = picker.chosen().get();
                if (type != null) {
                    configure(type);
                }
            }
            case CONFIGURE -> {
                if (form != null && form.check()) {
                    result = null;
                    go(Step.TEST);
                    startTest();
                }
            }
            case TEST -> go(Step.SAVE);
            case SAVE -> save();
        }
    }

    private void back() {
        stopTest();
        go(Step.values()[step.ordinal() - (step == Step.SAVE && result == null ? 2 : 1)]);
        if (step == Step.TEST && result != null) {
            testPanel.show(result);
        }
    }

    private void showTest() {
        CredentialForm filled = Objects.requireNonNull(form);
        Label title = new Label(filled.name());
        title.getStyleClass().add("title");
        Label second = new Label(filled.type().name());
        second.getStyleClass().addAll("small", "muted");
        Button again = button("ui.test.again", this::startTest);
        again.setGraphic(Icons.of("fth-refresh-cw"));
        again.setId("testAgain");
        Label promise = new Label(bench.text("ui.test.promise"), Icons.of("fth-shield"));
        promise.setWrapText(true);
        promise.getStyleClass().addAll("small", "muted");
        page.getChildren().setAll(scrolled(new VBox(16, new VBox(title, second), testPanel, again, promise)));
        next.setDisable(result == null || result.status() == TestStatus.FAILED);
        skip.setText(bench.text(
                result != null && result.status() == TestStatus.FAILED ? "ui.wizard.anyway" : "ui.wizard.skip"));
    }

    private void startTest() {
        stopTest();
        result = null;
        CredentialDraft draft = Objects.requireNonNull(form).draft();
        next.setDisable(true);
        skip.setText(bench.text("ui.wizard.skip"));
        RunningTask task = bench.tasks()
                .run(
                        bench.text("ui.test.running", draft.name()),
                        running0 -> {
                            try {
                                return vault.core()
                                        .tester()
                                        .test(vault.caller(), draft, LIMIT, running0.cancelSignal());
                            } finally {
                                draft.values().values().forEach(SecretBytes::close);
                            }
                        },
                        this::tested,
                        failure -> {
                            running = null;
                            testPanel.showProblem(bench.notices().sentences(failure));
                        });
        if (result == null) {
            running = task;
            testPanel.showRunning(task::cancel);
        }
    }

    private void tested(TestResult said) {
        running = null;
        result = said;
        testPanel.show(said);
        if (step == Step.TEST) {
            boolean failed = said.status() == TestStatus.FAILED;
            next.setDisable(failed);
            skip.setText(bench.text(failed ? "ui.wizard.anyway" : "ui.wizard.skip"));
            skip.setVisible(failed);
            (failed ? back : next).requestFocus();
        }
    }

    private void stopTest() {
        if (running != null) {
            running.cancel();
            running = null;
        }
    }

    private void showSave() {
        stopTest();
        CredentialForm filled = Objects.requireNonNull(form);
        Label title = new Label(filled.name());
        title.getStyleClass().add("title");
        String key = result == null
                ? "ui.wizard.untested"
                : "ui.wizard.tested." + result.status().word();
        Label text = new Label(bench.text(key));
        text.setWrapText(true);
        Label promise = new Label(bench.text("ui.wizard.encrypted"), Icons.of("fth-lock"));
        promise.setWrapText(true);
        promise.getStyleClass().addAll("small", "muted");
        page.getChildren()
                .setAll(scrolled(new VBox(12, title, new Label(filled.type().name()), text, promise)));
        bench.tasks().inWindow(next::requestFocus);
    }

    private void save() {
        CredentialDraft draft = Objects.requireNonNull(form).draft();
        @Nullable TestResult said = result;
        frame.setDisable(true);
        bench.tasks()
                .load(
                        task -> {
                            try {
                                SavedCredential saved =
                                        vault.core().credentials().create(vault.caller(), draft);
                                if (said != null) {
                                    vault.core()
                                            .tester()
                                            .keep(
                                                    vault.caller(),
                                                    saved.credential().id(),
                                                    said);
                                }
                                return saved;
                            } finally {
                                draft.values().values().forEach(SecretBytes::close);
                            }
                        },
                        this::saved,
                        failure -> {
                            frame.setDisable(false);
                            go(Step.CONFIGURE);
                            frame.note("");
                            bench.tasks().fail(failure);
                        });
    }

    private void saved(SavedCredential saved) {
        frame.setDisable(false);
        close();
        rows.reload();
        bench.notices().success(bench.text("ui.saved", saved.credential().name()));
        bench.tasks()
                .inWindow(() ->
                        saved.warnings().forEach(warning -> bench.notices().warning(warning.text(bench.messages()))));
    }

    /** Asks only if there is something to lose. */
    private void leave() {
        if (form == null || !form.isDirty()) {
            close();
            return;
        }
        bench.dialogs()
                .confirm(new Dialogs.Question(
                        bench.text("ui.discard.title"),
                        bench.text("ui.discard.text"),
                        bench.text("ui.discard"),
                        true,
                        this::close));
    }

    private void close() {
        stopTest();
        if (form != null) {
            form.wipe();
        }
        bench.dialogs().close();
        closed.run();
    }

    private void key(KeyEvent event) {
        if (event.isAltDown() && event.getCode() == KeyCode.LEFT && back.isVisible()) {
            event.consume();
            back();
        } else if (!next.isDisabled() && goesOn(event)) {
            event.consume();
            next();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.T && step == Step.TEST) {
            event.consume();
            startTest();
        }
    }

    private boolean goesOn(KeyEvent event) {
        boolean right = event.isAltDown() && event.getCode() == KeyCode.RIGHT && step != Step.SAVE;
        return right || (event.isShortcutDown() && event.getCode() == KeyCode.ENTER);
    }

    private static ScrollPane scrolled(@Nullable Node content) {
        VBox padded = new VBox(content);
        padded.getStyleClass().add("dialog-body");
        ScrollPane scroll = new ScrollPane(padded);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(bench.text(key));
        button.setOnAction(event -> action.run());
        return button;
    }
}
