package ai.automatos.admin.ui.credential;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.CredentialEdit;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.credential.CredentialView;
import ai.automatos.admin.credential.SavedCredential;
import ai.automatos.admin.credential.oauth.OAuthSignIn;
import ai.automatos.admin.probe.http.OAuthTokens;
import ai.automatos.admin.ui.CredentialRows;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.dialog.DialogFrame;
import ai.automatos.admin.ui.dialog.Sheet;
import ai.automatos.admin.ui.form.FormFactory;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Edits a stored credential: every value starts as dots, an empty field keeps the old one. */
final class EditSheet implements CredentialActions.Unsaved {
    private static final String MARK = "edit.credential";

    private final Workbench bench;
    private final OpenVault vault;
    private final TypeCatalog types;
    private final CredentialRows rows;
    private Subject subject;
    private final Runnable closed;
    private final CredentialForm form;
    private final Label problem = new Label();
    private final DialogFrame frame;

    EditSheet(
            Workbench bench,
            OpenVault vault,
            TypeCatalog types,
            CredentialRows rows,
            Subject subject,
            Runnable closed) {
        this.bench = bench;
        this.vault = vault;
        this.types = types;
        this.rows = rows;
        this.subject = subject;
        this.closed = closed;
        form = new CredentialForm(bench, new FormFactory(bench.messages()), subject.type(), true, this::signIn);
        form.show(subject.view().summary().credential(), null);
        form.values().showStored(subject.view().fields());
        frame = new DialogFrame(
                bench.text(
                        "ui.edit.title", subject.view().summary().credential().name()),
                bench.messages(),
                this::leave);
        frame.setId("editSheet");
        problem.getStyleClass().add("danger-text");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    }

    /** @param test what to do when the user wants the new values tested */
    void open(Consumer<CredentialSummary> test) {
        ScrollPane scroll = new ScrollPane(new VBox(12, form, problem));
        scroll.setFitToWidth(true);
        scroll.setPrefHeight(460);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        frame.content(scroll);
        Button cancel = new Button(bench.text("ui.cancel"));
        cancel.setOnAction(event -> leave());
        Button saveAndTest = new Button(bench.text("ui.edit.save.test"));
        saveAndTest.setOnAction(event -> save(test));
        Button save = new Button(bench.text("ui.save"));
        save.setId("saveEdit");
        save.getStyleClass().add("accent");
        save.setOnAction(event -> save(row -> {}));
        frame.footer(cancel, saveAndTest, save);
        bench.dialogs().show(Sheet.centred(frame, form.firstField().focusTarget(), this::leave));
    }

    void restore(Map<String, String> input) {
        form.restore(input);
    }

    static boolean isOurs(Map<String, String> input) {
        return input.containsKey(MARK);
    }

    static UUID credential(Map<String, String> input) {
        return UUID.fromString(input.getOrDefault(MARK, ""));
    }

    @Override
    public Optional<Map<String, String>> take() {
        Optional<Map<String, String>> typed = Optional.empty();
        if (form.isDirty()) {
            Map<String, String> all = new HashMap<>(form.snapshot());
            all.put(MARK, subject.view().summary().credential().id().toString());
            typed = Optional.of(all);
        }
        close();
        return typed;
    }

    private void leave() {
        bench.dialogs().discard(form.isDirty(), bench.text("ui.discard.text"), this::close);
    }

    private void close() {
        form.wipe();
        bench.dialogs().close();
        closed.run();
    }

    private void save(Consumer<CredentialSummary> then) {
        if (!form.check()) {
            return;
        }
        CredentialEdit edit = form.edit(subject.view().summary().credential().rowVersion());
        UUID id = subject.view().summary().credential().id();
        frame.setDisable(true);
        bench.tasks()
                .load(
                        task -> {
                            try {
                                return vault.core().credentials().edit(vault.caller(), id, edit);
                            } finally {
                                edit.values().values().forEach(SecretBytes::close);
                            }
                        },
                        saved -> saved(saved, then),
                        failure -> failed(id, failure));
    }

    /** With the stored client secret, which is not shown for that. */
    private OAuthTokens signIn(
            Map<String, SecretBytes> typed, Set<String> cleared, Consumer<URI> browser, CancelSignal cancel) {
        UUID id = subject.view().summary().credential().id();
        return vault.core()
                .storedSignIn()
                .signIn(vault.caller(), id, typed, cleared, OAuthSignIn.DEFAULT_PORT, browser, cancel);
    }

    private void failed(UUID id, Throwable failure) {
        frame.setDisable(false);
        problem.setText(bench.notices().sentences(failure));
        if (failure instanceof UserFacingException known && known.key().equals("credential.edited.meanwhile")) {
            bench.tasks().load(task -> Subject.read(vault, types, id), this::rebase);
        }
    }

    /** What was typed stays and can be saved over the new state, which now stands in all other fields. */
    private void rebase(Subject now) {
        subject = now;
        form.rebase(now.view().summary().credential());
        form.values().showStored(now.view().fields());
        problem.setText(bench.text("ui.edit.meanwhile"));
        rows.reload();
    }

    private void saved(SavedCredential saved, Consumer<CredentialSummary> then) {
        frame.setDisable(false);
        close();
        NewCredential.announce(bench, saved);
        rows.reload(() -> rows.find(saved.credential().id()).ifPresent(then));
    }

    /** A credential as it was read for editing. */
    record Subject(CredentialView view, CredentialType type) {
        static Subject read(OpenVault vault, TypeCatalog types, UUID id) {
            CredentialView view = vault.core().credentials().view(vault.caller(), id);
            String key = view.summary().credential().typeKey();
            CredentialType type = types.find(key)
                    .orElseThrow(() -> new UserFacingException(ErrorKind.NOT_FOUND, "credential.type.unknown", key));
            return new Subject(view, type);
        }
    }
}
