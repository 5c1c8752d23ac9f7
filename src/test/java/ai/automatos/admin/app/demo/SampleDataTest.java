package ai.automatos.admin.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.app.demo.SampleData.Sample;
import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.catalog.ShippedTypes;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.catalog.TypeSummary;
import ai.automatos.admin.credential.Assignment;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.schema.InputValidator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sample data against the catalogue: what a user may not enter, the data may not say. */
class SampleDataTest {
    /** Where only hexadecimal digits may stand, 5a3b1e is the nearest that they come to the word. */
    private static final String SAMPLE = ".*(sample|5a3b1e).*";

    private final SampleData data = SampleData.load();
    private final TypeCatalog types = new ShippedTypes();

    @Test
    void everySampleIsOfAShippedType() {
        assertThat(data.credentials().stream().map(Sample::type).distinct())
                .isSubsetOf(types.all().stream().map(TypeSummary::key).toList())
                .contains("openai_api", "postgresql", "slack", "github_api", "aws_iam", "stripe_api", "mysql");
    }

    @Test
    void everyFieldIsOneOfItsTypeAndLooksAsUsual() {
        for (Sample sample : data.credentials()) {
            CredentialType type = types.find(sample.type()).orElseThrow();
            sample.values().forEach((key, value) -> {
                FieldSpec field = type.field(key).orElseThrow(() -> new AssertionError(sample.name() + ": " + key));
                assertThat(InputValidator.check(field.label(), field.input(), value))
                        .as(sample.name())
                        .isEmpty();
            });
            assertThat(type.fields().stream()
                            .filter(FieldSpec::required)
                            .filter(field -> field.defaultValue() == null)
                            .map(FieldSpec::key))
                    .as(sample.name())
                    .allMatch(sample.values()::containsKey);
        }
    }

    @Test
    void everySecretAndHostSaysThatItIsASample() {
        for (Sample sample : data.credentials()) {
            CredentialType type = types.find(sample.type()).orElseThrow();
            sample.values().forEach((key, value) -> {
                FieldSpec field = type.field(key).orElseThrow();
                if (key.equals("host") || (field.required() && field.secure())) {
                    assertThat(value).as(sample.name()).matches(SAMPLE);
                }
            });
        }
    }

    @Test
    void namesDifferAndTheStoryOfEachFitsIntoTheMonth() {
        assertThat(data.credentials().stream().map(Sample::name)).doesNotHaveDuplicates();
        assertThat(data.credentials()).allSatisfy(sample -> {
            assertThat(CredentialEnvironment.ofWord(sample.environment())).isPresent();
            assertThat(sample.createdDaysAgo()).isBetween(1, 29);
            if (sample.expiresInDays() != null) {
                assertThat(sample.expiresInDays()).isGreaterThan(-sample.createdDaysAgo() + 3);
            }
            if (sample.deletedDaysAgo() != null) {
                assertThat(sample.agents()).isEmpty();
                assertThat(sample.deletedDaysAgo()).isLessThan(sample.createdDaysAgo() - 3);
            }
            sample.agents().forEach(agent -> assertThat(data.agentName(agent)).isNotBlank());
            if (sample.permission() != null) {
                assertThat(Stream.of(Assignment.Permission.values()).map(Assignment.Permission::word))
                        .contains(sample.permission());
            }
            if (sample.test() != null && sample.test().fails() != null) {
                assertThat(Stream.of(Diagnosis.values()).map(Diagnosis::word))
                        .contains(sample.test().fails().diagnosis());
            }
        });
    }
}
