package ai.automatos.admin.ui.unlock;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.ui.form.MaskedField;
import ai.automatos.admin.ui.form.Reveal;
import atlantafx.base.controls.PasswordTextField;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A new master password, typed twice, with an honest word about its strength. */
public final class PasswordChoice extends VBox {
    private static final int LONGEST_JUDGED = 100;
    private static final List<String> COLOURS = List.of("weak", "weak", "fair", "good", "good");

    private final Messages messages;
    private final Zxcvbn judge = new Zxcvbn();
    private final PasswordTextField first = new MaskedField();
    private final PasswordTextField again = new MaskedField();
    private final HBox bars = new HBox(4);
    private final Label word = new Label();
    private final Label same = new Label();
    private final BooleanBinding complete;

    public PasswordChoice(Messages messages) {
        super(4);
        this.messages = messages;
        first.setId("newPassword");
        again.setId("newPasswordAgain");
        Reveal.addTo(first, messages);
        for (int i = 0; i < 4; i++) {
            Region bar = new Region();
            bar.getStyleClass().add("strength-bar");
            HBox.setHgrow(bar, Priority.ALWAYS);
            bars.getChildren().add(bar);
        }
        word.getStyleClass().addAll("small", "muted");
        word.setWrapText(true);
        same.getStyleClass().addAll("small", "muted");
        HBox fields = new HBox(16, labelled("ui.password.new", first), labelled("ui.password.again", again));
        getChildren().addAll(fields, bars, word, same);
        complete = Bindings.createBooleanBinding(
                () -> !first.getPassword().isEmpty() && first.getPassword().equals(again.getPassword()),
                first.passwordProperty(),
                again.passwordProperty());
        first.passwordProperty().addListener(change -> judge());
        again.passwordProperty().addListener(change -> compare());
        judge();
    }

    /** Something is typed, twice the same. */
    public BooleanBinding complete() {
        return complete;
    }

    /** The caller wipes it. */
    public SecretBytes password() {
        return SecretBytes.ofUtf8(first.getPassword());
    }

    public void wipe() {
        first.clear();
        again.clear();
    }

    public PasswordTextField firstField() {
        return first;
    }

    private VBox labelled(String key, PasswordTextField field) {
        Label label = new Label(messages.get(key));
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        field.setAccessibleText(messages.get(key));
        VBox box = new VBox(4, label, field);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private void judge() {
        String typed = first.getPassword();
        if (typed.isEmpty()) {
            paint(0, "weak");
            word.setText(messages.get("ui.password.advice"));
            compare();
            return;
        }
        Strength strength = judge.measure(typed.length() > LONGEST_JUDGED ? typed.substring(0, LONGEST_JUDGED) : typed);
        int score = strength.getScore();
        paint(Math.max(1, score), COLOURS.get(score));
        word.setText(messages.get("ui.password.strength." + score));
        strength.wipe();
        compare();
    }

    private void compare() {
        boolean differ = !again.getPassword().isEmpty() && !complete.get();
        same.setText(differ ? messages.get("ui.password.differ") : "");
        same.setVisible(differ);
    }

    private void paint(int filled, String colour) {
        for (int i = 0; i < bars.getChildren().size(); i++) {
            List<String> styles = bars.getChildren().get(i).getStyleClass();
            styles.removeAll(COLOURS);
            if (i < filled) {
                styles.add(colour);
            }
        }
    }
}
