package ai.automatos.admin.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Puts TLS, with any certificate a test wants, before a server of this computer that speaks in clear. */
public final class TlsFront {
    private TlsFront() {}

    /** @param tls the server's side, see {@link TestCertificates#server} */
    public static StubServer before(int port, SSLContext tls) {
        return StubServer.raw((self, socket) -> {
            SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
            secure.setUseClientMode(false);
            secure.startHandshake();
            try (Socket behind = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
                Thread answers = new Thread(() -> pipe(behind, secure), "tls-front");
                answers.setDaemon(true);
                answers.start();
                pipe(secure, behind);
            }
        });
    }

    private static void pipe(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                out.flush();
            }
        } catch (IOException e) {
            // Either side may hang up at any time.
            return;
        }
    }
}
