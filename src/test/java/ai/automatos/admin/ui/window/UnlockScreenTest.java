package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnlockScreenTest {
    @TempDir
    private Path home;

    @Test
    void thePasswordOpensTheTabs() {
        try (TestWindow window = TestWindow.locked(home, vault -> {})) {
            window.assertShows(window.text("ui.unlock.title")).assertShows(window.text("ui.unlock.keyfile.fits"));
            window.assertFocused("password");
            window.unlock();
            assertThat(window.isShown("#tab-credentials")).isTrue();
            window.assertShows(window.text("ui.credentials.empty"));
        }
    }

    @Test
    void wrongPasswordsSaySoAndMakeTheNextTryWaitLongerAndLonger() {
        try (TestWindow window = TestWindow.locked(home, vault -> {})) {
            for (int i = 0; i < 3; i++) {
                window.enterPassword("wrong " + i)
                        .assertShows(window.text("error.vault.password.wrong.what"))
                        .assertShows(window.text("ui.error.vault.password.wrong.do"));
            }
            window.enterPassword(TestWindow.PASSWORD).assertShows(window.text("error.vault.unlock.delayed.do", "1"));
            window.clock().advance(Duration.ofSeconds(2));
            window.enterPassword("wrong again");
            window.enterPassword(TestWindow.PASSWORD).assertShows(window.text("error.vault.unlock.delayed.do", "2"));
            assertThat(window.isShown("#tab-credentials")).isFalse();
            window.clock().advance(Duration.ofSeconds(3));
            window.unlock();
            assertThat(window.isShown("#tab-credentials")).isTrue();
        }
    }

    @Test
    void theRecoveryCodeGivesANewPasswordAndANewCode() {
        String code = TestVault.make(home, Samples::three);
        try (TestWindow window = TestWindow.existing(home)) {
            window.clickText(window.text("ui.unlock.recover"));
            window.assertFocused("code");
            window.write("AAAA-BBBB").click("#newPassword").write("a new one").click("#newPasswordAgain");
            window.write("a new one").click("#go").assertShows(window.text("error.vault.recovery.mistyped.what"));
            window.fill("#code", code).click("#go");
            String fresh = window.textOf("#recoveryCode").replace("\n", "");
            assertThat(fresh).isNotEqualTo(code);
            assertThat(window.isDisabled("#go")).isTrue();
            window.write(fresh.substring(fresh.lastIndexOf('-') + 1)).click("#go");
            window.assertShows(Samples.OPENAI);
            window.shortcut(KeyCode.L);
            window.enterPassword(TestWindow.PASSWORD).assertShows(window.text("error.vault.password.wrong.what"));
            window.enterPassword("a new one").assertShows(Samples.OPENAI);
        }
    }

    @Test
    void theRecoveryCodeReplacesALostKeyFile() throws IOException {
        String code = TestVault.make(home, Samples::three);
        Files.delete(home.resolve(".credential_key"));
        try (TestWindow window = TestWindow.existing(home)) {
            window.assertShows(window.text("ui.unlock.keyfile.bad"))
                    .assertShows(window.text("ui.error.vault.keyfile.missing.do"));
            window.clickText(window.text("ui.unlock.recover"));
            window.write(code).click("#newPassword").write("a new one").click("#newPasswordAgain");
            window.write("a new one").click("#go");
            String fresh = window.textOf("#recoveryCode").replace("\n", "");
            window.write(fresh.substring(fresh.lastIndexOf('-') + 1)).click("#go");
            window.assertShows(Samples.OPENAI);
            assertThat(home.resolve(".credential_key")).exists();
        }
    }

    @Test
    void aKeyFileThatWasPutBackIsSeenByLookingAgain() throws IOException {
        TestVault.make(home, Samples::three);
        Path keyFile = home.resolve(".credential_key");
        Path away = home.resolve("elsewhere");
        Files.move(keyFile, away);
        try (TestWindow window = TestWindow.existing(home)) {
            window.assertFocused("chooseKeyFile");
            window.click("#lookAgain").assertShows(window.text("ui.unlock.keyfile.bad"));
            Files.move(away, keyFile);
            window.click("#lookAgain").assertShows(window.text("ui.unlock.keyfile.fits"));
            window.unlock();
            window.assertShows(Samples.OPENAI);
        }
    }

    @Test
    void theWayBackFromTheRecoveryCodeIsOpen() {
        try (TestWindow window = TestWindow.locked(home, vault -> {})) {
            window.clickText(window.text("ui.unlock.recover")).click("#back");
            window.assertShows(window.text("ui.unlock.title"));
        }
    }

    @Test
    void aDamagedKeyFileIsCalledDamaged() throws IOException {
        TestVault.make(home, vault -> {});
        Path keyFile = home.resolve(".credential_key");
        Files.writeString(keyFile, Files.readString(keyFile).replace("\"root\"", "\"Root\""));
        assertKeyFileProblem("damaged");
    }

    @Test
    void theKeyFileOfAnotherVaultIsCalledForeign(@TempDir Path other) throws IOException {
        TestVault.make(home, vault -> {});
        TestVault.make(other, vault -> {});
        Files.write(home.resolve(".credential_key"), Files.readAllBytes(other.resolve(".credential_key")));
        assertKeyFileProblem("other.vault");
    }

    @Test
    void anOldKeyFileOfThisVaultIsCalledOld() throws IOException {
        String code = TestVault.make(home, vault -> {});
        byte[] old = Files.readAllBytes(home.resolve(".credential_key"));
        try (TestWindow window = TestWindow.existing(home)) {
            window.clickText(window.text("ui.unlock.recover"));
            window.write(code).click("#keyFileOnly").click("#newKeyFile").click("#go");
        }
        Files.write(home.resolve(".credential_key"), old);
        assertKeyFileProblem("other.file");
    }

    private void assertKeyFileProblem(String key) {
        try (TestWindow window = TestWindow.existing(home)) {
            String file = home.resolve(".credential_key").toString();
            window.assertShows(window.text("ui.unlock.keyfile.bad"));
            assertThat(window.isShown("#unlock")).isFalse();
            assertThat(window.isShown("#password")).isFalse();
            window.assertFocused("chooseKeyFile");
            window.assertShows(window.text("error.vault.keyfile." + key + ".what", file));
        }
    }
}
