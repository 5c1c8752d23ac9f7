package ai.automatos.admin.probe.mail;

import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.probe.Evidence;
import ai.automatos.admin.probe.NotTestableHere;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import jakarta.mail.Session;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the three mail protocols have in common: one connection, a sign-in, a goodbye. */
abstract class MailProbe implements ProtocolProbe {
    private static final Logger LOG = LoggerFactory.getLogger(MailProbe.class);

    private final MailProtocol protocol;

    MailProbe(MailProtocol protocol) {
        this.protocol = protocol;
    }

    @Override
    public final boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals(protocol.word());
    }

    @Override
    public final Proof probe(ProtocolRequest request, Route route) throws ProbeFailure, NotTestableHere, IOException {
        MailLogin login = MailLogin.of(request, route);
        try (MailConnection connection = MailConnection.open(login, request, route)) {
            MailFailures failures = new MailFailures(protocol, login, connection, request);
            try {
                return signIn(login, connection, failures, request).proof();
            } catch (MessagingException e) {
                throw failures.of(e);
            }
        }
    }

    private Evidence signIn(MailLogin login, MailConnection connection, MailFailures failures, ProtocolRequest request)
            throws MessagingException, ProbeFailure, NotTestableHere, IOException {
        Service service = service(Session.getInstance(connection.properties(protocol.word())));
        try {
            service.connect(connection.address(), login.port(), login.user(), login.password());
        } catch (MessagingException e) {
            refused(service, e, failures);
            throw e;
        }
        accepted(service, failures);
        @Nullable String tls = connection.tls();
        if (login.upgrades() && tls == null) {
            throw failures.notUpgraded();
        }
        String product = protocol.product(connection.greeting(), introduction(service));
        leave(service, connection);
        return new Evidence(request.messages(), product).user(login.user()).tls(tls);
    }

    /** The sign-in stands, whatever becomes of the goodbye. */
    private static void leave(Service service, MailConnection connection) {
        try {
            connection.part();
            service.close();
        } catch (MessagingException | IOException e) {
            LOG.debug("No goodbye from the mail server");
        }
    }

    /** The library's side of the protocol. */
    abstract Service service(Session session);

    /** A look at why, where the protocol knows more than the exception; returns if it does not. */
    void refused(Service service, MessagingException thrown, MailFailures failures)
            throws ProbeFailure, NotTestableHere {}

    /** A look at whether the password was asked for at all. */
    void accepted(Service service, MailFailures failures) throws ProbeFailure {}

    /** What the server says of itself when asked; empty if it does not. */
    String introduction(Service service) {
        return "";
    }
}
