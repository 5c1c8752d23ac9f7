package ai.automatos.admin.ui.notice;

import ai.automatos.admin.identity.Permission;
import ai.automatos.admin.identity.Role;
import ai.automatos.admin.notice.Muted;
import ai.automatos.admin.notice.Notice;
import ai.automatos.admin.notice.NoticeKind;
import ai.automatos.admin.notice.NoticeText;
import ai.automatos.admin.ui.Formats;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Workbench;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** One notice: a dot while it is unread, its sign, what it says, and a menu. */
final class NoticeRow extends HBox {
    private final Notice notice;
    private final Button title = new Button();

    NoticeRow(Workbench bench, NoticeText text, Notice notice, Role role, Actions actions) {
        super(8);
        this.notice = notice;
        getStyleClass().add("notice-row");
        setAlignment(Pos.TOP_LEFT);
        Region dot = new Region();
        dot.getStyleClass().add("notice-dot");
        dot.setVisible(notice.isUnread());
        title.setText(text.title(notice));
        title.getStyleClass().setAll("button", "link", "notice-title");
        if (notice.isUnread()) {
            title.getStyleClass().add("unread");
        }
        title.setMnemonicParsing(false);
        title.setWrapText(true);
        title.setAlignment(Pos.TOP_LEFT);
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMinHeight(Region.USE_PREF_SIZE);
        title.setOnAction(event -> actions.open());
        Label body = new Label(text.text(notice));
        body.setWrapText(true);
        body.setMinHeight(Region.USE_PREF_SIZE);
        body.getStyleClass().addAll("small", "muted");
        Label when = new Label(when(bench.formats(), notice.time()));
        when.setTooltip(new Tooltip(bench.formats().stamp(notice.time())));
        when.getStyleClass().addAll("small", "muted");
        HBox foot = new HBox(8, when);
        foot.setAlignment(Pos.CENTER_LEFT);
        String state = "";
        if (notice.muted()) {
            Label muted = new Label(bench.text("ui.notices.muted"), Icons.of("fth-bell-off", "mini"));
            muted.getStyleClass().add("tag");
            foot.getChildren().add(muted);
            state = bench.text("ui.notices.muted") + ", ";
        } else if (notice.isUnread()) {
            state = bench.text("ui.notices.unread") + ", ";
        }
        title.setAccessibleText(state + title.getText() + ", " + body.getText() + " " + when.getText());
        VBox words = new VBox(4, title, body, foot);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        getChildren().addAll(dot, sign(notice.kind()), words, menu(bench, text, role, actions));
    }

    /** The notice in whose row a node lies. */
    static @Nullable UUID around(Node node) {
        for (@Nullable Node at = node; at != null; at = at.getParent()) {
            if (at instanceof NoticeRow row) {
                return row.id();
            }
        }
        return null;
    }

    UUID id() {
        return notice.id();
    }

    void focus() {
        title.requestFocus();
    }

    /** The head above says which day it was. */
    private static String when(Formats formats, Instant time) {
        boolean today = LocalDate.ofInstant(time, formats.zone()).equals(formats.today());
        return today ? formats.ago(time) : formats.as("HH:mm", time);
    }

    private MenuButton menu(Workbench bench, NoticeText text, Role role, Actions actions) {
        MenuButton menu = new MenuButton();
        menu.setId("noticeMenu");
        menu.setGraphic(Icons.of("fth-more-horizontal"));
        menu.getStyleClass().addAll("button-icon", "flat", "no-arrow", "slim");
        menu.setAccessibleText(bench.text("ui.notices.menu", title.getText()));
        menu.setTooltip(new Tooltip(bench.text("ui.more")));
        if (!notice.read()) {
            menu.getItems().add(item(bench.text("ui.notices.read"), actions::read));
        }
        if (role.allows(Permission.EDIT_CREDENTIALS)) {
            for (Muted muted : notice.mutedBy()) {
                menu.getItems()
                        .add(item(bench.text("ui.notices.unmute", name(text, muted)), () -> actions.unmute(muted)));
            }
            for (Muted muted : mutable()) {
                menu.getItems().add(item(bench.text("ui.notices.mute", name(text, muted)), () -> actions.mute(muted)));
            }
        }
        menu.setVisible(!menu.getItems().isEmpty());
        return menu;
    }

    private List<Muted> mutable() {
        List<Muted> all = new ArrayList<>();
        if (notice.credential() != null) {
            all.add(new Muted.OfCredential(notice.credential()));
        }
        if (notice.kind() != NoticeKind.UNKNOWN) {
            all.add(new Muted.OfKind(notice.kind()));
        }
        all.removeAll(notice.mutedBy());
        return all;
    }

    private static String name(NoticeText text, Muted muted) {
        return muted instanceof Muted.OfCredential of
                ? of.credential().name()
                : text.name(((Muted.OfKind) muted).kind());
    }

    private static MenuItem item(String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }

    private static FontIcon sign(NoticeKind kind) {
        String style = switch (kind.severity()) {
            case SUCCESS -> "success";
            case WARNING -> "warning";
            case DANGER -> "danger";
        };
        return Icons.of(
                switch (kind) {
                    case TEST_FAILED -> "fth-x-octagon";
                    case RECOVERED -> "fth-check-circle";
                    case EXPIRING -> "fth-clock";
                    case EXPIRED -> "fth-alert-triangle";
                    case MAIL_FAILED -> "fth-mail";
                    case UNKNOWN -> "fth-help-circle";
                },
                style);
    }

    /** What can be done about a notice. */
    interface Actions {
        /** Leads to the credential; the notice is read then. */
        void open();

        void read();

        void mute(Muted muted);

        void unmute(Muted muted);
    }
}
