package ai.automatos.admin.ui.credential;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.credential.CredentialActivity;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Workbench;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The last test as the detail shows it: what it said, when, of which values. */
final class LastTestPanel extends VBox {
    private LastTestPanel(String style) {
        super(6);
        getStyleClass().addAll("message", style);
    }

    static LastTestPanel of(Workbench bench, CredentialSummary row) {
        CredentialActivity.@Nullable LastTest test = row.activity().lastTest();
        if (test == null) {
            return panel("warning", "fth-circle", bench.text("ui.detail.never.tested"), "");
        }
        String when =
                bench.text("ui.detail.tested", bench.formats().ago(test.at()), bench.text("ui.millis", test.millis()));
        if (test.valueVersion() != row.credential().valueVersion()) {
            return panel("warning", "fth-circle", bench.text("ui.detail.tested.older"), when);
        }
        return switch (test.status()) {
            case VERIFIED -> verified(bench, test, when);
            case FAILED -> failed(bench.messages(), test, when);
            case NOT_TESTABLE -> panel("neutral", "fth-slash", bench.text("ui.test.not.testable"), test.message());
            case UNKNOWN -> panel("danger", "fth-alert-triangle", bench.text("ui.detail.tested.altered"), when);
        };
    }

    private static LastTestPanel verified(Workbench bench, CredentialActivity.LastTest test, String when) {
        boolean reserved = test.diagnosis() != null;
        LastTestPanel panel = panel(
                reserved ? "warning" : "success",
                reserved ? "fth-alert-triangle" : "fth-check-circle",
                bench.text("ui.test.successful"),
                join(when, test.evidence()));
        if (test.expires() != null) {
            panel.getChildren()
                    .add(wrapped(bench.text(
                            test.expires().isAfter(bench.formats().now())
                                    ? "ui.detail.service.ends"
                                    : "ui.detail.service.ended",
                            bench.formats().date(test.expires().minusMillis(1)))));
        }
        if (reserved) {
            panel.getChildren().add(wrapped(test.message()));
        }
        return panel;
    }

    private static LastTestPanel failed(Messages messages, CredentialActivity.LastTest test, String when) {
        LastTestPanel panel =
                panel("danger", "fth-x-octagon", messages.get("ui.test.failed"), join(when, test.message()));
        String key = "diagnosis." + test.diagnosis() + ".action";
        if (test.diagnosis() != null && messages.has(key)) {
            panel.getChildren().add(wrapped(messages.get(key)));
        }
        return panel;
    }

    private static LastTestPanel panel(String style, String icon, String title, String line) {
        LastTestPanel panel = new LastTestPanel(style);
        Label head = new Label(title);
        head.getStyleClass().add("name");
        panel.getChildren().add(new HBox(8, Icons.of(icon, style), head));
        if (!line.isEmpty()) {
            panel.getChildren().add(wrapped(line));
        }
        return panel;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("small");
        return label;
    }

    private static String join(String first, String second) {
        return second.isBlank() ? first : first + " · " + second;
    }
}
