package ai.automatos.admin.ui.form;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.schema.InputSpec;
import atlantafx.base.controls.ToggleSwitch;
import java.util.function.UnaryOperator;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.util.StringConverter;
import org.controlsfx.control.SearchableComboBox;
import org.controlsfx.control.SegmentedButton;

/** Makes the control for a kind of value; settings and credential types share it. */
final class Inputs {
    private static final int MOST_SEGMENTS = 3;
    /** With more options than this, typing finds one. */
    private static final int MOST_SCROLLED = 20;

    private final Messages messages;

    Inputs(Messages messages) {
        this.messages = messages;
    }

    /** @param wording what a choice's option is called */
    InputControl control(InputSpec input, UnaryOperator<String> wording) {
        return switch (input.kind()) {
            case SECRET -> new SecretInput(messages);
            case MULTILINE, JSON -> area();
            case FLAG -> flag();
            case CHOICE -> isFew(input.options().size()) ? segments(input, wording) : combo(input, wording);
            case TEXT, NUMBER, URL, EMAIL -> new Typed(new TextField());
        };
    }

    /** A single option is no choice to lay out side by side. */
    private static boolean isFew(int options) {
        return options > 1 && options <= MOST_SEGMENTS;
    }

    private static InputControl area() {
        return new Typed(Areas.of(4));
    }

    private static InputControl flag() {
        ToggleSwitch toggle = new ToggleSwitch();
        StringProperty text = new SimpleStringProperty("false");
        text.addListener((property, old, now) -> toggle.setSelected("true".equals(now)));
        toggle.selectedProperty().addListener((property, old, now) -> text.set(Boolean.toString(now)));
        return new Plain(toggle, text);
    }

    private static InputControl segments(InputSpec input, UnaryOperator<String> wording) {
        ToggleGroup group = new ToggleGroup();
        StringProperty text = new SimpleStringProperty("");
        SegmentedButton buttons = new SegmentedButton();
        buttons.setToggleGroup(group);
        for (String option : input.options()) {
            ToggleButton button = new ToggleButton(wording.apply(option));
            button.setUserData(option);
            button.setToggleGroup(group); // At once: the skin would do it when first shown.
            button.setMaxWidth(Double.MAX_VALUE);
            buttons.getButtons().add(button);
        }
        // The focus belongs to the chosen one; Tab goes there directly.
        buttons.setFocusTraversable(false);
        buttons.focusedProperty().addListener((property, was, is) -> {
            if (is && group.getSelectedToggle() instanceof ToggleButton chosen) {
                chosen.requestFocus();
            }
        });
        group.selectedToggleProperty().addListener((property, old, now) -> {
            if (now == null && old != null) {
                group.selectToggle(old); // One is always chosen.
            } else if (now != null) {
                text.set((String) now.getUserData());
            }
        });
        text.addListener((property, old, now) -> buttons.getButtons().stream()
                .filter(toggle -> now.equals(toggle.getUserData()))
                .findFirst()
                .ifPresent(group::selectToggle));
        return new Plain(buttons, text);
    }

    private static InputControl combo(InputSpec input, UnaryOperator<String> wording) {
        ComboBox<String> combo = input.options().size() > MOST_SCROLLED ? new SearchableComboBox<>() : new ComboBox<>();
        combo.getItems().setAll(input.options());
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.setConverter(new StringConverter<>() {
            @Override
            public String toString(String option) {
                return option == null ? "" : wording.apply(option);
            }

            @Override
            public String fromString(String shown) {
                throw new UnsupportedOperationException("not editable");
            }
        });
        StringProperty text = new SimpleStringProperty("");
        text.addListener((property, old, now) -> combo.setValue(now.isEmpty() ? null : now));
        combo.valueProperty().addListener((property, old, now) -> {
            if (now != null) { // While somebody searches the list it has none.
                text.set(now);
            }
        });
        return new Plain(combo, text);
    }

    private record Plain(Node node, StringProperty text) implements InputControl {}

    private record Typed(TextInputControl node) implements InputControl {
        @Override
        public StringProperty text() {
            return node.textProperty();
        }

        @Override
        public void prompt(String text) {
            node.setPromptText(text);
        }
    }
}
