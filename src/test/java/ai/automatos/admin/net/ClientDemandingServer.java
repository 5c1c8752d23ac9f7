package ai.automatos.admin.net;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** A server on this computer that talks only to clients who show a certificate it trusts. */
public final class ClientDemandingServer {
    private ClientDemandingServer() {}

    /** @param context with the server's own certificate and its trust @param answers one for each request, by its path */
    public static StubServer start(SSLContext context, java.util.function.Function<String, String> answers) {
        return StubServer.raw((server, socket) -> serve(server, socket, context, answers));
    }

    private static void serve(
            StubServer server, Socket raw, SSLContext context, java.util.function.Function<String, String> answers)
            throws IOException {
        // The plain socket stays open after a refusal: closed with bytes unread, it would reset and take the alert
        // away.
        SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(raw, null, raw.getPort(), false);
        secure.setUseClientMode(false);
        secure.setNeedClientAuth(true);
        try {
            secure.startHandshake();
            String request = server.readRequest(secure);
            secure.getOutputStream()
                    .write(answers.apply(request.split(" ")[1]).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            secure.getOutputStream().flush();
            secure.close();
        } catch (SSLException e) {
            while (raw.getInputStream().read() >= 0) {
                continue;
            }
        }
    }
}
