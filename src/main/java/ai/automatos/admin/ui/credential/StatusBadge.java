package ai.automatos.admin.ui.credential;

import ai.automatos.admin.credential.CredentialStatus;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.credential.Ending;
import ai.automatos.admin.credential.Integrity;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Workbench;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A credential's state as colour, sign and word together: the worst that holds. */
public final class StatusBadge extends Label {
    private static final List<String> STYLES = List.of("success", "warning", "danger", "accent");

    private final Workbench bench;

    public StatusBadge(Workbench bench) {
        this.bench = bench;
        getStyleClass().add("badge");
        setMinWidth(Region.USE_PREF_SIZE);
    }

    /** @param testing whether its test runs now */
    public void show(CredentialSummary row, boolean testing) {
        show(row, testing, false);
    }

    /** @param brief one word instead of the whole name of the state, which the tooltip has then */
    void show(CredentialSummary row, boolean testing, boolean brief) {
        setTooltip(null);
        if (testing) {
            set(bench.text("ui.status.testing"), "fth-loader", "accent");
            return;
        }
        if (row.integrity() == Integrity.TAMPERED) {
            set(word("tampered", brief), "fth-alert-octagon", "danger");
            return;
        }
        @Nullable Ending end = row.ending().orElse(null);
        if (end != null
                && Statistics.isExpiring(row, bench.formats().now())
                && row.status() != CredentialStatus.FAILED) {
            set(EndingText.badge(bench, end), "fth-clock", "warning");
            say(row, end);
            return;
        }
        String word = word(row.status().word(), brief);
        if (end != null && row.status() == CredentialStatus.EXPIRED) {
            say(row, end);
        }
        switch (row.status()) {
            case VERIFIED -> set(word, "fth-check-circle", "success");
            case UNVERIFIED -> set(word, "fth-circle", "warning");
            case FAILED -> set(word, "fth-x-octagon", "danger");
            case EXPIRED -> set(word, "fth-alert-triangle", "danger");
            case INACTIVE -> set(word, "fth-minus-circle", "neutral");
        }
    }

    private void say(CredentialSummary row, Ending end) {
        String status = row.status().text(bench.messages());
        setTooltip(new Tooltip(bench.text("ui.status.ends", status, EndingText.line(bench, end))));
    }

    private String word(String status, boolean brief) {
        String whole = bench.text("status." + status);
        if (brief) {
            setTooltip(new Tooltip(whole));
        }
        return brief ? bench.text("ui.status.short." + status) : whole;
    }

    private void set(String word, String icon, String style) {
        setText(word);
        setGraphic(Icons.of(icon));
        getStyleClass().removeAll(STYLES);
        if (STYLES.contains(style)) {
            getStyleClass().add(style);
        }
    }
}
