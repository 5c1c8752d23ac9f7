package ai.automatos.admin.probe.mail;

import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.NetworkDiagnosis;
import ai.automatos.admin.probe.NotTestableHere;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProtocolRequest;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** What went wrong, in words; the connection knows more of it than the library's exceptions. */
final class MailFailures {
    /** The library's words for a server that hung up, which it takes for a wrong password. */
    private static final Set<String> HUNG_UP = Set.of("EOF on socket", "[EOF]");

    private final MailProtocol protocol;
    private final MailLogin login;
    private final MailConnection connection;
    private final ProtocolRequest request;

    MailFailures(MailProtocol protocol, MailLogin login, MailConnection connection, ProtocolRequest request) {
        this.protocol = protocol;
        this.login = login;
        this.connection = connection;
        this.request = request;
    }

    ProbeFailure of(MessagingException thrown) {
        Optional<IOException> broken = connection.failure();
        if (broken.isPresent()) {
            return new ProbeFailure(
                    NetworkDiagnosis.of(broken.get()).orElse(Diagnosis.SERVICE_ERROR),
                    String.valueOf(broken.get().getMessage()));
        }
        String greeting = connection.greeting();
        if (!protocol.welcomes(greeting)) {
            return new ProbeFailure(unwelcome(greeting), greeting.isEmpty() ? words("probe.detail.hung_up") : greeting);
        }
        if (login.upgrades() && !encrypted()) {
            return notUpgraded();
        }
        String reply = String.valueOf(thrown.getMessage());
        if (thrown instanceof AuthenticationFailedException && !HUNG_UP.contains(reply)) {
            return MailReply.of(reply, encrypted()).failure(request.messages());
        }
        if (connection.ended()) {
            return new ProbeFailure(Diagnosis.SERVICE_ERROR, words("probe.detail.hung_up"));
        }
        return new ProbeFailure(NetworkDiagnosis.of(thrown).orElse(Diagnosis.WRONG_BASE_URL), reply);
    }

    private Diagnosis unwelcome(String greeting) {
        return greeting.isEmpty() || protocol.refuses(greeting) ? Diagnosis.SERVICE_ERROR : Diagnosis.WRONG_BASE_URL;
    }

    boolean encrypted() {
        return connection.tls() != null;
    }

    boolean greetedWith(String words) {
        return connection.greeting().startsWith(words);
    }

    ProbeFailure notUpgraded() {
        return new ProbeFailure(Diagnosis.TLS_FAILED, words("probe.mail.no_starttls"));
    }

    /** The server takes a password over an encrypted connection only. */
    ProbeFailure notEncrypted() {
        return request.invalid("probe.mail.encrypt", request.label("security"));
    }

    /** The server lets in everybody from here: a wrong password would have passed as well. */
    ProbeFailure nothingAsked() {
        return request.invalid("probe.mail.nothing_asked");
    }

    /** Every way in is one that the test does not know. */
    NotTestableHere noMethod() {
        return new NotTestableHere(words("probe.mail.no_method"));
    }

    private String words(String key) {
        return request.messages().get(key);
    }
}
