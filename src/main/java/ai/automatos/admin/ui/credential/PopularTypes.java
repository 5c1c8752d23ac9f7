package ai.automatos.admin.ui.credential;

import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.catalog.TypeSummary;
import ai.automatos.admin.ui.TypeTile;
import ai.automatos.admin.ui.Workbench;
import java.util.Comparator;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;

/** The few types that most people start with, offered while there is no credential. */
final class PopularTypes {
    private static final int MOST = 5;

    private final Workbench bench;
    private final TypeCatalog types;
    private final Pane place;
    private final Consumer<String> create;

    /** @param create starts the wizard with a type's key */
    PopularTypes(Workbench bench, TypeCatalog types, Pane place, Consumer<String> create) {
        this.bench = bench;
        this.types = types;
        this.place = place;
        this.create = create;
    }

    void show() {
        if (!place.getChildren().isEmpty()) {
            return;
        }
        bench.tasks()
                .load(
                        task -> types.all().stream()
                                .sorted(Comparator.comparingInt(TypeSummary::popularity)
                                        .reversed())
                                .limit(MOST)
                                .toList(),
                        top -> place.getChildren()
                                .setAll(top.stream().map(this::button).toList()));
    }

    private Button button(TypeSummary type) {
        Button button =
                new Button(type.name(), new TypeTile(type.key(), type.name(), type.category(), TypeTile.Size.MEDIUM));
        button.setOnAction(event -> create.accept(type.key()));
        return button;
    }
}
