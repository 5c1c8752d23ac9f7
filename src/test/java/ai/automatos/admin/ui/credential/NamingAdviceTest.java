package ai.automatos.admin.ui.credential;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.Messages;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingAdviceTest {
    private final Messages messages = new Messages(Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource({
        "'', ui.form.name.help",
        "'  ', ui.form.name.help",
        "Test, ui.form.name.says.little",
        "My API Key, ui.form.name.says.little",
        "my key 2, ui.form.name.says.little",
        "TOKENS, ui.form.name.says.little",
        "OpenAI, ui.form.name.type.only",
        "OpenAI 1, ui.form.name.numbered",
        "Billing_12, ui.form.name.numbered",
        "Production OpenAI for billing, ui.form.name.good",
        "Contest entries, ui.form.name.good",
        "Year 2026, ui.form.name.good",
    })
    void tellsHowANameCouldSayMore(String name, String key) {
        assertThat(NamingAdvice.of(name, "OpenAI", "Staging", messages)).isEqualTo(messages.get(key, "Staging OpenAI"));
    }
}
