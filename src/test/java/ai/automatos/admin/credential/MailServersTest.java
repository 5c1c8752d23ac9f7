package ai.automatos.admin.credential;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.Actor;
import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.notice.FakeNotices;
import ai.automatos.admin.notice.Muted;
import ai.automatos.admin.notice.Notice;
import ai.automatos.admin.notice.NoticeDraft;
import ai.automatos.admin.notice.NoticeKind;
import ai.automatos.admin.notice.NoticeQuery;
import ai.automatos.admin.notice.NoticeService;
import ai.automatos.admin.notice.mail.MailSettings;
import ai.automatos.admin.notice.mail.MailText;
import ai.automatos.admin.notice.mail.NoticeMailService;
import ai.automatos.admin.notice.mail.SmtpServer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a posted notice to the mail server's password and back, when it fails. */
class MailServersTest {
    private static final String PASSWORD = "mail-canary";

    private final World world = new World();
    private Executor background = Runnable::run;
    private final List<MailText> sent = new ArrayList<>();
    private final List<String> logins = new ArrayList<>();
    private UserFacingException failure;
    private MailSettings settings = new MailSettings(true, "Mail", List.of("ops@example.org"), "", "Acme");
    private final NoticeService notices = new NoticeService(
            new FakeNotices(world.transactions), world.transactions, world.log, world.authorizer, world.clock);
    private final NoticeMailService mail = new NoticeMailService(
            notices,
            new MailServers(
                    world.repository,
                    world.transactions,
                    world.log,
                    world.authorizer,
                    world.session,
                    this::send,
                    world.clock),
            () -> settings,
            () -> "127.0.0.1 (box)",
            world.authorizer,
            world.messages,
            world.clock,
            task -> background.execute(task));

    @BeforeEach
    void storeAMailServer() {
        world.credentials.create(world.admin, mailServer("Mail", CredentialEnvironment.PRODUCTION));
        notices.listen(mail);
    }

    @Test
    void allOfOneCallGoInOneMailAndTheAccessIsInTheLog() {
        notices.post(world.admin, List.of(expired("Stripe", Ids.SHARED), expired("GitHub", Ids.SHARED)));

        assertThat(sent).hasSize(1);
        MailText text = sent.get(0);
        assertThat(text.subject()).isEqualTo("[Acme] 2 notifications");
        assertThat(text.senderName()).isEqualTo("Acme");
        assertThat(text.sender()).isEqualTo("robot@example.org");
        assertThat(text.recipients()).containsExactly("ops@example.org");
        assertThat(text.body())
                .contains("Stripe has expired", "GitHub has expired", "Acme")
                .doesNotContain("canary");
        assertThat(logins).containsExactly("smtp.example.org:587 STARTTLS app " + PASSWORD);

        AuditEvent access = world.log.last();
        assertThat(access.action()).isEqualTo(AuditAction.ACCESSED);
        assertThat(access.service()).isEqualTo("notices");
        assertThat(access.actor()).isEqualTo(Actor.SYSTEM);
        assertThat(access.credential().name()).isEqualTo("Mail");
        assertThat(access.details()).doesNotContain("canary");
    }

    @Test
    void whileTheVaultClosesANoticeIsKeptAndNotMailed() {
        background = task -> {
            throw new RejectedExecutionException();
        };
        notices.post(world.admin, expired("Stripe", Ids.SHARED));

        assertThat(notices.countUnread(world.admin)).isEqualTo(1);
        assertThat(sent).isEmpty();
    }

    @Test
    void oneNoticeIsTheSubject() {
        notices.post(world.admin, expired("Stripe", Ids.SHARED));

        assertThat(sent.get(0).subject()).isEqualTo("[Acme] Stripe has expired");
    }

    @Test
    void personalMutedAndSwitchedOffOnesAreNotSent() {
        notices.post(
                world.admin, expired("Mine", UUID.fromString(world.admin.actor().id())));
        notices.mute(world.admin, new Muted.OfKind(NoticeKind.EXPIRED));
        notices.post(world.admin, expired("Muted", Ids.SHARED));
        notices.unmute(world.admin, new Muted.OfKind(NoticeKind.EXPIRED));
        settings = new MailSettings(false, "Mail", List.of("ops@example.org"), "", "Acme");
        notices.post(world.admin, expired("Off", Ids.SHARED));

        assertThat(sent).isEmpty();
        assertThat(world.actions()).doesNotContain(AuditAction.ACCESSED);
    }

