package ai.automatos.admin.ui.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.ShippedTypes;
import ai.automatos.admin.catalog.TypeSummary;
import ai.automatos.admin.common.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternInWordsTest {
    private final Messages messages = new Messages(Locale.ENGLISH);
    private final PatternInWords words = new PatternInWords(messages);

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '"',
            value = {
                "^sk-[A-Za-z0-9_-]{20,}$ => starts with sk-, then 20 or more letters, digits, - or _",
                "^org-[A-Za-z0-9]+$ => starts with org-, then letters or digits",
                "^(AKIA|ASIA)[A-Z2-7]{16}$ => starts with AKIA or ASIA, then 16 capital letters or 2 to 7",
                "^(GOCSPX-)?[A-Za-z0-9_-]{24,}$ => may start with GOCSPX-, then 24 or more letters, digits, - or _",
                "^[a-fA-F0-9]{32}$ => 32 hexadecimal digits",
                "^[a-f0-9]{32,64}$ => 32 to 64 hexadecimal digits",
                "^[A-Z0-9]{10}$ => 10 capital letters or digits",
                "^[a-z0-9]+$ => only small letters or digits",
                "^\\d+$ => only digits",
                "^\\d{1,5}$ => 1 to 5 digits",
                "^https?://\\S+$ => a web address that begins with http:// or https://",
                "^[A-Za-z0-9]{22}tt$ => 22 letters or digits, then at the end tt",
                "^[A-Z0-9]{4}(-[A-Z0-9]{4}){3}$ => 4 capital letters or digits, then 3 times (- + 4 capital letters or digits)",
                "^([A-Za-z0-9]{26}|[A-Za-z0-9]{37})$ => 26 letters or digits; or 37 letters or digits",
                "^dG9r\\S+=*$ => starts with dG9r, then characters without spaces, then any number of =",
                "^([0-9a-f]{2}:){15}[0-9a-f]{2}$ => 15 times (2 hexadecimal digits + :), then 2 hexadecimal digits"
            })
    void saysWhatAPersonCanCheck(String pattern, String sentence) {
        assertThat(words.say(pattern)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource({"abc", "^(?i)abc$", "^[^x]+$", "^a(b(c|d)e)+f$", "^[a$", "^a{2,1", "^\\bword$", "^(a|b", "^a{9999999}$"
    })
    void ownsUpToWhatItCannotSay(String pattern) {
        assertThat(words.say(pattern)).isEqualTo(messages.get("ui.pattern.other"));
    }

    @Test
    void saysNearlyEveryPatternThatIsShipped() {
        List<String> unsaid = new ArrayList<>();
        int patterns = 0;
        ShippedTypes catalog = new ShippedTypes();
        for (TypeSummary summary : catalog.all()) {
            CredentialType type = catalog.find(summary.key()).orElseThrow();
            for (var field : type.fields()) {
                String pattern = field.input().pattern();
                if (pattern != null) {
                    patterns++;
                    if (words.say(pattern).equals(messages.get("ui.pattern.other"))) {
                        unsaid.add(pattern);
                    }
                }
            }
        }
        assertThat(unsaid).as("of %d", patterns).hasSizeLessThan(patterns / 20);
    }
}
