package ai.automatos.admin.ui.form;

import java.util.function.Function;
import javafx.util.StringConverter;

/** Writes the values of a list of choices, which nobody types. */
public final class Wording<T> extends StringConverter<T> {
    private final Function<T, String> words;

    public Wording(Function<T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(T value) {
        return value == null ? "" : words.apply(value);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("not editable");
    }
}
