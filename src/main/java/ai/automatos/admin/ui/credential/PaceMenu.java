package ai.automatos.admin.ui.credential;

import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.credential.TestPace;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Workbench;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;

/** How often one credential is tested by itself. FX thread only. */
final class PaceMenu extends Menu {
    private final ToggleGroup group = new ToggleGroup();

    /** @param chosen null for as set */
    PaceMenu(Workbench bench, Consumer<@Nullable TestPace> chosen) {
        super(bench.text("ui.pace"), Icons.of("fth-clock"));
        add(bench, chosen, null);
        for (TestPace pace : TestPace.values()) {
            add(bench, chosen, pace);
        }
    }

    private void add(Workbench bench, Consumer<@Nullable TestPace> chosen, @Nullable TestPace pace) {
        String word = word(pace);
        RadioMenuItem item = new RadioMenuItem(bench.text("ui.pace." + word));
        item.setId("pace-" + word);
        item.setToggleGroup(group);
        item.setOnAction(event -> chosen.accept(pace));
        getItems().add(item);
    }

    /** Marks what holds for this credential. */
    void show(CredentialSummary row) {
        String id = "pace-" + word(row.ownPace());
        for (MenuItem item : getItems()) {
            ((RadioMenuItem) item).setSelected(id.equals(item.getId()));
        }
    }

    private static String word(@Nullable TestPace pace) {
        return pace == null ? TestPace.AS_SET : pace.word();
    }
}
