package ai.automatos.admin.probe.mail;

/** What only looks like a server of SMTP. */
class RudeSmtpTest extends RudeMailContract {
    RudeSmtpTest() {
        super(MailProtocol.SMTP);
    }
}
