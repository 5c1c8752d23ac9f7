package ai.automatos.admin.ui.notice;

import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Workbench;
import javafx.beans.value.ObservableIntegerValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/** The bell in the header, with how many notices are unread. */
public final class NoticeBell extends Button {
    private static final int MOST = 99;

    private final Label count = new Label();

    public NoticeBell() {
        setId("bell");
        getStyleClass().addAll("button-icon", "flat", "bell");
        count.getStyleClass().add("bell-count");
        count.setMouseTransparent(true);
        StackPane sign = new StackPane(Icons.of("fth-bell"), count);
        StackPane.setAlignment(count, Pos.TOP_RIGHT);
        count.setTranslateX(8);
        count.setTranslateY(-6);
        setGraphic(sign);
        setTooltip(new Tooltip());
    }

    void connect(Workbench bench, ObservableIntegerValue unread) {
        unread.addListener((property, old, now) -> show(bench, now.intValue()));
        show(bench, unread.get());
    }

    private void show(Workbench bench, int unread) {
        String words = bench.text("ui.notices.bell", unread);
        setAccessibleText(words);
        getTooltip().setText(words);
        count.setText(
                unread > MOST
                        ? bench.text("ui.notices.many", MOST)
                        : bench.formats().number(unread));
        count.setVisible(unread > 0);
    }
}
