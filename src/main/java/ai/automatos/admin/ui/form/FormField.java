package ai.automatos.admin.ui.form;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.schema.InputSpec;
import ai.automatos.admin.schema.InputValidator;
import ai.automatos.admin.schema.Violation;
import ai.automatos.admin.ui.Icons;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One field of a form: label, control, help, and what is wrong with the value. Made by {@link FormFactory} alone. */
public final class FormField extends VBox {
    private final Messages messages;
    private final String label;
    private final InputSpec input;
    private final boolean required;
    private final InputControl control;
    private final Label problem = new Label();
    private final Label help = new Label();

    FormField(Messages messages, Inputs inputs, Spec spec) {
        this.messages = messages;
        this.label = spec.label();
        this.input = spec.input();
        this.required = spec.required();
        this.control = inputs.control(spec.input(), spec.wording());
        getStyleClass().add("field");
        setId("field-" + spec.key());
        Label name = new Label(label);
        name.getStyleClass().add("field-label");
        name.setLabelFor(control.focusTarget());
        HBox head = new HBox(4, name);
        head.setAlignment(Pos.CENTER_LEFT);
        if (required) {
            Label mark = new Label(messages.get("ui.form.required"));
            mark.getStyleClass().addAll("small", "muted");
            head.getChildren().add(mark);
        }
        Node target = control.focusTarget();
        target.setId("input-" + spec.key());
        target.setAccessibleText(label);
        target.setAccessibleHelp(spec.help());
        if (spec.prompt() != null) {
            control.prompt(spec.prompt());
        }
        help.setText(spec.help());
        help.getStyleClass().add("field-help");
        problem.getStyleClass().add("field-problem");
        problem.setAccessibleRole(AccessibleRole.TEXT);
        for (Label sentence : List.of(help, problem)) {
            sentence.setWrapText(true);
            sentence.setMinHeight(Region.USE_PREF_SIZE);
            sentence.managedProperty().bind(sentence.textProperty().isNotEmpty());
        }
        getChildren().addAll(head, control.node(), help, problem);
        target.focusedProperty().addListener((property, was, is) -> {
            if (was && !is) {
                check(false);
            }
        });
    }

    public StringProperty text() {
        return control.text();
    }

    public String value() {
        return control.text().get() == null ? "" : control.text().get();
    }

    public void prompt(String text) {
        control.prompt(text);
    }

    public Node focusTarget() {
        return control.focusTarget();
    }

    /** Replaces the help while something about the value is worth saying. */
    public void advise(String sentence) {
        help.setText(sentence);
    }

    /**
     * Shows what is wrong.
     *
     * @param complete whether a needed value may no longer be missing
     * @return the first thing that keeps the value from being saved
     */
    public Optional<Violation> check(boolean complete) {
        if (value().isEmpty() || (required && value().isBlank() && input.kind() != InputSpec.Kind.SECRET)) {
            @Nullable Violation missing = required && complete ? Violation.error(label, "required") : null;
            show(missing);
            return Optional.ofNullable(missing);
        }
        List<Violation> found = InputValidator.check(label, input, value());
        show(found.stream().filter(Violation::blocking).findFirst().orElse(found.isEmpty() ? null : found.get(0)));
        return found.stream().filter(Violation::blocking).findFirst();
    }

    public void show(@Nullable Violation violation) {
        getStyleClass().remove("wrong");
        problem.getStyleClass().removeAll("danger-text", "warning-text");
        if (violation == null) {
            problem.setText("");
            problem.setGraphic(null);
            return;
        }
        boolean wrong = violation.blocking();
        if (wrong) {
            getStyleClass().add("wrong");
        }
        problem.setText(violation.text(messages));
        problem.getStyleClass().add(wrong ? "danger-text" : "warning-text");
        problem.setGraphic(Icons.of("fth-alert-triangle", wrong ? "danger" : "warning"));
    }

    /** @param wording what a choice's option is called */
    record Spec(
            String key,
            String label,
            InputSpec input,
            boolean required,
            String help,
            @Nullable String prompt,
            UnaryOperator<String> wording) {}
}
