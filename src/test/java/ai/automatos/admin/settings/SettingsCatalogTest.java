package ai.automatos.admin.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.schema.InputSpec;
import ai.automatos.admin.settings.spec.GeneralSettings;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SettingsCatalogTest {
    private final SettingsCatalog catalog = new SettingsCatalog(List.of(GeneralSettings.PAGE));
    private final Messages messages = new Messages(Locale.ENGLISH);

    @Test
    void everySettingHasItsSentences() {
        assertThat(catalog.pages()).allMatch(page -> messages.has("setting.page." + page.word()));
        assertThat(catalog.keys()).allSatisfy(key -> {
            assertThat(messages.get("setting." + key.key())).isNotBlank();
            assertThat(messages.get("setting." + key.key() + ".help")).isNotBlank();
            if (key.unit() != Unit.NONE) {
                assertThat(messages.has("setting.unit." + key.unit().word())).isTrue();
            }
            if (key.input().kind() == InputSpec.Kind.CHOICE
                    && key.input().options().size() < 20) {
                assertThat(key.input().options())
                        .allMatch(option -> messages.has("setting." + key.key() + "." + option));
            }
        });
    }

    @Test
    void everyDefaultIsAllowedAndReadsAsWritten() {
        assertThat(catalog.keys()).allSatisfy(key -> {
            assertThat(key.check(key.key(), key.standardText())).isEmpty();
            assertThat(key.canonical(key.standardText())).isEqualTo(key.standardText());
            assertThat(catalog.find(key.key())).contains(key);
        });
    }

    @Test
    void refusesTwinsStrangersAndSecrets() {
        SettingKey<Boolean> one = SettingKey.flag("general.one", true, Scope.VAULT, ReadBy.APPLIED_HERE);
        InputSpec hidden = new InputSpec(InputSpec.Kind.SECRET, List.of(), null, null, 100, null, true);
        SettingKey<String> secret = new SettingKey<>(
                "general.key",
                hidden,
                text -> text,
                text -> text,
                () -> "",
                Unit.NONE,
                Scope.VAULT,
                ReadBy.APPLIED_HERE);
        for (SettingsPage page : List.of(
                new SettingsPage("general", List.of(one, one)),
                new SettingsPage("logging", List.of(one)),
                new SettingsPage("general", List.of(secret)))) {
            assertThatThrownBy(() -> new SettingsCatalog(List.of(page))).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
