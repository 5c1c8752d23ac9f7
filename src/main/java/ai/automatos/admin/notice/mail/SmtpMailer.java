package ai.automatos.admin.notice.mail;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.net.AddressGuard;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.TlsSockets;
import ai.automatos.admin.net.UpgradeFactory;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.angus.mail.util.MailConnectException;

/**
 * Sends one e-mail over one guarded connection: the library neither looks up a name nor opens a socket. What a server
 * answers is not repeated, for it may echo anything. Thread-safe.
 */
public final class SmtpMailer {
    private final GuardedNetwork network;
    private final AddressGuard guard;
    private final SSLContext trust;
    private final Duration limit;
    private final Clock clock;

    /**
     * @param trust whose certificates count; the server's name is checked as well
     * @param limit for everything, from the name lookup to the last answer
     */
    public SmtpMailer(GuardedNetwork network, AddressGuard guard, SSLContext trust, Duration limit, Clock clock) {
        this.network = network;
        this.guard = guard;
        this.trust = trust;
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * Returns once the server has taken the mail for all recipients. Blocks.
     *
     * @throws UserFacingException {@code notice.mail.} and one of {@code address}, {@code unreachable}, {@code tls},
     *     {@code login}, {@code refused}, {@code timeout}, {@code cancelled}
     */
    public void send(SmtpServer server, MailText mail, CancelSignal cancel) {
        CancelSignal end = new CancelSignal();
        CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
                .execute(end::cancel);
        Session session = session(server, mail);
        MimeMessage message = message(session, mail);
        try (CancelSignal.Registration registration = cancel.onCancel(end::cancel);
                Socket plain = network.connect(server.host(), server.port(), guard, end)) {
            UpgradeFactory.Upgrade tls = clear -> TlsSockets.secure(clear, server.host(), server.port(), trust);
            session.getProperties().put("mail.smtp.ssl.socketFactory", new UpgradeFactory(tls));
            session.getProperties().put("mail.smtp.localhost", literal(plain.getLocalAddress()));
            Socket socket = server.security() == SmtpServer.Security.TLS ? tls.over(plain) : plain;
            try (SMTPTransport transport = new SMTPTransport(session, null)) {
                transport.connect(socket);
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (IOException | MessagingException e) {
            if (cancel.isCancelled()) {
                throw new UserFacingException(e, ErrorKind.CONFLICT, "notice.mail.cancelled");
            }
            throw failure(e, end.isCancelled() ? "notice.mail.timeout" : key(e), server);
        }
    }

    private static Session session(SmtpServer server, MailText mail) {
        Properties properties = new Properties();
        boolean upgrades = server.security() == SmtpServer.Security.STARTTLS;
        properties.put("mail.smtp.auth", "true");
        properties.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        properties.put("mail.smtp.starttls.enable", Boolean.toString(upgrades));
        properties.put("mail.smtp.starttls.required", Boolean.toString(upgrades));
        // The name is checked by TlsSockets, against what the user wrote and not what an address is called.
        properties.put("mail.smtp.ssl.checkserveridentity", "false");
        properties.put("mail.smtp.quitwait", "false");
        // Otherwise the message's identifier would carry this computer's name.
        properties.put("mail.from", mail.sender());
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(
                        server.user(), server.password().exposeUtf8());
            }
        });
    }

    private MimeMessage message(Session session, MailText mail) {
        String address = mail.sender();
        try {
            MimeMessage message = new MimeMessage(session);
            InternetAddress from = checked(address);
            from.setPersonal(oneLine(mail.senderName()), StandardCharsets.UTF_8.name());
            message.setFrom(from);
            for (String recipient : mail.recipients()) {
                address = recipient;
                message.addRecipient(Message.RecipientType.TO, checked(recipient));
            }
            message.setSubject(oneLine(mail.subject()), StandardCharsets.UTF_8.name());
            message.setText(mail.body(), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(clock.instant()));
            message.setHeader("Auto-Submitted", "auto-generated");
            return message;
        } catch (AddressException e) {
            throw new UserFacingException(e, ErrorKind.INVALID_INPUT, "notice.mail.address", address);
        } catch (MessagingException | java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InternetAddress checked(String address) throws AddressException {
        InternetAddress checked = new InternetAddress(address, true);
        if (!address.contains("@")) {
            throw new AddressException("no host", address);
        }
        return checked;
    }

    /** A name with a line break in it must not begin another header. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    /** RFC 5321, 4.1.3: how a computer without a name of its own introduces itself. */
    private static String literal(InetAddress address) {
        String plain = address.getHostAddress().split("%", 2)[0];
        return "[" + (address instanceof Inet6Address ? "IPv6:" : "") + plain + "]";
    }

    private static String key(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "notice.mail.tls";
            }
            if (cause instanceof MailConnectException) {
                return "notice.mail.unreachable";
            }
        }
        if (failure instanceof AuthenticationFailedException) {
            return "notice.mail.login";
        }
        if (failure instanceof IOException) {
            return "notice.mail.unreachable";
        }
        return failure.getMessage() != null && failure.getMessage().contains("STARTTLS")
                ? "notice.mail.tls"
                : "notice.mail.refused";
    }

    private static UserFacingException failure(Exception cause, String key, SmtpServer server) {
        return new UserFacingException(
                cause, ErrorKind.UNAVAILABLE, key, server.host(), Integer.toString(server.port()), code(cause));
    }

    /** The server's number for what it refused: the sender, a recipient or the mail. */
    private static String code(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            int code = cause instanceof SMTPSendFailedException mail
                    ? mail.getReturnCode()
                    : cause instanceof SMTPSenderFailedException sender
                            ? sender.getReturnCode()
                            : cause instanceof SMTPAddressFailedException recipient ? recipient.getReturnCode() : -1;
            if (code > 0) {
                return Integer.toString(code);
            }
        }
        return "–";
    }
}
