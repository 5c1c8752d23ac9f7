package ai.automatos.admin.credential;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.schema.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** Values that cannot be saved; nothing was. */
public final class InvalidFieldsException extends UserFacingException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    InvalidFieldsException(List<Violation> violations, Messages messages) {
        super(ErrorKind.INVALID_INPUT, "credential.fields.invalid", labels(violations), reasons(violations, messages));
        this.violations = List.copyOf(violations);
    }

    /** One or more for each field, all blocking. */
    public List<Violation> violations() {
        return violations;
    }

    private static String labels(List<Violation> violations) {
        return violations.stream().map(Violation::field).distinct().collect(Collectors.joining(", "));
    }

    private static String reasons(List<Violation> violations, Messages messages) {
        return violations.stream().map(violation -> violation.text(messages)).collect(Collectors.joining(" "));
    }
}
