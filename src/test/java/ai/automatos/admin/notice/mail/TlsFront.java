package ai.automatos.admin.notice.mail;

import ai.automatos.admin.net.StubServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** TLS in front of a mail server that speaks in clear. */
final class TlsFront {
    private TlsFront() {}

    /** From the first byte. @param behind port of the real server */
    static StubServer before(SSLContext tls, int behind) {
        return StubServer.raw((self, client) -> {
            try (Socket real = new Socket(InetAddress.getLoopbackAddress(), behind)) {
                pass(secure(tls, client), real);
            }
        });
    }

    /** After STARTTLS. @param inClear takes what the client says before that */
    static StubServer afterStartTls(SSLContext tls, int behind, List<String> inClear) {
        return StubServer.raw((self, client) -> {
            try (Socket real = new Socket(InetAddress.getLoopbackAddress(), behind)) {
                // The real server's greeting is for the client that has not been greeted yet.
                say(client, line(real.getInputStream()));
                for (String said = ""; !said.equals("STARTTLS"); ) {
                    said = line(client.getInputStream());
                    inClear.add(said);
                    say(
                            client,
                            said.toUpperCase(Locale.ROOT).startsWith("EHLO")
                                    ? "250-front\r\n250 STARTTLS"
                                    : "220 go ahead");
                }
                pass(secure(tls, client), real);
            }
        });
    }

    private static SSLSocket secure(SSLContext tls, Socket client) throws IOException {
        SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        return secure;
    }

    private static void pass(Socket client, Socket real) throws IOException {
        Thread back = new Thread(() -> {
            try {
                real.getInputStream().transferTo(client.getOutputStream());
                client.close();
            } catch (IOException e) {
                return; // The conversation is over.
            }
        });
        back.setDaemon(true);
        back.start();
        client.getInputStream().transferTo(real.getOutputStream());
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Byte by byte: nothing of what follows may be taken. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("gone");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
