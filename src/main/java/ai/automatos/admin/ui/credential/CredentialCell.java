package ai.automatos.admin.ui.credential;

import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.ui.TypeTile;
import ai.automatos.admin.ui.Workbench;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.collections.WeakSetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A credential in the list: tile, name and badge, type and use, environment and tags. Nodes are reused. */
final class CredentialCell extends ListCell<CredentialSummary> {
    private static final int MOST_TAGS = 3;
    /** Below this width the words are short ones, so that the name has the room. */
    private static final int ROOMY = 460;

    private final Workbench bench;
    private final Function<String, TypeLabel> types;
    private final ObservableSet<UUID> testing;
    /** Only the badge changes then; held here, for the set holds it weakly. */
    private final SetChangeListener<UUID> testingChanged = change -> showBadge(change);

    private final StackPane tile = new StackPane();
    private final Label name = new Label();
    private final StatusBadge badge;
    private final Label kind = new Label();
    private final Label agents = new Label();
    private final Label used = new Label();
    private final HBox third = new HBox(4);
    private final HBox body;
    /** What tile and third line show; new nodes cost the most of a cell. */
    private List<Object> drawnTile = List.of();

    private List<Object> drawnLabels = List.of();

    /** @param types name and category of a type by key @param testing whose tests run now */
    CredentialCell(Workbench bench, Function<String, TypeLabel> types, ObservableSet<UUID> testing) {
        this.bench = bench;
        this.types = types;
        this.testing = testing;
        testing.addListener(new WeakSetChangeListener<>(testingChanged));
        badge = new StatusBadge(bench);
        name.getStyleClass().addAll("name", "may-cut");
        kind.getStyleClass().addAll("small", "muted", "may-cut");
        kind.setMinWidth(0);
        agents.getStyleClass().addAll("small", "muted");
        agents.setMinWidth(Region.USE_PREF_SIZE);
        used.getStyleClass().addAll("small", "muted");
        used.setMinWidth(Region.USE_PREF_SIZE);
        third.setAlignment(Pos.CENTER_LEFT);
        third.setMinHeight(18);
        VBox lines = new VBox(2, line(name, badge), line(new HBox(4, kind, agents), used), third);
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        body = new HBox(12, tile, lines);
        body.getStyleClass().add("cell-body");
        setPrefWidth(0);
        widthProperty().addListener((property, old, now) -> {
            if (now.doubleValue() < ROOMY != old.doubleValue() < ROOMY) {
                updateItem(getItem(), isEmpty());
            }
        });
    }

    @Override
    protected void updateItem(CredentialSummary row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        Credential credential = row.credential();
        TypeLabel type = types.apply(credential.typeKey());
        showTile(credential.typeKey(), type);
        name.setText(credential.name());
        boolean brief = getWidth() < ROOMY;
        kind.setText(type.name());
        agents.setText(bench.text(brief ? "ui.credential.agents.short" : "ui.credential.agents", row.assignments()));
        Instant lastUse = row.activity().lastUsedAt();
        used.setText(
                lastUse == null
                        ? bench.text("ui.credential.created", bench.formats().date(credential.createdAt()))
                        : bench.text("ui.credential.used", bench.formats().ago(lastUse)));
        showLabels(credential);
        setGraphic(body);
        showBadge(row);
    }

    private void showTile(String key, TypeLabel type) {
        List<Object> wanted = List.of(key, type);
        if (!wanted.equals(drawnTile)) {
            drawnTile = wanted;
            tile.getChildren().setAll(new TypeTile(key, type.name(), type.category(), TypeTile.Size.NORMAL));
        }
    }

    private void showLabels(Credential credential) {
        List<Object> wanted = List.of(credential.environment(), credential.tags());
        if (wanted.equals(drawnLabels)) {
            return;
        }
        drawnLabels = wanted;
        third.getChildren().setAll(environment(bench, credential.environment()));
        credential.tags().stream()
                .limit(MOST_TAGS)
                .forEach(tag -> third.getChildren().add(tag(tag)));
        int more = credential.tags().size() - MOST_TAGS;
        if (more > 0) {
            third.getChildren().add(tag("+" + more));
        }
    }

    private void showBadge(SetChangeListener.Change<? extends UUID> change) {
        @Nullable CredentialSummary row = isEmpty() ? null : getItem();
        UUID changed = change.wasAdded() ? change.getElementAdded() : change.getElementRemoved();
        if (row != null && row.credential().id().equals(changed)) {
            showBadge(row);
        }
    }

    private void showBadge(CredentialSummary row) {
        Credential credential = row.credential();
        badge.show(row, testing.contains(credential.id()), getWidth() < ROOMY);
        setAccessibleText(bench.text(
                "ui.credential.spoken",
                credential.name(),
                types.apply(credential.typeKey()).name(),
                bench.text("environment." + credential.environment().word()),
                badge.getText()));
    }

    static Label environment(Workbench bench, CredentialEnvironment environment) {
        Label label = tag(bench.text("environment." + environment.word()));
        label.getStyleClass().add("environment");
        if (environment == CredentialEnvironment.PRODUCTION) {
            label.getStyleClass().add("production");
        }
        return label;
    }

    static Label tag(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("tag");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static HBox line(Region left, Label right) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        left.setMinWidth(0);
        HBox line = new HBox(8, left, space, right);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /** What a list needs to know of a type. */
    record TypeLabel(String name, String category) {}
}
