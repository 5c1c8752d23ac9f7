package ai.automatos.admin.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.notice.NoticeDraft;
import ai.automatos.admin.notice.NoticeKind;
import ai.automatos.admin.settings.SettingEdit;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.window.Samples;
import ai.automatos.admin.ui.window.TestVault;
import ai.automatos.admin.ui.window.TestWindow;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notifications on the command line, and by e-mail to a real server. */
class NoticesProgramTest {
    private static final String PASSWORD = "mail-canary-0123456789";

    @TempDir
    Path folder;

    @Test
    void theyAreListedAndRead() {
        ProgramRunner program = vault(NoticesProgramTest::two);

        ProgramRunner.Result list = program.run("notices", "list", "--json");
        assertThat(list.json()).hasSize(2);
        assertThat(list.json().findValuesAsText("kind")).containsExactlyInAnyOrder("expiring", "recovered");
        assertThat(list.json().get(0).path("read").asBoolean()).isFalse();
        assertThat(list.json().get(0).path("credential").path("name").asText()).isEqualTo("Stripe");

        String id = list.json().get(0).path("id").asText();
        assertThat(program.run("notices", "list").out()).contains(id.substring(0, 8), "Stripe expires tomorrow");
        assertThat(program.run("notices", "read", id.substring(0, 8)).code()).isZero();
        assertThat(program.run("notices", "list", "--unread", "--json").json()).hasSize(1);
        assertThat(program.run("notices", "read", "--all").out()).contains("Marked as read");
        assertThat(program.run("notices", "list", "--unread").out()).contains("No unread notifications");
        assertThat(program.run("notices", "list", "--json").json()).hasSize(2);
    }

    @Test
    void wrongUseIsSaid() {
        ProgramRunner program = vault(NoticesProgramTest::two);

        assertThat(program.run("notices", "read", "--json").error()).isEqualTo("cli.notices.which");
        assertThat(program.run("notices", "read", "zzzz", "--json").error()).isEqualTo("notice.not.found");
        assertThat(program.run("notices", "read", "zzzz", "--all", "--json").error())
                .isEqualTo("cli.notices.which");
        assertThat(program.run("notices", "mail-test", "--json").error()).isEqualTo("notice.mail.credential.none");
    }

    @Test
    void aMailGoesThroughTheStoredCredential() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            server.setUser("robot@example.org", "robot", PASSWORD);
            ProgramRunner program =
                    vault(vault -> mailBy(vault, server.getSmtp().getPort()));

            assertThat(program.run("notices", "mail-test").code())
                    .as(program.transcript())
                    .isZero();
            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(server.getReceivedMessages()[0].getSubject()).startsWith("[Automatos AI Platform] ");
            assertThat(server.getReceivedMessages()[0].getFrom()[0].toString())
                    .isEqualTo("Automatos AI Platform <robot@example.org>");
            assertThat(program.run("audit", "list", "--service", "notices", "--json")
                            .json())
                    .hasSize(1);
            assertThat(program.transcript()).doesNotContain("canary");
        } finally {
            server.stop();
        }
    }

    private ProgramRunner vault(java.util.function.Consumer<OpenVault> fill) {
        ProgramRunner program = new ProgramRunner(folder, TestWindow.PASSWORD);
        TestVault.make(program.home(), fill);
        return program;
    }

    private static void two(OpenVault vault) {
        CredentialRef stripe = new CredentialRef(new UUID(5, 5), "Stripe", "stripe", "production");
        vault.core()
                .notices()
                .post(
                        vault.caller(),
                        List.of(
                                NoticeDraft.of(NoticeKind.EXPIRING, Ids.SHARED, stripe, "one", 1, "2026-11-26"),
                                NoticeDraft.of(NoticeKind.RECOVERED, Ids.SHARED, stripe, "two")));
    }

    private static void mailBy(OpenVault vault, int port) {
        Samples.create(
                vault,
                "Company mail",
                "smtp",
                CredentialEnvironment.PRODUCTION,
                List.of(),
                Map.of(
                        "host", "127.0.0.1",
                        "port", Integer.toString(port),
                        "username", "robot",
                        "password", PASSWORD,
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
}
