package ai.automatos.admin.ui.audit;

import ai.automatos.admin.audit.Actor;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.audit.EventJson;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.ui.CredentialRows;
import ai.automatos.admin.ui.EventDetails;
import ai.automatos.admin.ui.EventText;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Navigator;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** One event with all its fields and its place in the chain. */
final class EventDetailController {
    private static final int SHORT = 8;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Workbench bench;
    private final OpenVault vault;
    private final CredentialRows rows;
    private final TypeCatalog types;
    private final Navigator navigator;
    private final Predicate<LinkedEvent> verified;
    private final Runnable close;
    private final Parent view;
    private @Nullable LinkedEvent shown;
    private @Nullable LinkedEvent previous;
    private long asked;

    @FXML
    private StackPane sign;

    @FXML
    private Label title;

    @FXML
    private Label time;

    @FXML
    private ScrollPane scroll;

    @FXML
    private GridPane fields;

    @FXML
    private Label summary;

    @FXML
    private GridPane details;

    @FXML
    private Label chainBadge;

    @FXML
    private GridPane chain;

    @FXML
    private Button copy;

    /**
     * @param verified whether an event lies in a part of the chain that was found whole
     * @param close hides this pane
     */
    EventDetailController(
            Workbench bench,
            OpenVault vault,
            CredentialRows rows,
            TypeCatalog types,
            Navigator navigator,
            Predicate<LinkedEvent> verified,
            Runnable close) {
        this.bench = bench;
        this.vault = vault;
        this.rows = rows;
        this.types = types;
        this.navigator = navigator;
        this.verified = verified;
        this.close = close;
        this.view = bench.views().load(this);
    }

    @FXML
    private void initialize() {
        chainBadge.setGraphic(new ShieldSign("success", "fth-check"));
        chainBadge.setText(bench.text("ui.audit.verified"));
    }

    Parent view() {
        return view;
    }

    void focus() {
        copy.requestFocus();
    }

    void show(LinkedEvent linked) {
        shown = linked;
        previous = null;
        scroll.setVvalue(0);
        fill(linked, Optional.empty());
        long mine = ++asked;
        bench.tasks().load(task -> Around.read(vault, types, linked), around -> {
            if (mine == asked) {
                previous = around.previous().orElse(null);
                fill(linked, Optional.of(around));
            }
        });
    }

    /** The chain was verified, or a credential came or went. */
    void refresh() {
        @Nullable LinkedEvent linked = shown;
        if (linked != null) {
            show(linked);
        }
    }

    void clear() {
        asked++;
        shown = null;
        previous = null;
        fields.getChildren().clear();
        details.getChildren().clear();
        chain.getChildren().clear();
        title.setText("");
        time.setText("");
        summary.setText("");
    }

    @FXML
    private void copy() {
        @Nullable LinkedEvent linked = shown;
        if (linked == null) {
            return;
        }
        Map<String, Object> json = EventJson.fields(linked);
        @Nullable LinkedEvent before = previous;
        if (before != null) {
            json.put("previous_hash", hex(before));
        }
        bench.clipboards().copy(Json.pretty(json));
        bench.notices().success(bench.text("ui.copied"));
    }

    @FXML
    private void close() {
        close.run();
    }

    private void fill(LinkedEvent linked, Optional<Around> around) {
        AuditEvent event = linked.event();
        sign.getChildren().setAll(Icons.of(icon(event), event.result() == AuditResult.SUCCESS ? "success" : "danger"));
        sign.getChildren().get(0).getStyleClass().add("large");
        title.setText(bench.text(
                "ui.audit.title",
                EventText.action(bench, event.action()),
                bench.text("ui.audit.result." + event.result().word())));
        time.setText(bench.formats().exact(event.time()));
        fillFields(event, around.flatMap(Around::type));
        summary.setText(EventDetails.summary(bench, event));
        details.getChildren().clear();
        EventDetails.lines(bench, event)
                .forEach(line -> add(
                        details,
                        line.label(),
                        HASH.matcher(line.value()).matches() ? hash(line.value()) : value(line.value())));
        fillChain(linked, around);
    }

