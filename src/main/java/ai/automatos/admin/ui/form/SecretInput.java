package ai.automatos.admin.ui.form;

import ai.automatos.admin.common.Messages;
import atlantafx.base.controls.PasswordTextField;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/**
 * A masked field with an eye. A pasted text of several lines, such as a private key, would lose its line breaks in a
 * field: then an area takes its place.
 */
final class SecretInput extends VBox implements InputControl {
    private final StringProperty text = new SimpleStringProperty("");
    private final PasswordTextField field = new PasswordTextField();
    private final TextArea area = new TextArea();
    private final Hyperlink several;
    private boolean lines;

    SecretInput(Messages messages) {
        super(4);
        several = new Hyperlink(messages.get("ui.secret.lines"));
        Reveal.addTo(field, messages);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pasted);
        field.passwordProperty().addListener((property, old, now) -> {
            if (!lines) {
                text.set(now);
            }
        });
        area.getStyleClass().add("mono");
        area.setPrefRowCount(5);
        area.textProperty().addListener((property, old, now) -> {
            if (lines) {
                text.set(now);
            }
        });
        several.setOnAction(event -> showLines(text.get()));
        text.addListener((property, old, now) -> show(now));
        getChildren().addAll(field, several);
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public Node focusTarget() {
        return field;
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
        if (now.contains("\n") && !lines) {
            showLines(now);
        } else if (lines && !area.getText().equals(now)) {
            area.setText(now);
        } else if (!lines && !field.getPassword().equals(now)) {
            field.setText(now);
        }
    }

    private void pasted(KeyEvent event) {
        if (!event.isShortcutDown() || event.getCode() != KeyCode.V) {
            return;
        }
        String content = Clipboard.getSystemClipboard().getString();
        if (content != null && content.strip().contains("\n")) {
            event.consume();
            showLines(content);
        }
    }

    private void showLines(String content) {
        lines = true;
        field.clear();
        area.setText(content);
        text.set(content);
        getChildren().setAll(area);
        area.requestFocus();
    }
}
