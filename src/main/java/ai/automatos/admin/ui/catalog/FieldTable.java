package ai.automatos.admin.ui.catalog;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.schema.InputSpec;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Workbench;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The fields of a type as a small table. */
final class FieldTable extends GridPane {
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");
    private static final PseudoClass LAST = PseudoClass.getPseudoClass("last");
    private static final int[] WIDTHS = {32, 25, 14, 29};

    private final Workbench bench;
    private final PatternInWords words;
    private final CredentialType type;
    private int row;

    FieldTable(Workbench bench, CredentialType type) {
        this.bench = bench;
        this.words = new PatternInWords(bench.messages());
        this.type = type;
        getStyleClass().add("field-table");
        for (int width : WIDTHS) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(width);
            column.setHgrow(Priority.ALWAYS);
            getColumnConstraints().add(column);
        }
        List<String> heads =
                List.of("ui.types.field", "ui.types.field.key", "ui.types.field.needed", "ui.types.field.rule");
        for (int i = 0; i < heads.size(); i++) {
            Label head = new Label(bench.text(heads.get(i)));
            head.getStyleClass().add("heading");
            VBox cell = cell(head, "field-head");
            cell.pseudoClassStateChanged(FIRST, i == 0);
            cell.pseudoClassStateChanged(LAST, i == heads.size() - 1);
            add(cell, i, row);
        }
        row++;
        type.fields().forEach(this::field);
        getChildren().stream()
                .filter(cell -> GridPane.getRowIndex(cell) == row - 1)
                .forEach(cell -> cell.pseudoClassStateChanged(LAST, true));
    }

    private void field(FieldSpec field) {
        Label name = new Label(field.label(), Icons.of(sign(field)));
        name.getStyleClass().add("name");
        name.setWrapText(true);
        Label kind = small(bench.text("ui.kind." + field.input().kind().name().toLowerCase(Locale.ROOT)));
        kind.getStyleClass().add("under-icon");
        Label key = new Label(field.key());
        key.getStyleClass().add("mono");
        key.setWrapText(true);
        Label needed = small(bench.text(field.required() ? "ui.required" : "ui.optional"));
        if (field.required()) {
            needed.getStyleClass().remove("muted");
        }
        needed.setMinWidth(Region.USE_PREF_SIZE);
        boolean helped = !field.help().isBlank();
        String[] style = helped ? new String[] {"field-cell"} : new String[] {"field-cell", "field-last"};
        add(cell(new VBox(2, name, kind), style), 0, row);
        add(cell(key, style), 1, row);
        add(cell(needed, style), 2, row);
        add(cell(rules(field), style), 3, row);
        row++;
        if (helped) {
            Label help = small(field.help());
            help.getStyleClass().add("under-icon");
            add(cell(help, "field-last"), 0, row, WIDTHS.length, 1);
            row++;
        }
    }

    private VBox rules(FieldSpec field) {
        VBox rules = new VBox(2);
        InputSpec input = field.input();
        if (field.defaultValue() != null && !field.defaultValue().isEmpty()) {
            boolean flag = input.kind() == InputSpec.Kind.FLAG;
            Label value = new Label(flag ? bench.text("ui.flag." + field.defaultValue()) : field.defaultValue());
            value.getStyleClass().addAll("mono", "muted");
            value.setWrapText(true);
            rules.getChildren().add(value);
        }
        if (!input.options().isEmpty()) {
            rules.getChildren().add(small(bench.text("ui.types.options", String.join(", ", input.options()))));
        }
        String pattern = input.pattern();
        if (pattern != null) {
            rules.getChildren().add(pattern(pattern));
        }
        FieldSpec.ShownWhen when = field.shownWhen();
        if (when != null) {
            String other = type.field(when.field()).map(FieldSpec::label).orElse(when.field());
            String values = when.values().stream().sorted().collect(Collectors.joining(", "));
            rules.getChildren().add(small(bench.text("ui.types.shown.when", other, values)));
        }
        return rules;
    }

    /** In words; a click shows it as it is written, for those who can read it. */
    private VBox pattern(String pattern) {
        String said = words.say(pattern);
        Label inWords = small(said.substring(0, 1).toUpperCase(bench.messages().locale()) + said.substring(1));
        Label written = new Label(pattern);
        written.getStyleClass().addAll("mono", "muted");
        written.setWrapText(true);
        written.setMinHeight(Region.USE_PREF_SIZE);
        written.setVisible(false);
        written.managedProperty().bind(written.visibleProperty());
        Button show = new Button(bench.text("ui.types.pattern.show"));
        show.getStyleClass().add("link");
        show.setMinWidth(0);
        show.setWrapText(true);
        show.setOnAction(event -> {
            written.setVisible(!written.isVisible());
            show.setText(bench.text(written.isVisible() ? "ui.types.pattern.hide" : "ui.types.pattern.show"));
        });
        return new VBox(2, inWords, written, show);
    }

    private static String sign(FieldSpec field) {
        return switch (field.input().kind()) {
            case SECRET -> "fth-lock";
            case URL -> "fth-globe";
            default -> field.secure() ? "fth-lock" : "fth-hash";
        };
    }

    private static VBox cell(Node node, String... styles) {
        VBox cell = new VBox(node);
        cell.getStyleClass().addAll(styles);
        cell.setMinWidth(0);
        GridPane.setValignment(cell, VPos.TOP);
        return cell;
    }

    private static Label small(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("small", "muted");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