    @Test
    void aFailureIsSaidOnceADayAndLosesNothing() {
        failure = new UserFacingException(ErrorKind.UNAVAILABLE, "notice.mail.login", "smtp.example.org", "587", 0);
        for (String name : List.of("One", "Two", "Three")) {
            notices.post(world.admin, expired(name, Ids.SHARED));
        }

        assertThat(kinds())
                .containsExactlyInAnyOrder(
                        NoticeKind.EXPIRED, NoticeKind.EXPIRED, NoticeKind.EXPIRED, NoticeKind.MAIL_FAILED);
        assertThat(logins).as("the failure itself is not mailed").hasSize(3);
        world.now = world.now.plusSeconds(86_400);
        notices.post(world.admin, expired("Four", Ids.SHARED));
        assertThat(kinds()).filteredOn(kind -> kind == NoticeKind.MAIL_FAILED).hasSize(2);
    }

    @Test
    void whatIsMissingOrUnfitIsNamed() {
        assertThat(refusal("", List.of("a@example.org"))).startsWith("notice.mail.credential.none");
        assertThat(refusal("Mail", List.of())).startsWith("notice.mail.nobody");
        assertThat(refusal("Nowhere", List.of("a@example.org")))
                .startsWith("notice.mail.credential.missing")
                .contains("Nowhere");
        world.create("Slack");
        assertThat(refusal("Slack", List.of("a@example.org"))).startsWith("notice.mail.credential.unfit");
        for (CredentialEnvironment environment :
                List.of(CredentialEnvironment.DEVELOPMENT, CredentialEnvironment.STAGING)) {
            world.credentials.create(world.admin, mailServer("Twice", environment));
        }
        assertThat(refusal("Twice", List.of("a@example.org"))).startsWith("notice.mail.credential.ambiguous");
        assertThat(sent).isEmpty();
    }

    @Test
    void whatIsSwitchedOffOrLockedSendsNothing() {
        Credential stored = world.repository
                .findByName(Ids.DEFAULT_TENANT, Ids.SHARED, "Mail", null)
                .get(0)
                .credential();
        world.credentials.deactivate(world.admin, stored.id());
        assertThat(refusal("Mail", List.of("a@example.org"))).startsWith("notice.mail.credential.missing");
        world.credentials.activate(world.admin, stored.id());
        world.locked = true;
        assertThat(refusal("Mail", List.of("a@example.org"))).startsWith("vault.locked");
        assertThat(sent).isEmpty();
    }

    @Test
    void theTestTakesTheRightToChangeSettings() {
        assertThat(world.refusal(() -> mail.sendTest(world.auditor, new CancelSignal())))
                .startsWith("identity.denied");
        mail.sendTest(world.admin, new CancelSignal());
        assertThat(sent).hasSize(1);
        assertThat(world.log.last().actor()).isEqualTo(world.admin.actor());
    }

    private void send(SmtpServer server, MailText text, CancelSignal cancel) {
        assertThat(world.actions()).as("in the log before the password leaves").contains(AuditAction.ACCESSED);
        logins.add(server + " " + server.user() + " " + server.password().exposeUtf8());
        if (failure != null) {
            throw failure;
        }
        sent.add(text);
    }

    private String refusal(String credential, List<String> recipients) {
        settings = new MailSettings(true, credential, recipients, "", "Acme");
        return world.refusal(() -> mail.sendTest(world.admin, new CancelSignal()));
    }

    private List<NoticeKind> kinds() {
        return notices.list(world.admin, NoticeQuery.newest(100)).notices().stream()
                .map(Notice::kind)
                .toList();
    }

    private static NoticeDraft expired(String name, UUID owner) {
        return NoticeDraft.of(
                NoticeKind.EXPIRED,
                owner,
                new ai.automatos.admin.audit.CredentialRef(new UUID(5, name.hashCode()), name, "slack", "production"),
                "expired|" + name,
                "2026-11-23");
    }

    private static CredentialDraft mailServer(String name, CredentialEnvironment environment) {
        return new CredentialDraft(
                name,
                "smtp",
                environment,
                "",
                List.of(),
                Expiry.NEVER,
                World.values(
                        "host",
                        "smtp.example.org",
                        "port",
                        "587",
                        "username",
                        "app",
                        "password",
                        PASSWORD,
                        "security",
                        "starttls",
                        "from_email",
                        "robot@example.org"));
    }
}
