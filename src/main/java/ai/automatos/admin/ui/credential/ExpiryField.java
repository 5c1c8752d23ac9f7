package ai.automatos.admin.ui.credential;

import ai.automatos.admin.credential.Expiry;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Workbench;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The last day on which a credential is good, typed as 2027-01-31 or picked. */
final class ExpiryField extends VBox {
    private final Workbench bench;
    private final DatePicker picker = new DatePicker();
    private final Label problem = new Label();

    ExpiryField(Workbench bench) {
        super(4);
        this.bench = bench;
        getStyleClass().add("field");
        Label label = new Label(bench.text("ui.form.expiry"));
        label.getStyleClass().add("field-label");
        label.setLabelFor(picker);
        picker.setId("input-expiry");
        picker.setAccessibleText(bench.text("ui.form.expiry"));
        picker.setPromptText(bench.text("ui.form.expiry.prompt"));
        picker.setConverter(new StringConverter<>() {
            @Override
            public String toString(LocalDate day) {
                return day == null ? "" : day.toString();
            }

            @Override
            public @Nullable LocalDate fromString(String typed) {
                return typed.isBlank() ? null : LocalDate.parse(typed.strip());
            }
        });
        // What cannot be read stays where it was typed, or it would vanish without a word when the focus leaves.
        picker.getEditor().textProperty().addListener(change -> check());
        Label help = new Label(bench.text("ui.form.expiry.help"));
        help.getStyleClass().add("field-help");
        problem.getStyleClass().addAll("field-problem", "danger-text");
        problem.setGraphic(Icons.of("fth-alert-triangle", "danger"));
        for (Label sentence : new Label[] {help, problem}) {
            sentence.setWrapText(true);
            sentence.setMinHeight(Region.USE_PREF_SIZE);
        }
        problem.managedProperty().bind(problem.visibleProperty());
        problem.setVisible(false);
        getChildren().addAll(label, picker, help, problem);
    }

    DatePicker focusTarget() {
        return picker;
    }

    /** The day as typed; empty for never. */
    String text() {
        return picker.getEditor().getText().strip();
    }

    /** @param end when it ends, which is the end of its last day; null for never */
    void show(@Nullable Instant end) {
        @Nullable
        LocalDate day = end == null
                ? null
                : LocalDate.ofInstant(end.minusMillis(1), bench.formats().zone());
        picker.setValue(day);
        picker.getEditor().setText(day == null ? "" : day.toString());
    }

    void restore(String typed) {
        picker.getEditor().setText(typed);
        picker.setValue(read());
        picker.getEditor().setText(typed);
    }

    /** @return whether it is a day to come, or nothing; says so if not */
    boolean check() {
        @Nullable LocalDate day = read();
        boolean unreadable = day == null && !text().isEmpty();
        boolean past = day != null && day.isBefore(bench.formats().today());
        problem.setText(bench.text(unreadable ? "ui.form.expiry.unreadable" : "ui.form.expiry.past"));
        problem.setVisible(unreadable || past);
        return !unreadable && !past;
    }

    Expiry value() {
        @Nullable LocalDate day = read();
        return day == null ? Expiry.NEVER : Expiry.on(day);
    }

    private @Nullable LocalDate read() {
        try {
            return text().isEmpty() ? null : LocalDate.parse(text());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
