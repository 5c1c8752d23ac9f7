package ai.automatos.admin.credential;

import ai.automatos.admin.catalog.TypeProblem;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.UserFacingException;
import java.util.List;
import java.util.stream.Collectors;

/** A type that cannot be saved as it is written; nothing was. */
public final class InvalidTypeException extends UserFacingException {
    private static final long serialVersionUID = 1L;
    private static final int SPELLED_OUT = 3;

    private final transient List<TypeProblem> problems;

    InvalidTypeException(List<TypeProblem> problems, Messages messages) {
        super(ErrorKind.INVALID_INPUT, "type.invalid", problems.size(), sentences(problems, messages));
        this.problems = List.copyOf(problems);
    }

    /** By place, at least one. */
    public List<TypeProblem> problems() {
        return problems;
    }

    private static String sentences(List<TypeProblem> problems, Messages messages) {
        return problems.stream()
                .limit(SPELLED_OUT)
                .map(problem -> messages.get(
                        "type.problem.at",
                        Integer.toString(problem.line()),
                        Integer.toString(problem.column()),
                        problem.text(messages)))
                .collect(Collectors.joining(" "));
    }
}
