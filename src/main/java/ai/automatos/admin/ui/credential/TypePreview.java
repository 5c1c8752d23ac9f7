package ai.automatos.admin.ui.credential;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.TypeTile;
import ai.automatos.admin.ui.Workbench;
import java.net.URI;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What a type is for and what will be needed, before anything is typed. */
final class TypePreview extends VBox {
    private final Workbench bench;

    TypePreview(Workbench bench) {
        super(12);
        this.bench = bench;
        setPadding(new Insets(24));
    }

    void showNone() {
        getChildren().setAll(wrapped(bench.text("ui.picker.none"), "muted"));
    }

    void show(CredentialType type) {
        Label name = wrapped(type.name(), "title");
        Label provider = wrapped(type.provider() + " · " + type.category(), "small");
        provider.getStyleClass().add("muted");
        VBox names = new VBox(name, provider);
        HBox.setHgrow(names, Priority.ALWAYS);
        HBox head = new HBox(
                12, new TypeTile(type.key(), type.name(), type.category(), TypeTile.Size.LARGE), names, badge(type));
        head.setAlignment(Pos.CENTER_LEFT);
        Label need = new Label(bench.text("ui.picker.need"));
        need.getStyleClass().add("heading");
        getChildren().setAll(head, wrapped(type.description(), "muted"), need);
        type.fields().forEach(field -> getChildren().add(needed(field)));
        FlowPane links = new FlowPane(16, 4);
        link(links, "ui.types.link.obtain", "fth-key", type.links().obtain());
        link(links, "ui.types.link.documentation", "fth-book-open", type.links().documentation());
        if (!links.getChildren().isEmpty()) {
            getChildren().add(links);
        }
    }

    private Label badge(CredentialType type) {
        boolean testable = type.test() != null;
        Label badge = new Label(
                bench.text(testable ? "ui.picker.testable" : "ui.picker.not.testable"),
                Icons.of(testable ? "fth-zap" : "fth-slash"));
        badge.getStyleClass().add("badge");
        if (testable) {
            badge.getStyleClass().add("success");
        }
        badge.setMinWidth(Region.USE_PREF_SIZE);
        badge.setTooltip(new Tooltip(bench.text(testable ? "ui.picker.testable.help" : "ui.picker.not.testable.help")));
        return badge;
    }

    private HBox needed(FieldSpec field) {
        Label name = new Label(field.label());
        name.getStyleClass().add("name");
        name.setWrapText(true);
        VBox lines = new VBox(2, name);
        if (!field.help().isBlank()) {
            lines.getChildren().add(wrapped(field.help(), "field-help"));
        }
        HBox.setHgrow(lines, Priority.ALWAYS);
        Label required = new Label(bench.text(field.required() ? "ui.required" : "ui.optional"));
        required.getStyleClass().add("small");
        if (!field.required()) {
            required.getStyleClass().add("muted");
        }
        required.setMinWidth(Region.USE_PREF_SIZE);
        return new HBox(12, Icons.of(field.secure() ? "fth-lock" : "fth-hash"), lines, required);
    }

    private void link(FlowPane links, String key, String icon, @Nullable String address) {
        if (address != null) {
            Hyperlink link = new Hyperlink(bench.text(key), Icons.of(icon, "accent"));
            link.setTooltip(new Tooltip(address));
            link.setOnAction(event -> bench.browser().open(URI.create(address)));
            links.getChildren().add(link);
        }
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
