package ai.automatos.admin.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.schema.InputSpec;
import ai.automatos.admin.schema.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldRulesTest {
    private final FieldRules rules = new FieldRules(
            new CredentialType(
                    "ssh",
                    "SSH",
                    "",
                    "",
                    List.of(),
                    "",
                    List.of(
                            field("method", true, "password", null),
                            field("password", true, null, new FieldSpec.ShownWhen("method", Set.of("password"))),
                            field("key", true, null, new FieldSpec.ShownWhen("method", Set.of("key"))),
                            field("kind", false, "ed25519", new FieldSpec.ShownWhen("method", Set.of("key")))),
                    null,
                    null,
                    List.of(),
                    0,
                    new CredentialType.Links(null, null, null),
                    List.of(),
                    null,
                    true),
            new Messages(Locale.ENGLISH));

    private static FieldSpec field(
            String key, boolean required, @Nullable String defaultValue, FieldSpec.@Nullable ShownWhen when) {
        InputSpec input = new InputSpec(InputSpec.Kind.TEXT, List.of(), null, null, 100, "^[a-z]+$", false);
        return new FieldSpec(key, "The " + key, input, required, defaultValue, null, "", when);
    }

    private List<Violation> save(Map<String, SecretBytes> values) {
        Map<String, SecretBytes> given = Map.copyOf(values);
        rules.fillDefaults(values);
        return rules.check(given, values);
    }

    @Test
    void hiddenFieldsAreNeitherNeededNorFilledIn() {
        Map<String, SecretBytes> values = World.values("password", "x");
        assertThat(save(values)).isEmpty();
        assertThat(values).containsOnlyKeys("method", "password");
        Map<String, SecretBytes> byKey = World.values("method", "key", "key", "k");
        assertThat(save(byKey)).isEmpty();
        assertThat(byKey).containsOnlyKeys("method", "key", "kind");
    }

    @Test
    void everyMissingOrWrongFieldIsNamedAtOnce() {
        Map<String, SecretBytes> values = World.values("method", "key", "kind", "a\nb");
        assertThatThrownBy(() -> save(values)).isInstanceOfSatisfying(InvalidFieldsException.class, failure -> {
            assertThat(failure.violations())
                    .extracting(Violation::field)
                    .containsExactlyInAnyOrder("The key", "The kind");
            assertThat(failure.arguments()[0]).isEqualTo("The key, The kind");
            assertThat((String) failure.arguments()[1]).contains("The key is needed");
        });
    }

    @Test
    void bytesThatAreNotTextAreRefused() {
        Map<String, SecretBytes> values = World.values();
        values.put("password", SecretBytes.owning(new byte[] {'a', (byte) 0xff}));
        assertThatThrownBy(() -> save(values))
                .isInstanceOfSatisfying(
                        InvalidFieldsException.class,
                        failure -> assertThat(failure.violations())
                                .containsExactly(Violation.error("The password", "broken_character")));
    }

    @Test
    void anUnusualFormIsAWarning() {
        assertThat(save(World.values("password", "ABC"))).containsExactly(Violation.warning("The password", "pattern"));
    }
}
