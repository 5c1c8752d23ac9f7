package ai.automatos.admin.probe.mail;

/** What only looks like a server of IMAP. */
class RudeImapTest extends RudeMailContract {
    RudeImapTest() {
        super(MailProtocol.IMAP);
    }
}
