package ai.automatos.admin.probe;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.net.AddressGuard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The values a test works with, defaults filled in. They are plain strings, for the clients take nothing else; they
 * live as long as the test.
 */
public final class FieldValues {
    private final CredentialType type;
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> learned = ConcurrentHashMap.newKeySet();
    private final Set<String> narrowed = ConcurrentHashMap.newKeySet();

    /** Copies {@code given}; an empty value counts as left out and takes the field's default. */
    public FieldValues(CredentialType type, Map<String, SecretBytes> given) {
        this.type = type;
        for (FieldSpec field : type.fields()) {
            if (field.defaultValue() != null) {
                values.put(field.key(), field.defaultValue());
            }
        }
        given.forEach((key, value) -> {
            if (value.length() > 0) {
                values.put(key, value.exposeUtf8());
            }
        });
    }

    /** Other values of the same type, without these. */
    public FieldValues with(Map<String, SecretBytes> others) {
        return new FieldValues(type, others);
    }

    private FieldValues(FieldValues all, Collection<String> left) {
        this.type = all.type;
        values.putAll(all.values);
        values.keySet().removeAll(left);
    }

    /** The same, with these fields left out, whatever their default. */
    public FieldValues without(Collection<String> keys) {
        return new FieldValues(this, keys);
    }

    /** The value, never empty. */
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Whether the type has such a field, filled in or not. */
    public boolean has(String key) {
        return type.field(key).isPresent();
    }

    /** A token or the like that a service handed out during the test; it is a secret too. */
    public void learnSecret(String secret) {
        learned.add(secret);
    }

    /**
     * Says which parts of a field are secret: of a file that a test has read, names and addresses may be shown. The
     * field as a whole must never be sent.
     */
    public void narrowSecret(String key, Collection<String> parts) {
        narrowed.add(key);
        parts.stream().filter(part -> !part.isEmpty()).forEach(this::learnSecret);
    }

    /** What a test of this type may talk to. @param widest what any type may */
    public AddressGuard reach(AddressGuard widest) {
        return type.loopbackAllowed() ? widest : widest.withoutLoopback();
    }

    /** The field's name as the user sees it. */
    public String label(String key) {
        return type.field(key).map(FieldSpec::label).orElse(key);
    }

    /** What somebody else wrote, on one line, capped, without any of the secrets. */
    public String redacted(String text) {
        return new Redactor(secrets()).clean(text, Redactor.LONGEST_TEXT);
    }

    /** Everything that must not leave: values of secret fields, and of fields the type does not know. */
    List<String> secrets() {
        List<String> secrets = new ArrayList<>(learned);
        values.forEach((key, value) -> {
            if (!narrowed.contains(key)
                    && type.field(key).map(FieldSpec::secure).orElse(true)) {
                secrets.add(value);
            }
        });
        return secrets;
    }

    /** Whether the field is asked for, given the other values. */
    boolean shown(FieldSpec field) {
        FieldSpec.ShownWhen when = field.shownWhen();
        return when == null || get(when.field()).map(when.values()::contains).orElse(false);
    }
}