    private void fillFields(AuditEvent event, Optional<CredentialType> type) {
        fields.getChildren().clear();
        Actor actor = event.actor();
        add(
                fields,
                bench.text("ui.audit.who"),
                value(bench.text("ui.audit.actor." + actor.kind().word(), actor.name())));
        @Nullable CredentialRef credential = event.credential();
        if (credential != null) {
            add(fields, bench.text("ui.audit.credential"), credential(credential));
            add(
                    fields,
                    bench.text("ui.audit.type"),
                    value(type.map(CredentialType::name).orElse(credential.type())));
            String environment = "environment." + credential.environment();
            add(
                    fields,
                    bench.text("ui.audit.environment"),
                    value(bench.messages().has(environment) ? bench.text(environment) : credential.environment()));
        }
        if (event.agent() != null) {
            add(
                    fields,
                    bench.text("ui.audit.agent"),
                    value(bench.text(
                            "ui.audit.agent.value",
                            event.agent().name(),
                            Long.toString(event.agent().number()))));
        }
        if (event.service() != null) {
            add(fields, bench.text("ui.audit.service"), value(event.service()));
        }
        add(fields, bench.text("ui.audit.from"), value(event.address()));
    }

    private Node credential(CredentialRef credential) {
        if (rows.find(credential.id()).isEmpty()) {
            return value(bench.text("ui.audit.credential.deleted", credential.name()));
        }
        Hyperlink link = new Hyperlink(credential.name());
        link.setWrapText(true);
        link.getStyleClass().add("body-link");
        link.setTooltip(new Tooltip(bench.text("ui.audit.credential.open")));
        link.setOnAction(event -> navigator.showCredential(credential.id()));
        return link;
    }

    private void fillChain(LinkedEvent linked, Optional<Around> around) {
        chain.getChildren().clear();
        chainBadge.setVisible(verified.test(linked));
        long number = linked.event().chain();
        add(chain, bench.text("ui.audit.sequence"), value(bench.formats().number(linked.sequence())));
        add(
                chain,
                bench.text("ui.audit.chain"),
                value(bench.text(
                        number == Ids.VAULT_CHAIN ? "ui.audit.chain.vault" : "ui.audit.chain.tenant",
                        Long.toString(number))));
        add(chain, bench.text("ui.audit.epoch"), value(Integer.toString(linked.epoch())));
        add(chain, bench.text("ui.audit.hash"), hash(hex(linked)));
        around.flatMap(Around::previous)
                .ifPresent(before -> add(chain, bench.text("ui.audit.previous"), hash(hex(before))));
    }

    /** Its ends; all of it when pointed at, and for a screen reader. */
    private static Node hash(String hex) {
        Label label = value(hex.substring(0, SHORT) + "…" + hex.substring(hex.length() - SHORT));
        label.getStyleClass().add("mono");
        label.setTooltip(new Tooltip(hex));
        label.setAccessibleText(hex);
        return label;
    }

    private static String hex(LinkedEvent linked) {
        return HexFormat.of().formatHex(linked.hash());
    }

    private static String icon(AuditEvent event) {
        return event.result() == AuditResult.SUCCESS ? "fth-check-circle" : "fth-x-octagon";
    }

    private static void add(GridPane grid, String name, Node value) {
        Label label = new Label(name);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        label.setLabelFor(value);
        grid.addRow(grid.getRowCount(), label, value);
    }

    private static Label value(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** What the pane asks for in the background. */
    private record Around(Optional<LinkedEvent> previous, Optional<CredentialType> type) {
        static Around read(OpenVault vault, TypeCatalog types, LinkedEvent linked) {
            AuditEvent event = linked.event();
            Optional<LinkedEvent> before = linked.sequence() <= 1
                    ? Optional.empty()
                    : vault.core().audit().event(vault.caller(), event.chain(), linked.sequence() - 1);
            @Nullable CredentialRef credential = event.credential();
            return new Around(before, credential == null ? Optional.empty() : types.find(credential.type()));
        }
    }
}
