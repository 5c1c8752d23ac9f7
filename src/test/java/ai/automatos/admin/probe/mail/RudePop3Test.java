package ai.automatos.admin.probe.mail;

/** What only looks like a server of POP3. */
class RudePop3Test extends RudeMailContract {
    RudePop3Test() {
        super(MailProtocol.POP3);
    }
}
