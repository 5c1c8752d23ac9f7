package ai.automatos.admin.probe.mail;

import ai.automatos.admin.net.StubServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * TLS in front of a mail server that has none: from the first byte, or after STARTTLS. What is said in clear before that
 * is answered here and kept.
 */
final class MailFront implements AutoCloseable {
    private final MailProtocol protocol;
    private final int behind;
    private final SSLContext tls;
    private final StubServer server;
    private final List<String> inClear = new CopyOnWriteArrayList<>();

    private MailFront(MailProtocol protocol, int behind, SSLContext tls, boolean atOnce) {
        this.protocol = protocol;
        this.behind = behind;
        this.tls = tls;
        this.server = StubServer.raw((self, socket) -> serve(socket, atOnce));
    }

    /** @param behind port of the real server */
    static MailFront tls(MailProtocol protocol, int behind, SSLContext tls) {
        return new MailFront(protocol, behind, tls, true);
    }

    static MailFront startTls(MailProtocol protocol, int behind, SSLContext tls) {
        return new MailFront(protocol, behind, tls, false);
    }

    int port() {
        return server.port();
    }

    /** The client's lines before TLS. */
    List<String> inClear() {
        return inClear;
    }

    private void serve(Socket client, boolean atOnce) throws IOException {
        try (Socket real = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            if (!atOnce) {
                client.getOutputStream().write((line(real.getInputStream()) + "\r\n").getBytes(StandardCharsets.UTF_8));
                talkInClear(client);
            }
            SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), true);
            secure.setUseClientMode(false);
            secure.startHandshake();
            Thread back = new Thread(() -> pipe(real, secure), "mail-front");
            back.setDaemon(true);
            back.start();
            pipe(secure, real);
        }
    }

    private void talkInClear(Socket client) throws IOException {
        while (true) {
            String said = line(client.getInputStream());
            if (said == null) {
                throw new IOException("gone");
            }
            inClear.add(said);
            String answer = answer(said.toUpperCase(Locale.ROOT));
            client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            if (said.toUpperCase(Locale.ROOT).matches("(\\S+ )?(STARTTLS|STLS)")) {
                return;
            }
        }
    }

    private String answer(String said) {
        String tag = said.split(" ", 2)[0];
        return switch (protocol) {
            case SMTP -> said.startsWith("EHLO") ? "250-front\r\n250-AUTH PLAIN\r\n250 STARTTLS\r\n" : "220 Go\r\n";
            case IMAP ->
                (said.endsWith("CAPABILITY") ? "* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN\r\n" : "") + tag
                        + " OK done\r\n";
            case POP3 -> said.equals("CAPA") ? "+OK\r\nSTLS\r\nUSER\r\nSASL PLAIN\r\n.\r\n" : "+OK go\r\n";
        };
    }

    private static void pipe(Socket from, Socket to) {
        try {
            byte[] block = new byte[4096];
            OutputStream out = to.getOutputStream();
            for (int read = from.getInputStream().read(block);
                    read >= 0;
                    read = from.getInputStream().read(block)) {
                out.write(block, 0, read);
                out.flush();
            }
            to.close();
        } catch (IOException e) {
            // One of the two has gone, which ends the conversation.
            return;
        }
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toString(StandardCharsets.UTF_8).strip();
            }
            line.write(next);
        }
        return null;
    }

    @Override
    public void close() {
        server.close();
    }
}
