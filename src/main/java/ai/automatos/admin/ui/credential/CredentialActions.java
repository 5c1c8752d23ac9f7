package ai.automatos.admin.ui.credential;

import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialEdit;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.credential.TestPace;
import ai.automatos.admin.credential.TestResult;
import ai.automatos.admin.credential.TestStatus;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.Suggestion;
import ai.automatos.admin.ui.CredentialRows;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.dialog.Dialogs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;

/** What can be done with credentials, one or many, wherever it is started. FX thread only. */
final class CredentialActions {
    static final Duration LIMIT = Duration.ofSeconds(30);

    private final Workbench bench;
    private final OpenVault vault;
    private final CredentialRows rows;
    private final TypeCatalog types;
    private final AllowanceQuestion allowance;
    private final ObservableSet<UUID> testing = FXCollections.observableSet();
    private final BulkTests many;
    private final BulkQuestion question;
    private final Consumer<UUID> shown;
    private @Nullable Unsaved open;
    private @Nullable BulkSheet run;

    /** @param shown shows a credential, whatever the filters hide: one just made, or one of many tested */
    CredentialActions(Workbench bench, OpenVault vault, CredentialRows rows, TypeCatalog types, Consumer<UUID> shown) {
        this.bench = bench;
        this.vault = vault;
        this.rows = rows;
        this.types = types;
        this.allowance = new AllowanceQuestion(bench, types);
        this.many = new BulkTests(bench, vault, rows, testing);
        this.question = new BulkQuestion(bench, types);
        this.shown = shown;
    }

    /** Whose tests run now. */
    ObservableSet<UUID> testing() {
        return testing;
    }

    /** Whether a run of many tests is under way. */
    boolean testsMany() {
        return many.isRunning();
    }

    List<MenuItem> bulkMenu(Supplier<List<CredentialSummary>> selected) {
        return List.of(
                item("ui.test", "fth-zap", () -> test(selected.get())),
                item("ui.bulk.tag", "fth-tag", () -> addTag(selected.get())),
                item("ui.activate", "fth-play-circle", () -> activate(selected.get(), true)),
                item("ui.deactivate", "fth-pause-circle", () -> activate(selected.get(), false)),
                item("ui.delete.ask", "fth-trash-2", () -> delete(selected.get())));
    }

    MenuItem item(String key, String icon, Runnable action) {
        MenuItem item = new MenuItem(bench.text(key), Icons.of(icon));
        item.setOnAction(event -> action.run());
        return item;
    }

    void exportCalendar() {
        new CalendarExport(bench, vault).ask();
    }

    void create(@Nullable String typeKey) {
        wizard().open(typeKey);
    }

    void edit(CredentialSummary row) {
        bench.tasks()
                .load(
                        task -> EditSheet.Subject.read(
                                vault, types, row.credential().id()),
                        subject -> {
                            EditSheet sheet = new EditSheet(bench, vault, types, rows, subject, this::closed);
                            open = sheet;
                            sheet.open(credential -> test(List.of(credential)));
                        });
    }

    /** Opens the wizard with everything but name and secrets filled in. */
    void duplicate(CredentialSummary row) {
        wizard().openCopy(row.credential());
    }

    /** Asks first where a test costs something. Many are one run, whose results are shown. */
    void test(List<CredentialSummary> chosen) {
        if (chosen.size() == 1) {
            allowance.ask(chosen.get(0), () -> start(chosen.get(0)));
        } else {
            testMany(chosen, false);
        }
    }

    /** @param always whether to ask although nothing costs anything. While a run is under way it is shown instead */
    void testMany(List<CredentialSummary> chosen, boolean always) {
        if (many.isRunning()) {
            showRun();
            return;
        }
        Set<UUID> ids = chosen.stream().map(row -> row.credential().id()).collect(Collectors.toUnmodifiableSet());
        @Nullable Runnable last = many.results().isEmpty() ? null : this::showRun;
        question.ask(chosen, always, vault.core().bulkTester().parallelism(), last, useQuota -> {
            many.start(ids, useQuota);
            showRun();
        });
    }

    private void showRun() {
        if (run != null && run.isOpen()) {
            return;
        }
        BulkSheet sheet = new BulkSheet(bench, many, shown);
        run = sheet;
        many.onEnd(counts -> {
            if (!sheet.isOpen()) {
                bench.notices().info(bench.text("ui.tests.end", counts));
            }
        });
        sheet.open();
    }

    private void start(CredentialSummary row) {
        UUID id = row.credential().id();
        if (testing.add(id)) {
            bench.tasks()
                    .run(
                            bench.text("ui.test.running", row.credential().name()),
                            task -> vault.core().tester().test(vault.caller(), id, LIMIT, task.cancelSignal()),
                            result -> tested(row.credential(), result),
                            failure -> {
                                testing.remove(id);
                                bench.tasks().fail(failure);
                            });
        }
    }

    void activate(List<CredentialSummary> chosen, boolean active) {
        if (active || chosen.stream().allMatch(row -> row.assignments() == 0)) {
            switchActive(chosen, active);
            return;
        }
        bench.dialogs()
                .confirm(new Dialogs.Question(
                        bench.text("ui.deactivate.title", names(chosen)),
                        bench.text("ui.deactivate.text"),
                        bench.text("ui.deactivate"),
                        true,
                        () -> switchActive(chosen, false)));
    }

