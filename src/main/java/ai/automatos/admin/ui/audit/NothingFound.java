package ai.automatos.admin.ui.audit;

import ai.automatos.admin.ui.Workbench;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** What stands in the place of the table when no event matches: which filters hide how much, and a way out. */
final class NothingFound {
    private final Workbench bench;
    private final Node pane;
    private final Label title;
    private final Label text;
    private final Node clear;
    private final Node more;

    /** @param clear the offer to clear the filters @param more the offer to look further back */
    NothingFound(Workbench bench, Node pane, Label title, Label text, Node clear, Node more) {
        this.bench = bench;
        this.pane = pane;
        this.title = title;
        this.text = text;
        this.clear = clear;
        this.more = more;
        List.of(pane, clear, more).forEach(node -> node.managedProperty().bind(node.visibleProperty()));
    }

    /** @param counts null while they are not known */
    void show(boolean none, FilterBarController filters, ActivityPanel.@Nullable Counts counts) {
        pane.setVisible(none);
        if (!none) {
            return;
        }
        List<FilterChips.Chip> set = filters.chips();
        title.setText(bench.text("ui.audit.nothing", filters.timeText()));
        text.setText(text(set, counts == null ? 0 : counts.all()));
        clear.setVisible(!set.isEmpty());
        more.setVisible(filters.criteria().range().isShorterThan(TimeRange.QUARTER));
    }

    private String text(List<FilterChips.Chip> set, long hidden) {
        if (set.isEmpty()) {
            return bench.text("ui.audit.nothing.at.all");
        }
        String names = set.stream().map(FilterChips.Chip::text).collect(Collectors.joining(", "));
        return hidden == 0
                ? bench.text("ui.audit.nothing.set", names)
                : bench.text("ui.audit.nothing.hidden", names, hidden);
    }
}
