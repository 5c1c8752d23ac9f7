package ai.automatos.admin.ui.audit;

import ai.automatos.admin.ui.Workbench;
import javafx.scene.control.ListCell;

/** A line of the action filter: groups stand out, their members are set in. */
final class ActionCell extends ListCell<ActionChoice> {
    private final Workbench bench;

    ActionCell(Workbench bench) {
        this.bench = bench;
    }

    @Override
    protected void updateItem(ActionChoice choice, boolean empty) {
        super.updateItem(choice, empty);
        getStyleClass().removeAll("choice-group", "choice-member");
        if (empty || choice == null) {
            setText(null);
            return;
        }
        setText(bench.text(choice.key()));
        switch (choice.kind()) {
            case GROUP -> getStyleClass().add("choice-group");
            case MEMBER -> getStyleClass().add("choice-member");
            case SINGLE -> {}
        }
    }
}
