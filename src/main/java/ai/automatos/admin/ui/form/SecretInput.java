package ai.automatos.admin.ui.form;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.ui.Icons;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * A masked field with an eye. A field would drop the line breaks of a pasted private key and choke on a huge value: such
 * a text is held as it is, told by its size, and seen in an area only when asked for.
 */
final class SecretInput extends VBox implements InputControl {
    private static final int LONGEST_IN_FIELD = 4096;

    private final Messages messages;
    private final StringProperty text = new SimpleStringProperty("");
    private final MaskedField field = new MaskedField() {
        /** By key, menu or whatever else pastes. */
        @Override
        public void paste() {
            String content = Clipboard.getSystemClipboard().getString();
            if (content != null && needsRoom(content)) {
                hold(content);
            } else {
                super.paste();
            }
        }
    };
    private final TextArea area = Areas.of(5);
    private final Label size = new Label();
    private final Button eye = new Button();
    private final HBox held = new HBox(8);
    private final Hyperlink several;
    private boolean holding;

    SecretInput(Messages messages) {
        super(4);
        this.messages = messages;
        several = new Hyperlink(messages.get("ui.secret.lines"));
        several.setOnAction(event -> {
            hold(text.get());
            look(true);
        });
        Reveal.addTo(field, messages);
        field.passwordProperty().addListener((property, old, now) -> {
            if (!holding) {
                text.set(now);
            }
        });
        area.accessibleTextProperty().bind(field.accessibleTextProperty());
        area.textProperty().addListener((property, old, now) -> {
            if (holding && getChildren().contains(area)) {
                text.set(now);
            }
        });
        eye.getStyleClass().addAll("button-icon", "flat", "slim");
        eye.setAccessibleText(messages.get("ui.password.reveal"));
        eye.setOnAction(event -> look(!getChildren().contains(area)));
        Button remove = new Button(messages.get("ui.secret.remove"));
        remove.getStyleClass().add("link");
        remove.setOnAction(event -> {
            text.set("");
            field.requestFocus();
        });
        size.getStyleClass().add("mono");
        held.setAlignment(Pos.CENTER_LEFT);
        held.getChildren().addAll(size, eye, remove);
        text.addListener((property, old, now) -> show(now));
        getChildren().addAll(field, several);
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public Node focusTarget() {
        return holding ? eye : field;
    }

    @Override
    public StringProperty text() {
        return text;
    }

    @Override
    public void prompt(String prompt) {
        field.setPromptText(prompt);
        area.setPromptText(prompt);
    }

    private void show(String now) {
        if (needsRoom(now) && !holding) {
            hold(now);
        } else if (holding && now.isEmpty() && !area.isFocused()) {
            holding = false;
            area.clear();
            field.clear();
            getChildren().setAll(field, several);
        } else if (holding) {
            tell(now);
        } else if (!field.getPassword().equals(now)) {
            field.setText(now);
        }
    }

    private void hold(String content) {
        holding = true;
        field.clear();
        text.set(content);
        tell(content);
        look(false);
        eye.requestFocus();
    }

    private void look(boolean open) {
        eye.setGraphic(Icons.of(open ? "fth-eye-off" : "fth-eye"));
        if (open) {
            // The area drops carriage returns; until somebody types in it, the text stays as it came.
            area.setText(text.get());
            getChildren().setAll(held, area);
            area.requestFocus();
        } else {
            getChildren().setAll(held);
            area.clear();
        }
    }

    private void tell(String content) {
        size.setText(messages.get("ui.secret.held", content.lines().count(), content.length()));
    }

    private static boolean needsRoom(String content) {
        return content.strip().contains("\n") || content.length() > LONGEST_IN_FIELD;
    }
}
