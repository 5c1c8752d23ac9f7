package ai.automatos.admin.probe.mail;

import ai.automatos.admin.probe.NotTestableHere;
import ai.automatos.admin.probe.ProbeFailure;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.util.List;
import java.util.Locale;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Tests by signing in to an outgoing mail server. Nothing is sent. Thread-safe. */
public final class SmtpProbe extends MailProbe {
    public SmtpProbe() {
        super(MailProtocol.SMTP);
    }

    @Override
    Service service(Session session) {
        session.getProperties().put("mail.smtp.auth", "true");
        session.getProperties().put("mail.smtp.quitwait", "false");
        return new SMTPTransport(session, new URLName("smtp", null, -1, null, null, null));
    }

    @Override
    void refused(Service service, MessagingException thrown, MailFailures failures) throws NotTestableHere {
        if (asksForSignIn((SMTPTransport) service) && !knowsAMethod((SMTPTransport) service)) {
            throw failures.noMethod();
        }
    }

    /** Without an offer to sign in, the library goes on without. */
    @Override
    void accepted(Service service, MailFailures failures) throws ProbeFailure {
        SMTPTransport transport = (SMTPTransport) service;
        if (!asksForSignIn(transport)) {
            throw transport.supportsExtension("STARTTLS") ? failures.notEncrypted() : failures.nothingAsked();
        }
    }

    private static boolean asksForSignIn(SMTPTransport transport) {
        return transport.supportsExtension("AUTH") || oldLogin(transport);
    }

    /** As servers from before RFC 2554 wrote it. */
    private static boolean oldLogin(SMTPTransport transport) {
        return transport.supportsExtension("AUTH=LOGIN");
    }

    private static boolean knowsAMethod(SMTPTransport transport) {
        String offered = transport.getExtensionParameter("AUTH");
        List<String> methods = offered == null
                ? List.of()
                : List.of(offered.toUpperCase(Locale.ROOT).split(" "));
        return oldLogin(transport) || methods.contains("PLAIN") || methods.contains("LOGIN");
    }
}
