package ai.automatos.admin.ui.catalog;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.schema.InputSpec;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Navigator;
import ai.automatos.admin.ui.Workbench;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What is said about one type, in plain words. */
final class TypeDetail {
    private static final int MOST_USERS = 20;

    private final Workbench bench;
    private final Navigator navigator;

    TypeDetail(Workbench bench, Navigator navigator) {
        this.bench = bench;
        this.navigator = navigator;
    }

    List<Node> capabilities(CredentialType type) {
        return type.capabilities().stream()
                .<Node>map(word -> {
                    Label tag = new Label(word);
                    tag.getStyleClass().add("tag");
                    return tag;
                })
                .toList();
    }

    List<Node> fields(CredentialType type) {
        return type.fields().stream().<Node>map(this::field).toList();
    }

    String test(CredentialType type) {
        if (type.test() != null) {
            return bench.text("ui.types.test.harmless", type.test().summary());
        }
        return type.notTestable() == null ? bench.text("probe.not_testable", type.name()) : type.notTestable();
    }

    List<Node> links(CredentialType type) {
        List<Node> nodes = new ArrayList<>();
        add(nodes, "ui.types.link.obtain", type.links().obtain());
        add(nodes, "ui.types.link.documentation", type.links().documentation());
        add(nodes, "ui.types.link.setup", type.links().setup());
        return nodes;
    }

    List<Node> usage(CredentialType type, List<CredentialSummary> rows) {
        List<Node> users = rows.stream()
                .map(CredentialSummary::credential)
                .filter(credential -> credential.typeKey().equals(type.key()))
                .limit(MOST_USERS)
                .<Node>map(this::user)
                .toList();
        return users.isEmpty() ? List.of(row(muted(bench.text("ui.types.unused")))) : users;
    }

    private Node user(Credential credential) {
        Button open = new Button(credential.name());
        open.getStyleClass().add("link");
        open.setOnAction(event -> navigator.showCredential(credential.id()));
        return row(
                open, muted(bench.text("environment." + credential.environment().word())));
    }

    private Node field(FieldSpec field) {
        Label name = new Label(field.label(), Icons.of(field.secure() ? "fth-lock" : "fth-hash"));
        name.getStyleClass().add("name");
        name.setMinWidth(132);
        name.setPrefWidth(160);
        Label key = new Label(field.key());
        key.getStyleClass().add("mono");
        key.setMinWidth(140);
        Label needed = muted(bench.text(field.required() ? "ui.required" : "ui.optional"));
        needed.setMinWidth(Region.USE_PREF_SIZE);
        VBox body = new VBox(4, new HBox(12, name, key, needed), wrapped(field.help()), wrapped(details(field)));
        HBox.setHgrow(body, Priority.ALWAYS);
        HBox row = row(body);
        row.getStyleClass().add("tall");
        return row;
    }

    private String details(FieldSpec field) {
        InputSpec input = field.input();
        List<String> parts = new ArrayList<>();
        parts.add(bench.text("ui.kind." + input.kind().name().toLowerCase(Locale.ROOT)));
        if (field.defaultValue() != null) {
            parts.add(bench.text("ui.types.default", field.defaultValue()));
        }
        if (!input.options().isEmpty()) {
            parts.add(bench.text("ui.types.options", String.join(", ", input.options())));
        }
        if (input.pattern() != null) {
            parts.add(bench.text("ui.types.pattern", input.pattern()));
        }
        FieldSpec.ShownWhen when = field.shownWhen();
        if (when != null) {
            parts.add(bench.text("ui.types.shown.when", when.field(), String.join(", ", when.values())));
        }
        return String.join(" · ", parts);
    }

    private void add(List<Node> nodes, String key, @Nullable String address) {
        if (address != null) {
            Hyperlink link = new Hyperlink(bench.text(key), Icons.of("fth-external-link", "accent"));
            link.setOnAction(event -> bench.browser().open(URI.create(address)));
            nodes.add(link);
        }
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("row");
        return row;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("small", "muted");
        return label;
    }

    private static Label wrapped(String text) {
        Label label = muted(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
