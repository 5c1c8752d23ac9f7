package ai.automatos.admin.ui.audit;

import ai.automatos.admin.audit.LinkedEvent;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

/** A cell of the table of events; shows its whole text when pointed at. */
final class EventCell extends TableCell<LinkedEvent, LinkedEvent> {
    private final Function<LinkedEvent, String> wording;
    private final BiConsumer<EventCell, LinkedEvent> look;

    /** @param look sets icon and colour of a filled cell */
    EventCell(Function<LinkedEvent, String> wording, BiConsumer<EventCell, LinkedEvent> look, String... styles) {
        this.wording = wording;
        this.look = look;
        getStyleClass().addAll(styles);
    }

    @Override
    protected void updateItem(LinkedEvent event, boolean empty) {
        super.updateItem(event, empty);
        if (empty || event == null) {
            setText(null);
            setGraphic(null);
            setTooltip(null);
            return;
        }
        String text = wording.apply(event);
        setText(text);
        if (getStyleClass().contains("may-cut")) {
            setTooltip(text.isBlank() ? null : new Tooltip(text));
        }
        look.accept(this, event);
    }
}
