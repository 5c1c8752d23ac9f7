package ai.automatos.admin.ui.catalog;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.TestRecipe;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.credential.OwnTypeState;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Navigator;
import ai.automatos.admin.ui.TypeTile;
import ai.automatos.admin.ui.Workbench;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Everything about one type: fields, how it is tested, how to get such a credential, which credentials have it. */
final class TypeDetailController {
    private static final int MOST_USERS = 20;

    private final Workbench bench;
    private final Navigator navigator;
    private final TestInWords tests;
    private final Parent view;
    private @Nullable CredentialType shown;

    @FXML
    private StackPane tile;

    @FXML
    private Label name;

    @FXML
    private Label second;

    @FXML
    private MenuButton more;

    @FXML
    private ScrollPane scroll;

    @FXML
    private Label description;

    @FXML
    private FlowPane capabilities;

    @FXML
    private StackPane fields;

    @FXML
    private Label patternNote;

    @FXML
    private HBox badges;

    @FXML
    private VBox test;

    @FXML
    private VBox obtain;

    @FXML
    private StackPane steps;

    @FXML
    private VBox linksBlock;

    @FXML
    private FlowPane links;

    @FXML
    private VBox usage;

    TypeDetailController(Workbench bench, Navigator navigator) {
        this.bench = bench;
        this.navigator = navigator;
        this.tests = new TestInWords(bench.messages());
        this.view = bench.views().load(this);
    }

    Parent view() {
        return view;
    }

    /**
     * @param rows all credentials, for who uses it
     * @param actions what can be done with it besides creating a credential
     * @param own its state if it is a type of the user's own
     */
    void show(CredentialType type, List<CredentialSummary> rows, List<MenuItem> actions, @Nullable OwnTypeState own) {
        List<Credential> users = rows.stream()
                .map(CredentialSummary::credential)
                .filter(credential -> credential.typeKey().equals(type.key()))
                .toList();
        String line = bench.text("ui.types.second", type.provider(), type.category(), users.size());
        second.setText(own == null ? line : line + " · " + bench.text("ui.own.version", own.version()));
        more.getItems().setAll(actions);
        usage.getChildren().setAll(users(users));
        if (type.equals(shown)) {
            return;
        }
        shown = type;
        scroll.setVvalue(0);
        tile.getChildren().setAll(new TypeTile(type.key(), type.name(), type.category(), TypeTile.Size.LARGE));
        name.setText(type.name());
        description.setText(type.description());
        capabilities
                .getChildren()
                .setAll(type.capabilities().stream()
                        .map(TypeDetailController::tag)
                        .toList());
        showIf(capabilities, !type.capabilities().isEmpty());
        fields.getChildren().setAll(new FieldTable(bench, type));
        showIf(
                patternNote,
                type.fields().stream().anyMatch(field -> field.input().pattern() != null));
        showTest(type);
        steps.getChildren().setAll(new NumberedSteps(type.steps()));
        showIf(obtain, !type.steps().isEmpty());
        links.getChildren().setAll(links(type));
        showIf(linksBlock, !links.getChildren().isEmpty());
    }

    @FXML
    private void create() {
        Optional.ofNullable(shown).ifPresent(type -> navigator.createCredential(type.key()));
    }

    private void showTest(CredentialType type) {
        TestRecipe recipe = type.test();
        Label badge = new Label();
        badge.setMinWidth(Region.USE_PREF_SIZE);
        badge.getStyleClass().add("badge");
        if (recipe == null) {
            badge.setText(bench.text("ui.types.badge.not.testable"));
            badge.setGraphic(Icons.of("fth-slash"));
            String reason = type.notTestable();
            test.getChildren().setAll(wrapped(reason == null ? bench.text("probe.not_testable", type.name()) : reason));
        } else {
            boolean costs = recipe.usesQuota();
            badge.setText(bench.text(costs ? "ui.types.badge.quota" : "ui.types.badge.free"));
            badge.setGraphic(Icons.of(costs ? "fth-alert-triangle" : "fth-shield"));
            badge.getStyleClass().add(costs ? "warning" : "success");
            test.getChildren().setAll(wrapped(recipe.summary()), new NumberedSteps(tests.steps(type)));
        }
        badges.getChildren().setAll(badge);
    }

    private List<Node> links(CredentialType type) {
        List<Node> nodes = new ArrayList<>();
        link(nodes, "ui.types.link.obtain", "fth-key", type.links().obtain());
        link(nodes, "ui.types.link.documentation", "fth-book-open", type.links().documentation());
        link(nodes, "ui.types.link.setup", "fth-list", type.links().setup());
        return nodes;
    }

    private void link(List<Node> nodes, String key, String icon, @Nullable String address) {
        if (address != null) {
            Hyperlink link = new Hyperlink(bench.text(key), Icons.of(icon, "accent"));
            link.setOnAction(event -> bench.browser().open(URI.create(address)));
            link.setTooltip(new Tooltip(address));
            nodes.add(link);
        }
    }

    private List<Node> users(List<Credential> users) {
        List<Node> rows = new ArrayList<>();
        users.stream().limit(MOST_USERS).map(this::user).forEach(rows::add);
        if (users.isEmpty()) {
            rows.add(row(muted(bench.text("ui.types.unused"))));
        } else if (users.size() > MOST_USERS) {
            rows.add(row(muted(bench.text("ui.types.more.users", users.size() - MOST_USERS))));
        }
        rows.get(rows.size() - 1).getStyleClass().add("last");
        return rows;
    }

    private Node user(Credential credential) {
        Button open = new Button(credential.name());
        open.getStyleClass().addAll("link", "may-cut");
        open.setOnAction(event -> navigator.showCredential(credential.id()));
        Label environment =
                muted(bench.text("environment." + credential.environment().word()));
        environment.setMinWidth(Region.USE_PREF_SIZE);
        return row(open, environment);
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("row");
        return row;
    }

    private static Node tag(String word) {
        Label tag = new Label(word);
        tag.getStyleClass().add("tag");
        return tag;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("small", "muted");
        return label;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static void showIf(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
