package ai.automatos.admin.ui.credential;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.catalog.TypeSummary;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialDraft;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.credential.oauth.OAuthSignIn;
import ai.automatos.admin.probe.Suggestion;
import ai.automatos.admin.ui.CredentialRows;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.dialog.DialogFrame;
import ai.automatos.admin.ui.dialog.Sheet;
import ai.automatos.admin.ui.dialog.StepBar;
import ai.automatos.admin.ui.form.Focus;
import ai.automatos.admin.ui.form.FormFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Creates a credential in four steps: type, configure, test, save. Going back keeps everything. */
final class WizardController implements CredentialActions.Unsaved {
    private static final String TYPE = "wizard.type";

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
    private final AllowanceQuestion allowance;
    private final Consumer<UUID> created;
    private final Runnable closed;
    private final Map<String, CredentialForm> forms = new HashMap<>();
    private final DialogFrame frame;
    private final StepBar steps;
    private final VBox page = new VBox();
    private final WizardPages pages;
    private final TypePicker picker;
    private final DraftTest test;
    private final Label problem = new Label();
    private final Button back;
    private final Button skip;
    private final Button next;
    private Step step = Step.TYPE;
    private @Nullable CredentialForm form;

    WizardController(
            Workbench bench,
            OpenVault vault,
            TypeCatalog types,
            CredentialRows rows,
            Consumer<UUID> created,
            Runnable closed) {
        this.bench = bench;
        this.vault = vault;
        this.types = types;
        this.rows = rows;
        this.allowance = new AllowanceQuestion(bench, types);
        this.created = created;
        this.closed = closed;
        frame = new DialogFrame(bench.text("ui.credentials.create"), bench.messages(), this::leave);
        frame.getStyleClass().add("wide-dialog");
        frame.setId("wizard");
        pages = new WizardPages(bench);
        steps = new StepBar(List.of(
                bench.text("ui.wizard.type"),
                bench.text("ui.wizard.configure"),
                bench.text("ui.wizard.test"),
                bench.text("ui.wizard.save")));
        picker = new TypePicker(bench, types, rows.countsByType(), this::next);
        test = new DraftTest(bench, vault, this::offer, this::takeOver);
        back = button("ui.back", this::back);
        back.setId("wizardBack");
        back.managedProperty().bind(back.visibleProperty());
        skip = button("ui.wizard.skip", () -> go(Step.SAVE));
        skip.setId("wizardSkip");
        next = button("ui.continue", this::next);
        next.setId("wizardNext");
        next.getStyleClass().add("accent");
        picker.chosen().addListener((property, old, now) -> next.setDisable(step == Step.TYPE && now == null));
        VBox.setVgrow(page, Priority.ALWAYS);
        problem.getStyleClass().add("danger-text");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        frame.content(steps, page);
        frame.footer(button("ui.cancel", this::leave), back, skip, next);
        frame.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    void open(@Nullable String typeKey) {
        open(typeKey, fresh -> {});
    }

    /** Everything but the secrets of an existing credential. */
    void openCopy(Credential original) {
        open(original.typeKey(), copy -> copy.show(original, bench.text("ui.copy.of", original.name())));
    }

    void restore(Map<String, String> input) {
        open(input.get(TYPE), form -> form.restore(input));
    }

    /** @param fill gets the form, if there is such a type */
    private void open(@Nullable String typeKey, Consumer<CredentialForm> fill) {
        show();
        List<CredentialSummary> credentials = rows.get();
        bench.tasks().load(task -> new PickerRows(types.all(), credentials), picker::show);
        if (typeKey != null) {
            configure(typeKey, fill);
        }
    }

    private void configure(String typeKey, Consumer<CredentialForm> fill) {
        bench.tasks()
                .load(
                        task -> types.find(typeKey),
                        found -> found.ifPresent(type -> {
                            configure(type);
                            if (form != null) {
                                fill.accept(form);
                            }
                        }));
    }

    @Override
    public Optional<Map<String, String>> take() {
        Optional<Map<String, String>> typed = Optional.empty();
        if (form != null && isDirty()) {
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
        @Nullable CredentialForm before = form;
        CredentialForm now = forms.computeIfAbsent(
                type.key(),
                key -> new CredentialForm(bench, new FormFactory(bench.messages()), type, false, signIn(type)));
        if (before != null && before != now) {
            now.takeFrom(before);
        }
        form = now;
        picker.choose(type.key());
        go(Step.CONFIGURE);
        Platform.runLater(() -> Focus.on(now.firstField().focusTarget()));
    }

    private SignInRow.Way signIn(CredentialType type) {
        return (typed, cleared, browser, cancel) ->
                vault.core().signIn().signIn(vault.caller(), type, typed, OAuthSignIn.DEFAULT_PORT, browser, cancel);
    }

    private void go(Step target) {
        step = target;
        steps.show(target.ordinal());
        back.setVisible(target != Step.TYPE);
        skip.setVisible(false);
        skip.setManaged(false);
        frame.note("");
        problem.setText("");
        next.setDisable(false);
        next.setDefaultButton(true);
        next.setText(bench.text(target == Step.SAVE ? "ui.save" : "ui.continue"));
        switch (target) {
            case TYPE -> {
                page.getChildren().setAll(picker);
                VBox.setVgrow(picker, Priority.ALWAYS);
                frame.note(bench.text("ui.picker.note"));
                Platform.runLater(picker.search()::requestFocus);
            }
            case CONFIGURE -> {
                page.getChildren().setAll(scrolled(new VBox(12, problem, Objects.requireNonNull(form))));
                page.applyCss(); // Until its skin is made, nothing in the pane can get the focus.
            }
            case TEST -> showTest();
            case SAVE -> showSave();
        }
    }

    private void next() {
        switch (step) {
            case TYPE -> {
                @Nullable TypeSummary type = picker.chosen().get();
                if (type != null) {
                    configure(type.key(), same -> {});
                }
            }
            case CONFIGURE -> {
                if (form != null && form.check()) {
                    test.forget();
                    go(Step.TEST);
                    startTest();
                }
            }
            case TEST -> go(Step.SAVE);
            case SAVE -> save();
        }
    }

    private void back() {
        test.stop();
        go(Step.values()[step.ordinal() - 1]);
    }

    private void showTest() {
        Button again = button("ui.test.again", this::startTest);
        again.setGraphic(Icons.of("fth-refresh-cw"));
        again.setId("testAgain");
        page.getChildren().setAll(scrolled(pages.test(Objects.requireNonNull(form), test.panel(), again)));
        offer();
    }

    /** Which ways on there are after what the test said; after a failure never by default. */
    private void offer() {
        if (step != Step.TEST) {
            return;
        }
        boolean fine = test.result() != null && !test.failed();
        next.setDisable(!fine);
        skip.setVisible(!fine);
        skip.setManaged(!fine);
        skip.setText(bench.text(test.failed() ? "ui.wizard.anyway" : "ui.wizard.skip"));
        if (test.result() != null) {
            Platform.runLater((fine ? next : back)::requestFocus);
        }
    }

    private void startTest() {
        CredentialForm filled = Objects.requireNonNull(form);
        allowance.ask(filled.type(), filled.name(), () -> test.start(filled.draft()));
    }

    private void takeOver(Suggestion compared) {
        Objects.requireNonNull(form).values().fill(compared.field(), compared.value());
        startTest();
    }

    private void showSave() {
        test.stop();
        next.setDefaultButton(!test.failed());
        page.getChildren().setAll(scrolled(pages.save(Objects.requireNonNull(form), test.result())));
        Platform.runLater((test.failed() ? back : next)::requestFocus);
    }

    private void save() {
        CredentialDraft draft = Objects.requireNonNull(form).draft();
        frame.setDisable(true);
        new NewCredential(bench, vault).save(draft, test.result(), this::saved, this::refused);
    }

    private void saved(UUID id) {
        frame.setDisable(false);
        close();
        created.accept(id);
    }

    private void refused(Throwable failure) {
        frame.setDisable(false);
        go(Step.CONFIGURE);
        problem.setText(bench.notices().sentences(failure));
        Focus.on(Objects.requireNonNull(form).firstField().focusTarget());
    }

    /** Asks only if there is something to lose. */
    private void leave() {
        bench.dialogs().discard(isDirty(), bench.text("ui.discard.text"), this::close);
    }

    private void close() {
        test.stop();
        forms.values().forEach(CredentialForm::wipe);
        bench.dialogs().close();
        closed.run();
    }

    private boolean isDirty() {
        return forms.values().stream().anyMatch(CredentialForm::isDirty);
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

    private static ScrollPane scrolled(Node content) {
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
