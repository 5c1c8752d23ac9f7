package ai.automatos.admin.ui.audit;

import ai.automatos.admin.ui.Workbench;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The two days of a custom range; only a sensible pair counts. */
final class CustomDays {
    private final Workbench bench;
    private final Node line;
    private final DatePicker from;
    private final DatePicker to;
    private final Label problem;
    private Runnable changed = () -> {};
    private LocalDate first;
    private LocalDate last;

    CustomDays(Workbench bench, Node line, DatePicker from, DatePicker to, Label problem) {
        this.bench = bench;
        this.line = line;
        this.from = from;
        this.to = to;
        this.problem = problem;
        this.first = bench.formats().today();
        this.last = first;
        line.managedProperty().bind(line.visibleProperty());
        problem.managedProperty().bind(problem.visibleProperty());
        for (DatePicker picker : List.of(from, to)) {
            picker.setConverter(dates());
            picker.valueProperty().addListener(change -> check());
        }
    }

    void onChange(Runnable action) {
        changed = action;
    }

    LocalDate first() {
        return first;
    }

    LocalDate last() {
        return last;
    }

    void show(boolean visible) {
        line.setVisible(visible);
    }

    /** Fills in what is still empty. */
    void suggest(LocalDate begin, LocalDate end) {
        if (from.getValue() == null || to.getValue() == null) {
            first = begin;
            last = end;
            to.setValue(end);
            from.setValue(begin);
        }
    }

    private void check() {
        @Nullable LocalDate begin = from.getValue();
        @Nullable LocalDate end = to.getValue();
        boolean complete = begin != null && end != null;
        boolean reversed = complete && begin.isAfter(end);
        problem.setVisible(!complete || reversed);
        problem.setText(bench.text(reversed ? "ui.audit.days.reversed" : "ui.audit.days.missing"));
        if (complete && !reversed) {
            first = begin;
            last = end;
            changed.run();
        }
    }

    /** As dates are written everywhere in the window; what cannot be read changes nothing. */
    private StringConverter<LocalDate> dates() {
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern("d MMM yyyy", bench.messages().locale());
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable LocalDate day) {
                return day == null ? "" : format.format(day);
            }

            @Override
            public @Nullable LocalDate fromString(String text) {
                String typed = text.trim();
                for (DateTimeFormatter known : List.of(format, DateTimeFormatter.ISO_LOCAL_DATE)) {
                    try {
                        return LocalDate.parse(typed, known);
                    } catch (DateTimeParseException e) {
                        continue;
                    }
                }
                return null;
            }
        };
    }
}
