package ai.automatos.admin.probe.mail;

import ai.automatos.admin.net.TlsSockets;
import ai.automatos.admin.net.UpgradeFactory;
import ai.automatos.admin.probe.ConnectedSocket;
import ai.automatos.admin.probe.Endpoint;
import ai.automatos.admin.probe.OneSocket;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Protection;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import ai.automatos.admin.probe.Wire;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** The one connection of a test, made before the mail library is asked, and what it showed. */
final class MailConnection implements AutoCloseable {
    /** After the answer is known, for a goodbye that nobody answers. */
    private static final int PARTING_MILLISECONDS = 1_000;

    private final MailLogin login;
    private final ConnectedSocket socket;
    private volatile @Nullable IOException upgradeFailure;
    private volatile @Nullable String tls;

    private MailConnection(MailLogin login, ConnectedSocket socket, @Nullable String tls) {
        this.login = login;
        this.socket = socket;
        this.tls = tls;
    }

    static MailConnection open(MailLogin login, ProtocolRequest request, Route route) throws ProbeFailure, IOException {
        boolean atOnce = login.security() == Protection.TLS;
        Wire wire = Wire.open(request, route, Endpoint.of(request), atOnce);
        return new MailConnection(login, new ConnectedSocket(wire.socket(), Literals::new), wire.tls());
    }

    /**
     * For the library, which may use nothing but this connection.
     *
     * @param protocol its word: smtp, imap or pop3
     */
    Properties properties(String protocol) {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.put(prefix + "socketFactory", new OneSocket(socket));
        properties.put(prefix + "socketFactory.fallback", "false");
        properties.put(prefix + "ssl.socketFactory", new UpgradeFactory(this::upgrade));
        properties.put(prefix + "starttls.enable", Boolean.toString(login.upgrades()));
        properties.put(prefix + "starttls.required", Boolean.toString(login.upgrades()));
        // PLAIN first, for it says which characters a password is made of.
        properties.put(prefix + "auth.mechanisms", "PLAIN LOGIN");
        properties.put(prefix + "localhost", literal(socket.getLocalAddress()));
        return properties;
    }

    /** The address that was connected, for the library must not look the name up again. */
    String address() {
        return socket.getInetAddress().getHostAddress();
    }

    /** Not an SSLSocket for the library to see: it would begin the handshake anew. */
    private Socket upgrade(Socket plain) throws IOException {
        try {
            SSLSocket secure = TlsSockets.secure(plain, login.host(), login.port(), login.trust());
            tls = secure.getSession().getProtocol();
            return new ConnectedSocket(secure, Literals::new);
        } catch (IOException e) {
            upgradeFailure = e;
            throw e;
        }
    }

    /** RFC 5321, 4.1.3: how a computer without a name of its own introduces itself. */
    private static String literal(InetAddress address) {
        String plain = address.getHostAddress().split("%", 2)[0];
        return "[" + (address instanceof Inet6Address ? "IPv6:" : "") + plain + "]";
    }

    /** As Java names it, null while nothing is encrypted. */
    @Nullable
    String tls() {
        return tls;
    }

    String greeting() {
        return socket.greeting();
    }

    boolean ended() {
        return socket.ended();
    }

    /** What broke the connection, if anything did. */
    Optional<IOException> failure() {
        IOException upgrade = upgradeFailure;
        return upgrade == null ? socket.failure() : Optional.of(upgrade);
    }

    /** From here on answers are only waited for out of politeness. */
    void part() throws IOException {
        socket.setSoTimeout(PARTING_MILLISECONDS);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
