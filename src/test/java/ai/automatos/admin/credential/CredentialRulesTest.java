package ai.automatos.admin.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.UserFacingException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialRulesTest {
    private final CredentialRules rules = new CredentialRules(new Messages(Locale.ENGLISH));

    @ParameterizedTest
    @ValueSource(strings = {"Production OpenAI", "🔑 main 👩‍💻", "مفتاح الإنتاج", "מפתח ‏(prod)", "鍵", "a\u200fb"})
    void ordinaryNamesOfTheWorldStayAsTheyAre(String name) {
        assertThat(rules.name(name)).isEqualTo(name);
    }

    @Test
    void namesAreComposedAndTrimmed() {
        assertThat(rules.name(" \u00a0Cafe\u0301\u3000 ")).isEqualTo("Caf\u00e9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u00a0\u2003", "\u200b", "\u200d\u200e"})
    void aNameThatShowsNothingIsBlank(String name) {
        assertThatThrownBy(() -> rules.name(name))
                .isInstanceOf(UserFacingException.class)
                .hasMessage("credential.text.blank");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\rb",
                "a\tb",
                "a\u0000b",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\u202eb",
                "a\u202ab",
                "a\u2066b",
                "a\u2069b",
                "a\ud83db",
                "a\u007fb"
            })
    void charactersThatBreakOrTurnALineAreRefused(String name) {
        assertThatThrownBy(() -> rules.name(name)).isInstanceOfSatisfying(UserFacingException.class, failure -> {
            assertThat(failure.key()).isEqualTo("credential.text.character");
            assertThat(failure.arguments()[0]).isEqualTo("Name");
            assertThat((String) failure.arguments()[1]).matches("U\\+[0-9A-F]{4}");
        });
    }

    @Test
    void lengthCountsCharactersNotUnits() {
        String longest = "😀".repeat(255);
        assertThat(rules.name(longest)).isEqualTo(longest);
        assertThatThrownBy(() -> rules.name("x".repeat(300)))
                .isInstanceOfSatisfying(UserFacingException.class, failure -> {
                    assertThat(failure.key()).isEqualTo("credential.text.long");
                    assertThat(failure.arguments()).containsExactly("Name", 300, 255);
                });
    }

    @Test
    void aDescriptionMayHaveLines() {
        assertThat(rules.description(" one\r\n\ttwo\n ")).isEqualTo("one\r\n\ttwo");
        assertThatThrownBy(() -> rules.description("a\u202eb")).hasMessage("credential.text.character");
        assertThatThrownBy(() -> rules.description("x".repeat(2001))).hasMessage("credential.text.long");
    }

    @Test
    void tagsAreTrimmedAndUniqueWhateverTheirCase() {
        assertThat(rules.tags(List.of(" AI", "ai", "", "Primary"))).containsExactly("AI", "Primary");
        assertThatThrownBy(() -> rules.tags(List.of("x".repeat(51)))).hasMessage("credential.text.long");
        assertThat(rules.tags(Collections.nCopies(30, "same"))).hasSize(1);
        List<String> many = IntStream.range(0, 21).mapToObj(Integer::toString).toList();
        assertThatThrownBy(() -> rules.tags(many)).hasMessage("credential.tags.many");
    }

    @Test
    void theLastDayEndsWhereTheUserLives() {
        Instant now = Instant.parse("2026-11-24T12:00:00Z");
        ZoneId auckland = ZoneId.of("Pacific/Auckland");
        assertThat(CredentialRules.expiry(Expiry.on(LocalDate.of(2027, 1, 31)), now, auckland))
                .isEqualTo("2027-01-31T11:00:00Z");
        assertThat(CredentialRules.expiry(Expiry.NEVER, now, auckland)).isNull();
        assertThatThrownBy(() -> CredentialRules.expiry(Expiry.on(LocalDate.of(2026, 11, 24)), now, auckland))
                .hasMessage("credential.expiry.past");
        assertThat(CredentialRules.expiry(Expiry.on(LocalDate.of(2026, 11, 24)), now, ZoneId.of("UTC")))
                .isEqualTo("2026-11-25T00:00:00Z");
        assertThatThrownBy(() -> CredentialRules.expiry(Expiry.on(LocalDate.MAX), now, auckland))
                .hasMessage("credential.expiry.far");
    }
}
