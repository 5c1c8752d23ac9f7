package ai.automatos.admin.ui.credential;

import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialView;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** The masked values of one credential. Each look and each copy is logged before the value is here; a look ends by itself. */
final class ValueRows {
    /** More than anybody reads, and more than a label can lay out at once; a copy has it all. */
    private static final int LONGEST_SHOWN = 10_000;

    private final Workbench bench;
    private final OpenVault vault;
    private final List<Row> rows = new ArrayList<>();

    ValueRows(Workbench bench, OpenVault vault) {
        this.bench = bench;
        this.vault = vault;
    }

    List<Node> rows(Credential credential, List<CredentialView.Field> fields) {
        List<Row> before = List.copyOf(rows);
        rows.clear();
        List<Node> nodes = new ArrayList<>();
        for (CredentialView.Field field : fields) {
            Row row = before.stream()
                    .filter(old -> old.isOf(credential, field))
                    .findFirst()
                    .orElseGet(() -> new Row(credential, field));
            rows.add(row);
            nodes.add(row.node);
        }
        before.stream().filter(old -> !rows.contains(old)).forEach(Row::hide);
        return nodes;
    }

    boolean hasPlain() {
        return rows.stream().anyMatch(row -> !row.field.secret() && row.isSet());
    }

    /** Host, port and the like; secrets are shown one by one. */
    void revealPlain() {
        rows.stream().filter(row -> !row.field.secret() && row.isSet()).forEach(Row::reveal);
    }

    void hideAll() {
        rows.forEach(Row::hide);
    }

    static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private final class Row {
        private final UUID id;
        private final long version;
        private final CredentialView.Field field;
        private final Label value = new Label();
        private final Button eye = new Button();
        private final PauseTransition timer = new PauseTransition();
        private final HBox node;
        private boolean open;

        Row(Credential credential, CredentialView.Field field) {
            this.id = credential.id();
            this.version = credential.valueVersion();
            this.field = field;
            Label name = new Label(field.label());
            name.getStyleClass().add("muted");
            name.setMinWidth(128);
            name.setPrefWidth(128);
            value.getStyleClass().addAll(isSet() ? List.of("mono") : List.of("small", "muted"));
            value.setMinWidth(0);
            value.setWrapText(true);
            value.setMinHeight(Region.USE_PREF_SIZE);
            node = DetailRows.row(name, value, space());
            node.setId("value-" + field.key());
            if (isSet()) {
                Button copy = button("fth-copy", "ui.value.copy", this::copy);
                prepare(eye, "fth-eye", "ui.value.reveal", this::toggle);
                node.getChildren().addAll(eye, copy);
            }
            timer.setOnFinished(event -> hide());
            hide();
        }

        boolean isOf(Credential credential, CredentialView.Field other) {
            return id.equals(credential.id()) && version == credential.valueVersion() && field.equals(other);
        }

        boolean isSet() {
            return field.presence() == CredentialView.Presence.SET;
        }

        void reveal() {
            bench.tasks().load(task -> vault.core().credentials().reveal(vault.caller(), id, field.key()), secret -> {
                try (SecretBytes wiped = secret) {
                    show(wiped.exposeUtf8());
                }
            });
        }

        void hide() {
            timer.stop();
            open = false;
            value.setText(
                    switch (field.presence()) {
                        case SET -> CredentialView.MASK;
                        case EMPTY -> bench.text("ui.value.none");
                        case UNKNOWN -> bench.text("ui.value.unknown");
                    });
            eye.setGraphic(Icons.of("fth-eye"));
        }

        private void show(String text) {
            open = true;
            value.setText(
                    text.length() <= LONGEST_SHOWN
                            ? text
                            : bench.text("ui.value.beginning", text.substring(0, LONGEST_SHOWN), text.length()));
            eye.setGraphic(Icons.of("fth-eye-off"));
            timer.setDuration(Duration.millis(bench.clipboards().keep().toMillis()));
            timer.playFromStart();
        }

        private void toggle() {
            if (open) {
                hide();
            } else {
                reveal();
            }
        }

        private void copy() {
            bench.tasks().load(task -> vault.core().credentials().copy(vault.caller(), id, field.key()), secret -> {
                try (SecretBytes wiped = secret) {
                    bench.clipboards().copySecret(wiped.exposeUtf8());
                }
                bench.notices()
                        .info(bench.text(
                                "ui.copied.secret", bench.clipboards().keep().toSeconds()));
            });
        }

        private Button button(String icon, String key, Runnable action) {
            Button button = new Button();
            prepare(button, icon, key, action);
            return button;
        }

        private void prepare(Button button, String icon, String key, Runnable action) {
            String words = bench.text(key, field.label());
            button.setGraphic(Icons.of(icon));
            button.getStyleClass().addAll("button-icon", "flat", "slim");
            button.setTooltip(new Tooltip(words));
            button.setAccessibleText(words);
            button.setOnAction(event -> action.run());
        }
    }
}
