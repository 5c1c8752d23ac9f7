package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialStatus;
import ai.automatos.admin.probe.ssh.TestSshServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The user compares the key of an SSH server before anything is sent to it. */
class HostKeyTest {
    private static final String PASSWORD = "only for the right server";

    @TempDir
    private Path home;

    @TempDir
    private Path serverFolder;

    @Test
    void theWizardShowsTheKeyAndGoesOnOnceItWasTakenOver() {
        try (TestSshServer server = new TestSshServer(serverFolder, PASSWORD);
                TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            window.click("#create").fill("#typeSearch", "ssh (password)").click("#wizardNext");
            window.fill("#input-name", "Jump host").fill("#input-host", "127.0.0.1");
            window.fill("#input-port", Integer.toString(server.port()));
            window.fill("#input-username", "deploy")
                    .fill("#input-password", PASSWORD)
                    .click("#wizardNext");
            window.assertShows(window.text("diagnosis.host_key_unknown.message"))
                    .assertShows(server.fingerprint());

            window.click("#takeOver")
                    .assertShows(window.text("ui.test.successful"))
                    .assertShows("user deploy");
            window.click("#wizardNext").click("#wizardNext");

            CredentialsPage page = new CredentialsPage(window);
            assertThat(page.stored("Jump host").status()).isEqualTo(CredentialStatus.VERIFIED);
            assertThat(Samples.value(window.vault(), page.stored("Jump host"), "host_key"))
                    .isEqualTo(server.fingerprint());
        }
    }

    @Test
    void aStoredCredentialAsksBeforeItKeepsAnotherKey() {
        try (TestSshServer server = new TestSshServer(serverFolder, PASSWORD);
                TestWindow window = TestWindow.unlocked(
                        home,
                        vault -> Samples.create(
                                vault,
                                "Jump host",
                                "ssh_password",
                                CredentialEnvironment.PRODUCTION,
                                List.of(),
                                Map.of(
                                        "host",
                                        "127.0.0.1",
                                        "port",
                                        Integer.toString(server.port()),
                                        "username",
                                        "deploy",
                                        "password",
                                        PASSWORD,
                                        "host_key",
                                        "SHA256:" + "A".repeat(43))))) {
            CredentialsPage page = new CredentialsPage(window);
            page.select("Jump host");
            window.shortcut(KeyCode.T).assertShows(window.text("diagnosis.host_key_changed.message"));
            window.assertShows(server.fingerprint());
            assertThat(page.stored("Jump host").status()).isEqualTo(CredentialStatus.FAILED);

            window.click("#confirm");

            assertThat(page.stored("Jump host").status()).isEqualTo(CredentialStatus.VERIFIED);
            assertThat(Samples.value(window.vault(), page.stored("Jump host"), "host_key"))
                    .isEqualTo(server.fingerprint());
        }
    }
}
