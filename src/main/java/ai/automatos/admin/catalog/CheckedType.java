package ai.automatos.admin.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a type that a user wrote.
 *
 * @param problems by place; empty if it can be saved
 */
public record CheckedType(@Nullable Sound sound, List<TypeProblem> problems) {
    public CheckedType {
        problems = List.copyOf(problems);
    }

    /** The type, for a preview of its form or to be saved; empty if there are problems. */
    public Optional<CredentialType> type() {
        return Optional.ofNullable(sound).map(Sound::type);
    }

    /**
     * A type without problems.
     *
     * @param keyGiven whether the key was written down, not made from the name
     */
    public record Sound(CredentialType type, boolean keyGiven, ObjectNode completed) {
        /** As it is stored: everything in form, in one line. */
        public String json(String key) {
            ObjectNode keyed = completed.objectNode().put("key", key);
            completed.properties().stream()
                    .filter(member -> !member.getKey().equals("key"))
                    .forEach(member -> keyed.set(member.getKey(), member.getValue()));
            return keyed.toString();
        }
    }
}
