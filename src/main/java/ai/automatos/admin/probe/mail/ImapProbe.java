package ai.automatos.admin.probe.mail;

import ai.automatos.admin.probe.NotTestableHere;
import ai.automatos.admin.probe.ProbeFailure;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.util.Map;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;

/** Tests by signing in to a mailbox and asking the server for its name. No folder is opened. Thread-safe. */
public final class ImapProbe extends MailProbe {
    private static final String NO_METHOD = "No login methods supported!";

    public ImapProbe() {
        super(MailProtocol.IMAP);
    }

    @Override
    Service service(Session session) {
        return new IMAPStore(session, new URLName("imap", null, -1, null, null, null));
    }

    @Override
    void refused(Service service, MessagingException thrown, MailFailures failures)
            throws ProbeFailure, NotTestableHere {
        if (NO_METHOD.equals(thrown.getMessage())) {
            if (failures.encrypted()) {
                throw failures.noMethod();
            }
            throw failures.notEncrypted();
        }
    }

    /** RFC 3501, 7.1.4: some servers let certain addresses in without a password. */
    @Override
    void accepted(Service service, MailFailures failures) throws ProbeFailure {
        if (failures.greetedWith("* PREAUTH")) {
            throw failures.nothingAsked();
        }
    }

    /** RFC 2971. We say nothing of ourselves, and a server may keep silent as well. */
    @Override
    String introduction(Service service) {
        IMAPStore store = (IMAPStore) service;
        try {
            @Nullable Map<String, String> told = store.hasCapability("ID") ? store.id(null) : null;
            return told == null ? "" : told.getOrDefault("name", "") + " " + told.getOrDefault("version", "");
        } catch (MessagingException e) {
            return "";
        }
    }
}
