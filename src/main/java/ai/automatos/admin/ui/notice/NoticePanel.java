package ai.automatos.admin.ui.notice;

import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.notice.Muted;
import ai.automatos.admin.notice.Notice;
import ai.automatos.admin.notice.NoticePage;
import ai.automatos.admin.notice.NoticeQuery;
import ai.automatos.admin.notice.NoticeService;
import ai.automatos.admin.notice.NoticeText;
import ai.automatos.admin.ui.CredentialRows;
import ai.automatos.admin.ui.Navigator;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.form.Focus;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The history of notices by day, newest first, with what can be done about each. */
final class NoticePanel {
    /** More come when asked for. */
    private static final int STEP = 30;

    private final Workbench bench;
    private final OpenVault vault;
    private final CredentialRows rows;
    private final Navigator navigator;
    private final Runnable hide;
    private final NoticeText text;
    private final Parent view;
    private int shown = STEP;
    private @Nullable Muted undoable;

    @FXML
    private Button readAll;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox list;

    @FXML
    private VBox empty;

    @FXML
    private Button older;

    @FXML
    private HBox undoBar;

    @FXML
    private Label undoText;

    /** @param hide closes the panel */
    NoticePanel(Workbench bench, OpenVault vault, CredentialRows rows, Navigator navigator, Runnable hide) {
        this.bench = bench;
        this.vault = vault;
        this.rows = rows;
        this.navigator = navigator;
        this.hide = hide;
        this.text = new NoticeText(bench.messages());
        this.view = bench.views().load(this);
    }

    @FXML
    private void initialize() {
        ((Region) scroll.getParent()).setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        for (Node node : List.of(scroll, empty, older, undoBar)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        undoBar.setVisible(false);
        // As high as what is in it, up to a limit of the style sheet.
        scroll.prefViewportHeightProperty().bind(((Region) scroll.getContent()).heightProperty());
    }

    Parent view() {
        return view;
    }

    /** From the top; nothing that was muted before can be undone here any more. */
    void open() {
        shown = STEP;
        offerUndo(null);
        scroll.setVvalue(0);
        readAll.requestFocus();
    }

    void reload() {
        int most = Math.min(shown, NoticeService.MOST_KEPT);
        bench.tasks().load(task -> notices().list(vault.caller(), NoticeQuery.newest(most)), this::show);
    }

    private void show(NoticePage page) {
        @Nullable
        Node focused = view.getScene() == null ? null : view.getScene().getFocusOwner();
        @Nullable UUID focusedRow = focused != null && Focus.isInside(focused, list) ? NoticeRow.around(focused) : null;
        if (focusedRow != null) {
            readAll.requestFocus(); // What has the focus goes: the panel keeps it.
        }
        list.getChildren().clear();
        @Nullable LocalDate day = null;
        for (Notice notice : page.notices()) {
            LocalDate own = LocalDate.ofInstant(notice.time(), bench.formats().zone());
            if (!own.equals(day)) {
                day = own;
                list.getChildren().add(head(own));
            }
            list.getChildren()
                    .add(new NoticeRow(bench, text, notice, vault.caller().role(), new Actions(notice)));
        }
        boolean none = page.notices().isEmpty();
        readAll.setDisable(page.notices().stream().noneMatch(Notice::isUnread) && page.next() == null);
        empty.setVisible(none);
        scroll.setVisible(!none);
        older.setVisible(page.next() != null && shown < NoticeService.MOST_KEPT);
        list.getChildren().stream()
                .filter(row -> row instanceof NoticeRow one && one.id().equals(focusedRow))
                .forEach(row -> ((NoticeRow) row).focus());
    }

    @FXML
    private void markAllRead() {
        act(task -> notices().markAllRead(vault.caller()));
    }

    @FXML
    private void showOlder() {
        shown += STEP;
        reload();
    }

    @FXML
    private void close() {
        hide.run();
    }

    @FXML
    private void undo() {
        @Nullable Muted muted = undoable;
        if (muted != null) {
            offerUndo(null);
            readAll.requestFocus();
            act(task -> notices().unmute(vault.caller(), muted));
        }
    }

    private void offerUndo(@Nullable Muted muted) {
        undoable = muted;
        undoBar.setVisible(muted != null);
        if (muted != null) {
            undoText.setText(bench.text("ui.notices.muted.now", name(muted)));
        }
    }

    private String name(Muted muted) {
        return muted instanceof Muted.OfCredential of
                ? of.credential().name()
                : text.name(((Muted.OfKind) muted).kind());
    }

    private Label head(LocalDate day) {
        LocalDate today = bench.formats().today();
        Label head = new Label(
                day.equals(today)
                        ? bench.text("ui.notices.today")
                        : day.equals(today.minusDays(1))
                                ? bench.text("ui.notices.yesterday")
                                : bench.formats().date(day));
        head.getStyleClass().addAll("heading", "notice-day");
        head.setMaxWidth(Double.MAX_VALUE);
        return head;
    }

    /** The service tells the feed, which looks again. */
    private void act(Consumer<NoticeService> change) {
        bench.tasks()
                .load(
                        task -> {
                            change.accept(notices());
                            return true;
                        },
                        done -> {});
    }

    private NoticeService notices() {
        return vault.core().notices();
    }

    /** What a row's buttons do. */
    private final class Actions implements NoticeRow.Actions {
        private final Notice notice;

        Actions(Notice notice) {
            this.notice = notice;
        }

        @Override
        public void open() {
            read();
            @Nullable CredentialRef credential = notice.credential();
            if (credential == null) {
                return;
            }
            if (rows.find(credential.id()).isEmpty()) {
                bench.notices().info(bench.text("ui.notices.gone", credential.name()));
                return;
            }
            hide.run();
            navigator.showCredential(credential.id());
        }

        @Override
        public void read() {
            if (!notice.read()) {
                act(service -> service.markRead(vault.caller(), notice.id()));
            }
        }

        @Override
        public void mute(Muted muted) {
            offerUndo(muted);
            act(service -> service.mute(vault.caller(), muted));
        }

        @Override
        public void unmute(Muted muted) {
            offerUndo(null);
            act(service -> service.unmute(vault.caller(), muted));
        }
    }
}
