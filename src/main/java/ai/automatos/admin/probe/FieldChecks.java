package ai.automatos.admin.probe;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.schema.InputValidator;
import ai.automatos.admin.schema.Violation;
import java.util.Optional;

/** Whether the values are fit to be tried at all. */
final class FieldChecks {
    private final CredentialType type;
    private final Messages messages;

    FieldChecks(CredentialType type, Messages messages) {
        this.type = type;
        this.messages = messages;
    }

    /** @throws ProbeFailure naming the first field that is missing or cannot be used */
    void check(FieldValues values) throws ProbeFailure {
        for (FieldSpec field : type.fields()) {
            if (!values.shown(field)) {
                continue;
            }
            Optional<String> value = values.get(field.key());
            if (value.isEmpty() && field.required()) {
                throw new ProbeFailure(Diagnosis.INVALID_INPUT, messages.get("violation.required", field.label()));
            }
            for (Violation violation : InputValidator.check(field.label(), field.input(), value.orElse(""))) {
                if (violation.blocking()) {
                    throw new ProbeFailure(Diagnosis.INVALID_INPUT, violation.text(messages));
                }
            }
        }
    }
}
