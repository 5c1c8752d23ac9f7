package ai.automatos.admin.ui.credential;

import ai.automatos.admin.credential.CredentialSummary;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ListView;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.SelectionMode;
import org.jspecify.annotations.Nullable;

/** What the list shows and what is selected in it, which outlives a new reading of the same credentials. */
final class FoundRows {
    private static final int ROWS_ABOVE = 2;

    private final ListView<CredentialSummary> list;
    private final Runnable selected;
    private boolean replacing;
    private @Nullable UUID wanted;

    /** @param selected runs after the user selected something else, and after every replacement */
    FoundRows(ListView<CredentialSummary> list, Runnable selected) {
        this.list = list;
        this.selected = selected;
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.getSelectionModel().getSelectedItems().addListener((ListChangeListener<CredentialSummary>) change -> {
            if (!replacing) {
                selected.run();
            }
        });
    }

    List<CredentialSummary> all() {
        return List.copyOf(list.getItems());
    }

    List<CredentialSummary> selected() {
        return List.copyOf(list.getSelectionModel().getSelectedItems());
    }

    /** Selects that one as soon as it is there. @return whether it is there already */
    boolean want(UUID id) {
        wanted = id;
        return selectWanted();
    }

    /** Who was selected stays so, as far as still there; otherwise the wanted one or the first is. */
    void replace(List<CredentialSummary> found) {
        MultipleSelectionModel<CredentialSummary> selection = list.getSelectionModel();
        Set<UUID> before = selection.getSelectedItems().stream()
                .map(row -> row.credential().id())
                .collect(Collectors.toUnmodifiableSet());
        replacing = true;
        list.getItems().setAll(found);
        selection.clearSelection();
        for (int i = 0; i < found.size() && !before.isEmpty(); i++) {
            if (before.contains(found.get(i).credential().id())) {
                selection.select(i);
            }
        }
        if (!selectWanted() && selection.isEmpty() && !found.isEmpty()) {
            selection.select(0);
        }
        replacing = false;
        selected.run();
    }

    void clear() {
        list.getItems().clear();
    }

    private boolean selectWanted() {
        if (wanted == null) {
            return false;
        }
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i).credential().id().equals(wanted)) {
                wanted = null;
                list.getSelectionModel().clearAndSelect(i);
                list.scrollTo(Math.max(0, i - ROWS_ABOVE));
                return true;
            }
        }
        return false;
    }
}
