package ai.automatos.admin.ui.notify;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.UserFacingException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private final Messages messages = new Messages(Locale.ENGLISH);
    private final Notices notices = new Notices(messages);

    /** The command line's own errors are told there alone. */
    private List<String> errors() {
        return Collections.list(messages.bundle().getKeys()).stream()
                .filter(key -> key.startsWith("error.") && key.endsWith(".do") && !key.startsWith("error.cli."))
                .map(key -> key.substring("error.".length(), key.length() - ".do".length()))
                .sorted()
                .toList();
    }

    @Test
    void theWindowNeverTellsAnybodyToTypeACommand() {
        assertThat(errors()).hasSizeGreaterThan(60).contains("vault.keyfile.missing", "store.database.damaged");
        for (String key : errors()) {
            assertThat(notices.sentences(new UserFacingException(ErrorKind.VAULT_UNUSABLE, key, 1, 2, 3)))
                    .as(key)
                    .doesNotContain("automatos-admin ", "--", "the command again");
        }
    }

    @Test
    void theCommandLineStillNamesTheCommand() {
        UserFacingException wrong = new UserFacingException(ErrorKind.LOCKED, "vault.password.wrong");
        assertThat(messages.error(wrong).action()).contains("automatos-admin vault recover");
        assertThat(notices.text(wrong).what()).isEqualTo(messages.error(wrong).what());
        assertThat(notices.text(wrong).why()).isEqualTo(messages.error(wrong).why());
    }

    @Test
    void everyAdviceOfTheWindowBelongsToAnError() {
        List<String> known = errors();
        Collections.list(messages.bundle().getKeys()).stream()
                .filter(key -> key.startsWith("ui.error."))
                .forEach(key -> assertThat(known)
                        .as(key)
                        .contains(key.substring("ui.error.".length(), key.length() - ".do".length())));
    }

    @Test
    void theUnexpectedGetsACodeAndNothingOfItsMessage() {
        String told = notices.sentences(new IllegalStateException("sk-secret"));
        assertThat(told).doesNotContain("sk-secret").contains(messages.get("ui.unexpected.what"));
    }
}
