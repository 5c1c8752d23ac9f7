package ai.automatos.admin.catalog;

import ai.automatos.admin.common.Messages;
import java.util.Comparator;
import java.util.List;

/**
 * What is wrong with a type that a user wrote, and where.
 *
 * @param line from 1
 * @param column from 1, in UTF-16 units
 * @param path to the value, for example {@code fields[1].name}; empty for the whole type
 * @param key message {@code type.problem.<key>}
 */
public record TypeProblem(int line, int column, String path, String key, List<Object> arguments) {
    static final Comparator<TypeProblem> BY_PLACE = Comparator.comparingInt(TypeProblem::line)
            .thenComparingInt(TypeProblem::column)
            .thenComparing(TypeProblem::key);

    public TypeProblem {
        arguments = List.copyOf(arguments);
    }

    /** One plain sentence. */
    public String text(Messages messages) {
        return messages.get("type.problem." + key, arguments.toArray());
    }
}
