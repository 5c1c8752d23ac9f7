package ai.automatos.admin.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search over the shipped types, as the tab and the wizard use it. */
class TypeSearchTest {
    private static final TypeSearch SEARCH = new TypeSearch(new ShippedTypes().all());

    private static List<String> names(String question) {
        return SEARCH.find(question).stream().map(TypeSummary::name).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "OpenAI API, OpenAI API",
        "openai, OpenAI API",
        "opnai, OpenAI API",
        "opeani, OpenAI API",
        "postgre, PostgreSQL",
        "postgresq, PostgreSQL",
        "Slack, Slack",
        "slakc, Slack",
        "hugging face, HuggingFace API",
        "HUGGINGFACE, HuggingFace API",
        "github, GitHub",
        "gihtub, GitHub",
        "aws, AWS",
        "anthropic, Anthropic API",
        "redis, Redis",
        "mysql, MySQL",
        "jira, Jira",
        "mongo, MongoDB"
    })
    void findsWhatWasMeantFirst(String question, String first) {
        assertThat(names(question)).first().isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "notification, Slack",
        "storage, Amazon S3",
        "E-MAIL, SendGrid API",
        "email, SendGrid API",
        "google, Google Cloud"
    })
    void findsByPurposeAndProvider(String question, String among) {
        assertThat(names(question)).contains(among);
    }

    @Test
    void everyWordMustFit() {
        assertThat(names("github oauth2")).isNotEmpty().allMatch(name -> name.contains("GitHub"));
        assertThat(names("github zzzzzzzz")).isEmpty();
    }

    @Test
    void anEmptyQuestionShowsThePopularFirst() {
        assertThat(names(" ")).hasSize(new ShippedTypes().all().size()).startsWith("OpenAI API", "PostgreSQL");
    }

    @Test
    void aShortWordIsTakenAtItsWord() {
        assertThat(names("xqz")).isEmpty();
    }
}
