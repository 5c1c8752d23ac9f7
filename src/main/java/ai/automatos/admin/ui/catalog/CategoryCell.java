package ai.automatos.admin.ui.catalog;

import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.TypeCategories;
import ai.automatos.admin.ui.Workbench;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** A category, its sign, and how many types it has. */
final class CategoryCell extends ListCell<TypeList.Category> {
    private static final PseudoClass GROUP = PseudoClass.getPseudoClass("group-end");

    private final Workbench bench;
    private final FontIcon icon = Icons.of("fth-layers");
    private final Label name = new Label();
    private final Label number = new Label();
    private final HBox body;

    CategoryCell(Workbench bench) {
        this.bench = bench;
        getStyleClass().add("category-cell");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        number.getStyleClass().addAll("small", "muted");
        name.setMinWidth(0);
        number.setMinWidth(Region.USE_PREF_SIZE);
        body = new HBox(12, icon, name, space, number);
        body.setAlignment(Pos.CENTER_LEFT);
        body.getStyleClass().add("side-item");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(TypeList.Category category, boolean empty) {
        super.updateItem(category, empty);
        setText(null);
        boolean filled = !empty && category != null;
        pseudoClassStateChanged(GROUP, filled && endsGroup(category));
        if (!filled) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(name(bench, category));
        number.setText(bench.formats().number(category.types()));
        icon.setIconLiteral(icon(category));
        setGraphic(body);
        setAccessibleText(name.getText() + ", " + number.getText());
    }

    static String name(Workbench bench, TypeList.Category category) {
        return switch (category.kind()) {
            case ALL -> bench.text("ui.types.all");
            case NAMED -> Objects.requireNonNull(category.name());
            case CUSTOM -> bench.text("ui.types.custom");
            case IN_USE -> bench.text("ui.types.in.use");
        };
    }

    private static String icon(TypeList.Category category) {
        return switch (category.kind()) {
            case ALL -> "fth-layers";
            case NAMED -> TypeCategories.icon(Objects.requireNonNull(category.name()));
            case CUSTOM -> TypeCategories.CUSTOM_ICON;
            case IN_USE -> "fth-check-circle";
        };
    }

    /** A line is drawn below it. */
    private boolean endsGroup(TypeList.Category category) {
        int next = getIndex() + 1;
        boolean beforeOthers = getListView() != null
                && next < getListView().getItems().size()
                && getListView().getItems().get(next).kind() != TypeList.Kind.NAMED
                && category.kind() == TypeList.Kind.NAMED;
        return category.kind() == TypeList.Kind.ALL || beforeOthers;
    }
}