    /** Where it would be refused, the reason comes instead of the question; of several, each is told afterwards. */
    void delete(List<CredentialSummary> chosen) {
        if (chosen.size() > 1) {
            askToDelete(chosen);
            return;
        }
        bench.tasks()
                .load(
                        task -> {
                            for (CredentialSummary row : chosen) {
                                vault.core()
                                        .credentials()
                                        .requireDeletable(
                                                vault.caller(), row.credential().id());
                            }
                            return true;
                        },
                        possible -> askToDelete(chosen));
    }

    private void askToDelete(List<CredentialSummary> chosen) {
        bench.dialogs()
                .confirm(new Dialogs.Question(
                        bench.text("ui.delete.title", names(chosen)),
                        bench.text("ui.delete.text"),
                        bench.text("ui.delete"),
                        true,
                        () -> each(
                                bench.text("ui.delete.running"),
                                chosen,
                                id -> vault.core().credentials().delete(vault.caller(), id))));
    }

    /** What was typed into the open form; taking it closes the form. */
    Optional<Map<String, String>> takeUnsaved() {
        return Optional.ofNullable(open).flatMap(Unsaved::take);
    }

    void restore(Map<String, String> input) {
        if (EditSheet.isOurs(input)) {
            UUID id = EditSheet.credential(input);
            bench.tasks().load(task -> EditSheet.Subject.read(vault, types, id), subject -> {
                EditSheet sheet = new EditSheet(bench, vault, types, rows, subject, this::closed);
                open = sheet;
                sheet.open(credential -> test(List.of(credential)));
                sheet.restore(input);
            });
        } else {
            wizard().restore(input);
        }
        bench.notices().info(bench.text("ui.unsaved.restored"));
    }

    void close() {
        many.close();
        run = null;
        open = null;
    }

    private WizardController wizard() {
        WizardController wizard = new WizardController(bench, vault, types, rows, shown, this::closed);
        open = wizard;
        return wizard;
    }

    private void closed() {
        open = null;
    }

    private void tested(Credential credential, TestResult result) {
        testing.remove(credential.id());
        rows.reload();
        if (result.status() == TestStatus.VERIFIED) {
            bench.notices().success(bench.text("ui.test.ok", credential.name(), result.millis()));
        } else if (result.suggestion() != null) {
            confirm(credential, result, result.suggestion());
        } else if (result.status() == TestStatus.FAILED) {
            bench.notices().warning(bench.text("ui.test.bad", credential.name(), result.message(), result.action()));
        } else {
            bench.notices().info(result.message());
        }
    }

    /** The test goes on once the user has compared what was shown and takes it over. */
    private void confirm(Credential credential, TestResult result, Suggestion compared) {
        bench.dialogs()
                .confirm(new Dialogs.Question(
                        result.message(),
                        result.detail() + "\n\n" + result.action(),
                        bench.text("ui.test.take.over"),
                        result.diagnosis() == Diagnosis.HOST_KEY_CHANGED,
                        () -> takeOver(credential, compared)));
    }

    private void takeOver(Credential credential, Suggestion compared) {
        Map<String, SecretBytes> values = Map.of(compared.field(), SecretBytes.ofUtf8(compared.value()));
        CredentialEdit edit =
                new CredentialEdit(credential.rowVersion(), null, null, null, null, null, values, Set.of());
        bench.tasks()
                .load(
                        task -> vault.core().credentials().edit(vault.caller(), credential.id(), edit),
                        saved -> rows.reload(() -> rows.find(credential.id()).ifPresent(row -> test(List.of(row)))));
    }

    private void switchActive(List<CredentialSummary> chosen, boolean active) {
        each(bench.text("ui.saving"), chosen, id -> {
            if (active) {
                vault.core().credentials().activate(vault.caller(), id);
            } else {
                vault.core().credentials().deactivate(vault.caller(), id);
            }
        });
    }

    /** @param pace null for as set */
    void setPace(CredentialSummary row, @Nullable TestPace pace) {
        each(
                bench.text("ui.saving"),
                List.of(row),
                id -> vault.core().credentials().setPace(vault.caller(), id, pace));
    }

    private void addTag(List<CredentialSummary> chosen) {
        new TagSheet(bench)
                .open(
                        chosen.size(),
                        tag -> each(bench.text("ui.saving"), chosen, id -> {
                            Credential now = vault.core()
                                    .credentials()
                                    .view(vault.caller(), id)
                                    .summary()
                                    .credential();
                            List<String> tags = new ArrayList<>(now.tags());
                            tags.add(tag);
                            CredentialEdit edit = new CredentialEdit(
                                    now.rowVersion(), null, null, null, tags, null, Map.of(), Set.of());
                            vault.core().credentials().edit(vault.caller(), id, edit);
                        }));
    }

    /** One after the other; the first refusal stops it and is shown, what was done before stays done. */
    private void each(String title, List<CredentialSummary> chosen, Consumer<UUID> action) {
        bench.tasks()
                .run(
                        title,
                        task -> {
                            CancelSignal cancel = task.cancelSignal();
                            for (int i = 0; i < chosen.size() && !cancel.isCancelled(); i++) {
                                task.report(title, i, chosen.size());
                                action.accept(chosen.get(i).credential().id());
                            }
                            return chosen.size();
                        },
                        done -> rows.reload(),
                        failure -> {
                            rows.reload();
                            bench.tasks().fail(failure);
                        });
    }

    private String names(List<CredentialSummary> chosen) {
        return chosen.size() == 1
                ? bench.text("ui.quoted", chosen.get(0).credential().name())
                : bench.text("ui.credentials.many", chosen.size());
    }

    /** A form that may hold something typed and not saved. */
    interface Unsaved {
        Optional<Map<String, String>> take();
    }
}
