package ai.automatos.admin.ui.settings;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.schema.InputSpec;
import ai.automatos.admin.schema.Violation;
import ai.automatos.admin.settings.ReadBy;
import ai.automatos.admin.settings.SettingKey;
import ai.automatos.admin.settings.SettingState;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.form.SettingControl;
import java.util.Optional;
import javafx.beans.NamedArg;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One setting on its sub-tab. The layout says which; everything shown comes from the declaration. */
public final class SettingRow extends HBox {
    private static final double CONTROL_WIDTH = 256;
    private static final double NUMBER_WIDTH = 96;

    private final String name;
    private final Label was = new Label();
    private final Hyperlink undo = new Hyperlink();
    private final HBox changedLine = new HBox(8, was, undo);
    private final Label problem = new Label();
    private @Nullable Connected connected;
    /** While the draft writes into the control, nobody types. */
    private boolean showing;

    /** @param key of the setting */
    public SettingRow(@NamedArg("key") String key) {
        name = key;
        getStyleClass().add("setting-row");
        setId("row-" + id());
    }

    String name() {
        return name;
    }

    /** The key without dots, which selectors take for classes. */
    String id() {
        return name.replace('.', '-');
    }

    /** Fills the row. @param mayChange false for somebody who may only look */
    void connect(
            Workbench bench,
            SettingText words,
            SettingKey<?> key,
            SettingsDraft draft,
            SettingControl control,
            boolean mayChange) {
        connected = new Connected(words, key, draft, control, bench.messages());
        Label label = new Label(words.label(key));
        label.getStyleClass().add("name");
        label.setLabelFor(control.focusTarget());
        Label mark = new Label(words.reader(key));
        mark.getStyleClass().addAll("tag", "reader");
        mark.setGraphic(Icons.of(key.readBy() == ReadBy.APPLIED_HERE ? "fth-check" : "fth-globe", "mini"));
        mark.setTooltip(new Tooltip(words.readerHelp(key)));
        HBox head = new HBox(8, label, mark);
        head.setAlignment(Pos.CENTER_LEFT);
        Label help = new Label(words.help(key));
        help.getStyleClass().addAll("small", "muted");
        help.setWrapText(true);
        help.setMinHeight(Region.USE_PREF_SIZE);
        VBox left = new VBox(4, head, help);
        left.setAlignment(Pos.CENTER_LEFT);
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        control.focusTarget().setAccessibleHelp(words.help(key));
        control.node().setDisable(!mayChange);
        control.text().addListener((property, old, now) -> typed(now));
        undo.setText(bench.text("ui.settings.undo"));
        undo.setMinWidth(Region.USE_PREF_SIZE);
        undo.setOnAction(event -> draft.undo(key));
        was.getStyleClass().addAll("small", "muted");
        changedLine.setAlignment(Pos.CENTER_LEFT);
        problem.getStyleClass().addAll("small", "danger-text");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.setGraphic(Icons.of("fth-alert-triangle", "danger"));
        VBox right = new VBox(4, line(key, control, words), changedLine, problem);
        right.setAlignment(Pos.CENTER_LEFT);
        right.setMinWidth(CONTROL_WIDTH);
        right.setMaxWidth(CONTROL_WIDTH);
        getChildren().setAll(left, right);
        if (!mayChange) {
            Tooltip.install(right, new Tooltip(bench.text("ui.settings.only.administrators")));
        }
        show();
    }

    /** Shows what the draft holds now. */
    void show() {
        @Nullable Connected with = connected;
        if (with == null) {
            return;
        }
        SettingKey<?> key = with.key();
        String text = with.draft().text(key);
        if (!text.equals(with.control().text().get())) {
            showing = true;
            with.control().text().set(text);
            showing = false;
        }
        boolean changed = with.draft().isChanged(key);
        Optional<SettingState> state = with.draft().state(name);
        Optional<Violation> wrong = with.draft().wrong(key);
        was.setText(state.map(stored ->
                        with.messages().get("ui.settings.was", with.words().value(key, stored.text())))
                .orElse(""));
        if (undo.isFocused() && !changed) {
            focusControl(); // Or the focus would go wherever comes next.
        }
        reveal(changedLine, changed);
        String trouble = wrong.map(violation -> violation.text(with.messages()))
                .or(() -> state.map(SettingState::problem).map(with.words()::problem))
                .orElse("");
        problem.setText(trouble);
        reveal(problem, !trouble.isEmpty());
        style("changed", changed);
        style("wrong", wrong.isPresent());
    }

    /** Puts the focus where the value is typed. */
    void focusControl() {
        if (connected != null) {
            connected.control().focusTarget().requestFocus();
        }
    }

    private void typed(@Nullable String text) {
        @Nullable Connected with = connected;
        if (with != null && !showing) {
            with.draft().type(with.key(), text == null ? "" : text);
        }
    }

    private static HBox line(SettingKey<?> key, SettingControl control, SettingText words) {
        HBox line = new HBox(8, control.node());
        line.setAlignment(Pos.CENTER_LEFT);
        if (control.node() instanceof Region region) {
            boolean number = key.input().kind() == InputSpec.Kind.NUMBER;
            region.setPrefWidth(number ? NUMBER_WIDTH : CONTROL_WIDTH);
        }
        String unit = words.unit(key);
        if (!unit.isEmpty()) {
            Label label = new Label(unit);
            label.getStyleClass().add("muted");
            line.getChildren().add(label);
        }
        return line;
    }

    private static void reveal(Region node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void style(String name, boolean on) {
        getStyleClass().remove(name);
        if (on) {
            getStyleClass().add(name);
        }
    }

    /** What a row works with once it is filled. */
    private record Connected(
            SettingText words, SettingKey<?> key, SettingsDraft draft, SettingControl control, Messages messages) {}
}
