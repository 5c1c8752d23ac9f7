package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialEdit;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialStatus;
import ai.automatos.admin.credential.CredentialView;
import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.ui.OpenVault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Editing: stored values stay dots, blank keeps, Clear empties, nobody overwrites anybody. */
class EditTest {
    @TempDir
    private Path home;

    @Test
    void storedValuesAreDotsAndBlankKeepsThem() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            CredentialsPage page = edit(window, Samples.DATABASE);
            TextInputControl password = window.find("#input-password");
            assertThat(window.onFx(password::getPromptText))
                    .isEqualTo(window.text("ui.form.keep", CredentialView.MASK));
            assertThat(window.textOf("#input-host")).isEmpty();
            window.fill("#input-host", "db.example.org").fill("#input-description", "Moved");
            window.click("#saveEdit");
            window.assertShows(window.text("ui.saved", Samples.DATABASE)).assertShows("Moved");
            assertThat(value(window, page, "password")).isEqualTo("canary-password");
            assertThat(value(window, page, "host")).isEqualTo("db.example.org");
            assertThat(value(window, page, "port")).isEqualTo("1");
        }
    }

    @Test
    void clearEmptiesAnOptionalField() {
        try (TestWindow window = TestWindow.unlocked(
                home,
                vault -> Samples.create(
                        vault,
                        Samples.SLACK,
                        "slack",
                        CredentialEnvironment.TESTING,
                        List.of(),
                        Map.of("bot_token", "xoxb-1", "signing_secret", "to be emptied")))) {
            edit(window, Samples.SLACK);
            window.assertHides(window.text("ui.form.clear", "Bot Token"));
            CheckBox clear = window.onFx(() -> (CheckBox) window.robot()
                    .lookup(node -> node instanceof CheckBox box
                            && box.getText().equals(window.text("ui.form.clear", "Signing Secret")))
                    .query());
            window.onFx(() -> {
                clear.setSelected(true);
                return null;
            });
            window.click("#saveEdit");
            assertThat(window.isShown("#value-signing_secret .button")).isFalse();
            assertThat(window.isShown("#value-bot_token .button")).isTrue();
        }
    }

    @Test
    void changedValuesTurnUnverifiedAndATestIsOffered() {
        try (StubServer service =
                        StubServer.http(StubServer.answer("200 OK", "", "{\"data\":[{\"id\":\"some-model\"}]}"));
                TestWindow window = TestWindow.unlocked(home, vault -> Samples.openAi(vault, service.port()))) {
            window.shortcut(KeyCode.T);
            CredentialsPage page = edit(window, Samples.OPENAI);
            window.fill("#input-api_key", "sk-abcdefghijklmnopqrstuvwx").click("#saveEdit");
            assertThat(page.stored(Samples.OPENAI).status()).isEqualTo(CredentialStatus.UNVERIFIED);
            window.assertShows(window.text("ui.detail.tested.older"));
            edit(window, Samples.OPENAI);
            window.fill("#input-description", "again").clickText(window.text("ui.edit.save.test"));
            assertThat(page.stored(Samples.OPENAI).status()).isEqualTo(CredentialStatus.VERIFIED);
        }
    }

    @Test
    void whatSomebodyElseSavedMeanwhileIsKeptAndSoIsWhatWasTyped() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            CredentialsPage page = edit(window, Samples.SLACK);
            window.fill("#input-description", "Mine").fill("#input-bot_token", "xoxb-mine");
            elsewhere(window.vault(), page.stored(Samples.SLACK).credential());
            window.click("#saveEdit");
            window.assertShows(window.text("ui.edit.meanwhile"));
            assertThat(window.textOf("#input-description")).isEqualTo("Mine");
            assertThat(window.textOf("#input-tags")).isEqualTo("theirs");
            assertThat(page.stored(Samples.SLACK).credential().description()).isNotEqualTo("Mine");
            window.click("#saveEdit");
            Credential saved = page.stored(Samples.SLACK).credential();
            assertThat(saved.description()).isEqualTo("Mine");
            assertThat(saved.tags()).containsExactly("theirs");
            assertThat(Samples.value(window.vault(), page.stored(Samples.SLACK), "bot_token"))
                    .isEqualTo("xoxb-mine");
        }
    }

    @Test
    void leavingAsksOnlyAfterAChange() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            edit(window, Samples.SLACK);
            window.press(KeyCode.ESCAPE);
            assertThat(window.isShown("#editSheet")).isFalse();
            window.press(KeyCode.F2);
            assertThat(window.isShown("#editSheet")).isTrue();
            window.fill("#input-name", "").click("#saveEdit");
            window.assertShows(window.text("violation.required", "Name"));
            window.press(KeyCode.ESCAPE)
                    .assertShows(window.text("ui.discard.title"))
                    .click("#confirm");
            assertThat(window.isShown("#editSheet")).isFalse();
            assertThat(new CredentialsPage(window).names()).contains(Samples.SLACK);
        }
    }

    private static CredentialsPage edit(TestWindow window, String name) {
        CredentialsPage page = new CredentialsPage(window).select(name);
        window.onFx(() -> {
            page.list().requestFocus();
            return null;
        });
        window.press(KeyCode.F2);
        return page;
    }

    private static void elsewhere(OpenVault vault, Credential credential) {
        CredentialEdit edit = new CredentialEdit(
                credential.rowVersion(), null, null, null, List.of("theirs"), null, Map.of(), Set.of());
        vault.core().credentials().edit(vault.caller(), credential.id(), edit);
    }

    private static String value(TestWindow window, CredentialsPage page, String field) {
        return Samples.value(window.vault(), page.stored(Samples.DATABASE), field);
    }
}
