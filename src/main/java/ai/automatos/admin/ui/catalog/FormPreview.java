package ai.automatos.admin.ui.catalog;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.ui.TypeTile;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.form.FormFactory;
import ai.automatos.admin.ui.form.FormField;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The form that a type leads to, to be tried; nothing that is typed into it is kept. */
final class FormPreview extends VBox {
    private final Workbench bench;
    private final FormFactory factory;

    FormPreview(Workbench bench) {
        super(12);
        this.bench = bench;
        this.factory = new FormFactory(bench.messages());
        getStyleClass().add("form-preview");
        setId("typePreview");
    }

    void showWrong() {
        Label none = new Label(bench.text("ui.own.preview.none"));
        none.getStyleClass().addAll("small", "muted");
        none.setWrapText(true);
        none.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().setAll(none);
    }

    void show(CredentialType type) {
        Label name = new Label(type.name());
        name.getStyleClass().addAll("title", "may-cut");
        Label second = new Label(type.provider() + " · " + type.category());
        second.getStyleClass().addAll("small", "muted", "may-cut");
        HBox head = new HBox(
                12,
                new TypeTile(type.key(), type.name(), type.category(), TypeTile.Size.LARGE),
                new VBox(name, second));
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(head);
        Map<String, FormField> made = new LinkedHashMap<>();
        type.fields().forEach(field -> made.put(field.key(), factory.field(field)));
        getChildren().addAll(made.values());
        type.fields().forEach(field -> follow(field, made));
    }

    private static void follow(FieldSpec field, Map<String, FormField> made) {
        FieldSpec.ShownWhen when = field.shownWhen();
        FormField own = made.get(field.key());
        FormField other = when == null ? null : made.get(when.field());
        if (when != null && own != null && other != null) {
            Runnable show = () -> {
                own.setVisible(when.values().contains(other.value()));
                own.setManaged(own.isVisible());
            };
            other.text().addListener(change -> show.run());
            show.run();
        }
    }
}
