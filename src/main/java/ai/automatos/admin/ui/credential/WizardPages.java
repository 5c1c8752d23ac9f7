package ai.automatos.admin.ui.credential;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.TestRecipe;
import ai.automatos.admin.credential.TestResult;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.TypeTile;
import ai.automatos.admin.ui.Workbench;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the wizard shows in its third and its fourth step. */
final class WizardPages {
    private final Workbench bench;

    WizardPages(Workbench bench) {
        this.bench = bench;
    }

    /** The test: for whom, what it said, and what is asked of the service. */
    VBox test(CredentialForm filled, TestPanel panel, Button again) {
        again.setMinWidth(Region.USE_PREF_SIZE);
        VBox page = new VBox(16, head(filled, again), panel);
        @Nullable TestRecipe recipe = filled.type().test();
        if (recipe != null) {
            VBox asked = rows(wrapped(recipe.summary()));
            page.getChildren().add(block("ui.wizard.asked", asked));
        }
        page.getChildren().add(promise("ui.test.promise", "fth-shield"));
        return page;
    }

    /** Everything that will be saved but the values, and what is known about them. */
    VBox save(CredentialForm filled, @Nullable TestResult said) {
        VBox facts = new VBox();
        facts.getStyleClass().add("rows");
        filled.facts().forEach((label, text) -> facts.getChildren().add(fact(label, text)));
        VBox values = new VBox();
        values.getStyleClass().add("rows");
        filled.values()
                .given()
                .forEach((label, set) -> values.getChildren()
                        .add(fact(label, bench.text(set ? "ui.wizard.value.set" : "ui.value.none"))));
        return new VBox(
                16,
                head(filled),
                verdict(said),
                block("ui.wizard.summary", facts),
                block("ui.detail.values", values),
                promise("ui.wizard.encrypted", "fth-lock"));
    }

    private HBox head(CredentialForm filled, Node... actions) {
        CredentialType type = filled.type();
        Label name = new Label(filled.name());
        name.getStyleClass().addAll("title", "may-cut");
        Label second = new Label(type.name());
        second.getStyleClass().addAll("small", "muted", "may-cut");
        VBox lines = new VBox(2, name, second);
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        HBox head = new HBox(12, new TypeTile(type.key(), type.name(), type.category(), TypeTile.Size.LARGE), lines);
        head.getChildren().addAll(actions);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private HBox verdict(@Nullable TestResult said) {
        String style = "warning";
        String icon = "fth-circle";
        String key = "ui.wizard.untested";
        if (said != null) {
            key = "ui.wizard.tested." + said.status().word();
            switch (said.status()) {
                case VERIFIED -> {
                    style = "success";
                    icon = "fth-check-circle";
                }
                case FAILED -> {
                    style = "danger";
                    icon = "fth-x-octagon";
                }
                case NOT_TESTABLE -> {
                    style = "accent";
                    icon = "fth-slash";
                }
            }
        }
        HBox verdict = new HBox(8, Icons.of(icon, style), wrapped(bench.text(key)));
        verdict.getStyleClass().addAll("message", style);
        return verdict;
    }

    private VBox block(String key, Node content) {
        Label heading = new Label(bench.text(key));
        heading.getStyleClass().add("heading");
        return new VBox(8, heading, content);
    }

    private static VBox rows(Label text) {
        HBox row = new HBox(text);
        row.getStyleClass().addAll("row", "tall");
        VBox rows = new VBox(row);
        rows.getStyleClass().add("rows");
        return rows;
    }

    private static HBox fact(String label, String text) {
        Label name = new Label(label);
        name.getStyleClass().addAll("muted", "may-cut");
        name.setMinWidth(176);
        name.setPrefWidth(176);
        HBox row = new HBox(name, wrapped(text));
        row.getStyleClass().add("row");
        return row;
    }

    private Label promise(String key, String icon) {
        Label promise = wrapped(bench.text(key));
        promise.setGraphic(Icons.of(icon));
        promise.getStyleClass().addAll("small", "muted");
        return promise;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }
}
