package ai.automatos.admin.credential;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.schema.InputValidator;
import ai.automatos.admin.schema.Violation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which values a credential of a type may have. */
final class FieldRules {
    private final CredentialType type;
    private final Messages messages;

    FieldRules(CredentialType type, Messages messages) {
        this.type = type;
        this.messages = messages;
    }

    /** @throws UserFacingException naming the fields the type has */
    void requireKnown(Collection<String> keys) {
        for (String key : keys) {
            if (type.field(key).isEmpty()) {
                throw new UserFacingException(
                        ErrorKind.INVALID_INPUT,
                        "credential.field.unknown",
                        key,
                        type.name(),
                        type.fields().stream().map(FieldSpec::key).collect(Collectors.joining(", ")));
            }
        }
    }

    /** Adds the defaults of fields that are asked for and left out. */
    void fillDefaults(Map<String, SecretBytes> values) {
        for (FieldSpec field : type.fields()) {
            if (field.defaultValue() != null && !values.containsKey(field.key()) && isShown(field, values)) {
                values.put(field.key(), SecretBytes.ofUtf8(field.defaultValue()));
            }
        }
    }

    /**
     * Checks what a user gave, and that all required fields are there.
     *
     * @param all every value as it would be stored
     * @return warnings
     * @throws InvalidFieldsException naming every field that is wrong
     */
    List<Violation> check(Map<String, SecretBytes> given, Map<String, SecretBytes> all) {
        List<Violation> found = new ArrayList<>();
        for (FieldSpec field : type.fields()) {
            SecretBytes value = given.get(field.key());
            if (value != null) {
                found.addAll(check(field, value));
            } else if (field.required() && !all.containsKey(field.key()) && isShown(field, all)) {
                found.add(Violation.error(field.label(), "required"));
            }
        }
        List<Violation> blocking = found.stream().filter(Violation::blocking).toList();
        if (!blocking.isEmpty()) {
            throw new InvalidFieldsException(blocking, messages);
        }
        return List.copyOf(found);
    }

    private static List<Violation> check(FieldSpec field, SecretBytes value) {
        if (value.length() > field.input().maximumBytes()) {
            return List.of(
                    Violation.error(field.label(), "too_long", field.input().maximumBytes(), value.length()));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value.expose()))
                    .toString();
            return InputValidator.check(field.label(), field.input(), text);
        } catch (CharacterCodingException e) {
            return List.of(Violation.error(field.label(), "broken_character"));
        }
    }

    /** Whether the field is asked for, given the other values and the defaults of those left out. */
    private boolean isShown(FieldSpec field, Map<String, SecretBytes> values) {
        FieldSpec.ShownWhen when = field.shownWhen();
        if (when == null) {
            return true;
        }
        String other = effective(when.field(), values);
        return other != null && when.values().contains(other);
    }

    private @Nullable String effective(String key, Map<String, SecretBytes> values) {
        SecretBytes value = values.get(key);
        return value != null
                ? value.exposeUtf8()
                : type.field(key).map(FieldSpec::defaultValue).orElse(null);
    }
}
