package ai.automatos.admin.ui.window;

import ai.automatos.admin.audit.journal.JournalFinding;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.CallSource;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Channel;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.shell.IdleLock;
import ai.automatos.admin.ui.shell.Shell;
import ai.automatos.admin.ui.unlock.Entrance;
import ai.automatos.admin.ui.unlock.FailureController;
import ai.automatos.admin.ui.unlock.FirstRunController;
import ai.automatos.admin.ui.unlock.RecoverController;
import ai.automatos.admin.ui.unlock.UnlockController;
import ai.automatos.admin.vault.VaultService;
import ai.automatos.admin.vault.VaultSession;
import ai.automatos.admin.workplace.Core;
import ai.automatos.admin.workplace.Place;
import ai.automatos.admin.workplace.Workplace;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Which screen is shown: opening, first run, unlock, the tabs, or what is wrong. Owns the opened vault. FX thread only;
 * the vault is opened, unlocked and locked in the background.
 */
public final class Screens implements Entrance, Shell.Locker {
    private static final Set<String> NO_VAULT = Set.of("store.no.vault", "vault.none");

    private final Workbench bench;
    private final Workplace workplace;
    private final Place place;
    private final StackPane content;
    private final IdleLock idle;
    private final Shell.Factory shells;
    private final @Nullable Supplier<OpenVault> demo;
    private @Nullable Core core;
    private @Nullable Shell shell;
    private @Nullable SealedInput unsaved;

    /** @param demo makes an unlocked vault to show instead of the one at {@code place}, or null */
    Screens(
            Workbench bench,
            Workplace workplace,
            Place place,
            StackPane content,
            IdleLock idle,
            Shell.Factory shells,
            @Nullable Supplier<OpenVault> demo) {
        this.bench = bench;
        this.workplace = workplace;
        this.place = place;
        this.content = content;
        this.idle = idle;
        this.shells = shells;
        this.demo = demo;
        idle.onIdle(this::lock);
    }

    /** Shows the first frame at once and opens the vault behind it. */
    public void open() {
        @Nullable Supplier<OpenVault> sample = demo;
        if (sample != null) {
            content.getChildren().setAll(progress("ui.demo.filling"));
            bench.tasks().load(task -> sample.get(), this::enter, this::cannotOpen);
            return;
        }
        content.getChildren().setAll(new ProgressIndicator());
        bench.tasks()
                .load(
                        task -> workplace.open(
                                place,
                                backup -> bench.tasks()
                                        .inWindow(() -> bench.notices()
                                                .info(bench.text("ui.backup.before.upgrade", backup.toString())))),
                        this::opened,
                        this::cannotOpen);
    }

    private void enter(OpenVault vault) {
        core = vault.core();
        bench.tasks().load(task -> vault.core().settings().read(vault.caller()), read -> showShell(vault), failure -> {
            bench.tasks().fail(failure);
            showShell(vault);
        });
    }

    @Override
    public CallSource source(Core opened) {
        return new CallSource(Channel.WINDOW, opened.address());
    }

    @Override
    public void unlocked(Core opened, VaultSession session, Caller caller) {
        opened.use(session);
        opened.startJobs(caller);
        enter(new OpenVault(opened, caller));
    }

    @Override
    public void recover(Core opened) {
        show(new RecoverController(bench, opened, this));
    }

    @Override
    public void askPassword(Core opened) {
        show(new UnlockController(bench, opened, this, place));
    }

    @Override
    public void tryAgain() {
        open();
    }

    /** Wipes and hides at once; the log is told behind it. Input that was not saved waits, sealed, for the unlock. */
    @Override
    public void lock() {
        @Nullable Core opened = core;
        @Nullable Shell showing = shell;
        if (opened == null || showing == null) {
            return;
        }
        VaultSession session = opened.session();
        opened.stopJobs();
        unsaved = showing.takeUnsaved()
                .map(input -> SealedInput.seal(session, input))
                .orElse(null);
        leave(showing);
        Caller caller = showing.vault().caller();
        askPassword(opened);
        bench.tasks()
                .load(
                        task -> {
                            opened.vault().lock(caller, session);
                            return true;
                        },
                        done -> {});
    }

    /** The window is gone: nothing is watched, awaited or shown any more. {@link #close} follows. */
    void hidden() {
        idle.stop();
        bench.tasks().abandon();
        shell().ifPresent(Shell::close);
    }

    /** Locks and closes the store; callable once the window is gone. Runs in the calling thread. */
    public void close() {
        bench.clipboards().clearSecret();
        @Nullable Core opened = core;
        if (opened == null) {
            return;
        }
        try {
            if (shell != null) {
                opened.stopJobs();
                opened.vault().lock(shell.vault().caller(), opened.session());
            }
        } finally {
            opened.close();
        }
    }

    public Optional<Shell> shell() {
        return Optional.ofNullable(shell);
    }

    private void opened(Core opened) {
        core = opened;
        List<JournalFinding.Incident> incidents = opened.incidents();
        bench.tasks()
                .load(
                        task -> incidents.isEmpty() && opened.vault().isKeyFileOnly(null),
                        alone -> {
                            if (alone) {
                                enterWithKeyFile(opened);
                            } else {
                                askPassword(opened);
                            }
                        },
                        failure -> {
                            opened.close();
                            core = null;
                            cannotOpen(failure);
                        });
    }

    /** Where the key file alone opens the vault, the first start asks nothing. */
    private void enterWithKeyFile(Core opened) {
        bench.tasks()
                .load(
                        task -> opened.vault().unlock(source(opened), null, (SecretBytes) null),
                        (VaultService.Unlocked done) -> unlocked(opened, done.session(), done.caller()),
                        failure -> askPassword(opened));
    }

    private void cannotOpen(Throwable failure) {
        if (failure instanceof UserFacingException known && NO_VAULT.contains(known.key())) {
            show(new FirstRunController(bench, workplace, place, this));
        } else {
            show(new FailureController(bench, failure, this));
        }
    }

    @Override
    public void created(Core opened) {
        core = opened;
    }

    private void showShell(OpenVault vault) {
        Shell showing = shells.create(bench, vault, this);
        shell = showing;
        content.getChildren().setAll(showing.view());
        showing.start();
        idle.start();
        @Nullable SealedInput waiting = unsaved;
        unsaved = null;
        if (waiting != null) {
            waiting.open(vault.core().session()).ifPresent(showing::restore);
        }
    }

    private void leave(Shell showing) {
        idle.stop();
        bench.tasks().abandon();
        showing.close();
        shell = null;
        hidePopups();
        bench.dialogs().close();
        bench.notices().clear();
        bench.clipboards().clearSecret();
    }

    /** Lists, menus and hints that are open lie in windows of their own. */
    private static void hidePopups() {
        List.copyOf(Window.getWindows()).stream()
                .filter(PopupWindow.class::isInstance)
                .forEach(Window::hide);
    }

    private VBox progress(String key) {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setMaxSize(48, 48);
        Label what = new Label(bench.text(key));
        what.getStyleClass().add("muted");
        VBox box = new VBox(16, turning, what);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private void show(Object controller) {
        Parent view = bench.views().load(controller);
        content.getChildren().setAll(view);
    }
}
