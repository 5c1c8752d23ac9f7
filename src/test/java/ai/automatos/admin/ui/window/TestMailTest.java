package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.settings.SettingEdit;
import ai.automatos.admin.ui.OpenVault;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The button in the settings that tries e-mail, against a real server. */
class TestMailTest {
    private static final String PASSWORD = "mail-canary-0123456789";

    @TempDir
    private Path home;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
        server.setUser("robot@example.org", "robot", PASSWORD);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private void mailBy(OpenVault vault, String password) {
        Samples.create(
                vault,
                "Company mail",
                "smtp",
                CredentialEnvironment.PRODUCTION,
                List.of(),
                Map.of(
                        "host", "127.0.0.1",
                        "port", Integer.toString(server.getSmtp().getPort()),
                        "username", "robot",
                        "password", password,
                        "security", "none",
                        "from_email", "robot@example.org"));
        vault.core()
                .settings()
                .save(
                        vault.caller(),
                        List.of(
                                new SettingEdit("general.mail_credential", 0, "Company mail"),
                                new SettingEdit("general.mail_recipients", 0, "ops@example.org")));
    }

    private static void press(TestWindow window) {
        window.shortcut(KeyCode.DIGIT1).tabTo("testMail").press(KeyCode.SPACE);
    }

    @Test
    void theMailArrivesAndThatIsSaid() throws Exception {
        try (TestWindow window = TestWindow.unlocked(home, vault -> mailBy(vault, PASSWORD))) {
            press(window);
            window.assertShows(window.text("ui.notices.mail.sent")).assertFocused("testMail");

            assertThat(server.getReceivedMessages()).hasSize(1);
            MimeMessage mail = server.getReceivedMessages()[0];
            assertThat(mail.getSubject()).contains(window.text("notice.mail.test.subject"));
            assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("ops@example.org");
        }
    }

    @Test
    void aRefusalIsSaidAndTheButtonWorksAgain() {
        try (TestWindow window = TestWindow.unlocked(home, vault -> mailBy(vault, "wrong-canary"))) {
            press(window);
            window.assertShows(window.text("error.notice.mail.login.what", "127.0.0.1"))
                    .assertHides("canary");
            assertThat(window.isDisabled("#testMail")).isFalse();
            assertThat(server.getReceivedMessages()).isEmpty();
        }
    }

    @Test
    void withoutAMailServerItSaysWhereToChooseOne() {
        try (TestWindow window = TestWindow.unlocked(home, vault -> {})) {
            press(window);
            window.assertShows(window.text("error.notice.mail.credential.none.what"));
        }
    }
}
