package ai.automatos.admin.probe.mail;

import jakarta.mail.Service;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import org.eclipse.angus.mail.pop3.POP3Store;

/** Tests by signing in to a mailbox. No mail is fetched. Thread-safe. */
public final class Pop3Probe extends MailProbe {
    public Pop3Probe() {
        super(MailProtocol.POP3);
    }

    @Override
    Service service(Session session) {
        return new POP3Store(session, new URLName("pop3", null, -1, null, null, null));
    }
}
