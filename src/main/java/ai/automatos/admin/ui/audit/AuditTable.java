package ai.automatos.admin.ui.audit;

import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.ui.EventDetails;
import ai.automatos.admin.ui.EventText;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Workbench;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/** The table of events: what its cells say, and reading on when the end comes near. */
final class AuditTable {
    /** So many rows before the end the next page is asked for. */
    private static final int AHEAD = 60;

    private static final BiConsumer<EventCell, LinkedEvent> PLAIN = (cell, event) -> {};

    private final Workbench bench;
    private final TableView<LinkedEvent> table;
    private final AuditPager pager;
    private final Runnable afterLayout = this::readAhead;

    AuditTable(Workbench bench, TableView<LinkedEvent> table, AuditPager pager) {
        this.bench = bench;
        this.table = table;
        this.pager = pager;
        table.setItems(pager.events());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        for (TableColumn<LinkedEvent, ?> column : table.getColumns()) {
            fill(column);
        }
        table.sceneProperty().addListener((property, old, now) -> {
            listen(old, now);
        });
    }

    /** Keeps selection and place over {@code change}, which gets what to run once the rows are new. */
    void keepPlace(Consumer<Runnable> change) {
        @Nullable LinkedEvent selected = table.getSelectionModel().getSelectedItem();
        int index = firstVisible();
        @Nullable
        LinkedEvent top = index <= 0 || index >= pager.events().size()
                ? null
                : pager.events().get(index);
        change.accept(() -> {
            table.getSelectionModel().clearSelection();
            int at = indexOf(selected);
            if (at >= 0) {
                table.getSelectionModel().select(at);
                table.getFocusModel().focus(at);
            }
            table.scrollTo(Math.max(0, indexOf(top)));
        });
    }

    private int indexOf(@Nullable LinkedEvent event) {
        for (int i = 0; event != null && i < pager.events().size(); i++) {
            LinkedEvent other = pager.events().get(i);
            if (other.sequence() == event.sequence()
                    && other.event().chain() == event.event().chain()) {
                return i;
            }
        }
        return -1;
    }

    private void fill(TableColumn<LinkedEvent, ?> column) {
        switch (column.getId()) {
            case "time" ->
                fill(column, event -> bench.formats().stamp(event.event().time()), PLAIN);
            case "action" ->
                fill(
                        column,
                        event -> EventText.action(bench, event.event().action()),
                        (cell, event) ->
                                cell.setGraphic(EventText.icon(event.event().action())));
            case "who" -> fill(column, event -> event.event().actor().name(), PLAIN, "may-cut");
            case "credential" ->
                fill(
                        column,
                        event -> event.event().credential() == null
                                ? bench.text("ui.none")
                                : event.event().credential().name(),
                        PLAIN,
                        "may-cut");
            case "result" -> fill(column, this::result, AuditTable::showResult);
            case "address" -> fill(column, event -> event.event().address(), PLAIN, "muted", "may-cut");
            case "details" ->
                fill(column, event -> EventDetails.summary(bench, event.event()), PLAIN, "muted", "may-cut");
            default -> throw new IllegalStateException(column.getId());
        }
    }

    @SuppressWarnings("unchecked") // Every column of this table shows whole events.
    private static void fill(
            TableColumn<LinkedEvent, ?> column,
            Function<LinkedEvent, String> wording,
            BiConsumer<EventCell, LinkedEvent> look,
            String... styles) {
        TableColumn<LinkedEvent, LinkedEvent> whole = (TableColumn<LinkedEvent, LinkedEvent>) column;
        whole.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        whole.setCellFactory(made -> new EventCell(wording, look, styles));
    }

    private String result(LinkedEvent event) {
        return bench.text("ui.audit.result." + event.event().result().word());
    }

    private static void showResult(EventCell cell, LinkedEvent event) {
        boolean success = event.event().result() == AuditResult.SUCCESS;
        cell.setGraphic(success ? Icons.of("fth-check-circle", "success") : Icons.of("fth-x-octagon", "danger"));
        cell.getStyleClass().removeAll("success-text", "danger-text");
        cell.getStyleClass().add(success ? "success-text" : "danger-text");
    }

    private void listen(@Nullable Scene old, @Nullable Scene now) {
        if (old != null) {
            old.removePostLayoutPulseListener(afterLayout);
        }
        if (now != null) {
            now.addPostLayoutPulseListener(afterLayout);
        }
    }

    private void readAhead() {
        @Nullable VirtualFlow<?> flow = flow();
        @Nullable IndexedCell<?> last = flow == null ? null : flow.getLastVisibleCell();
        if (last != null && last.getIndex() >= pager.events().size() - AHEAD) {
            pager.readOn();
        }
    }

    private int firstVisible() {
        @Nullable VirtualFlow<?> flow = flow();
        @Nullable IndexedCell<?> first = flow == null ? null : flow.getFirstVisibleCell();
        return first == null ? -1 : first.getIndex();
    }

    private @Nullable VirtualFlow<?> flow() {
        @Nullable Node node = table.lookup(".virtual-flow");
        return node instanceof VirtualFlow<?> flow ? flow : null;
    }
}
