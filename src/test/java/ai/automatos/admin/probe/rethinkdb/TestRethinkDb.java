package ai.automatos.admin.probe.rethinkdb;

import ai.automatos.admin.common.Json;
import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.probe.mongo.ScramServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;

/** A server rebuilt from the documentation of the handshake V1_0; it knows one user, {@code app}. */
final class TestRethinkDb implements AutoCloseable {
    private final StubServer server;
    private final String password;

    TestRethinkDb(String password) {
        this.password = password;
        this.server = StubServer.raw((self, socket) -> serve(socket));
    }

    int port() {
        return server.port();
    }

    private void serve(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        if (!Arrays.equals(in.readNBytes(4), new byte[] {(byte) 0xc3, (byte) 0xbd, (byte) 0xc2, 0x34})) {
            write(socket, "ERROR: This is the rdb protocol port.\n");
            return;
        }
        write(socket, Json.write(Map.of("success", true, "server_version", "2.4.4")));
        JsonNode first = Json.read(read(in));
        ScramServer login = new ScramServer("SHA256");
        String clientFirst = first.path("authentication").asText();
        if (!ScramServer.user(clientFirst).equals("app")) {
            write(socket, Json.write(Map.of("success", false, "error", "Unknown user", "error_code", 17)));
            return;
        }
        write(socket, Json.write(Map.of("success", true, "authentication", login.challenge(clientFirst))));
        write(socket, verdict(login, Json.read(read(in)).path("authentication").asText()));
    }

    private String verdict(ScramServer login, String clientFinal) throws IOException {
        try {
            String verdict = login.verdict(clientFinal, password);
            return Json.write(
                    verdict == null
                            ? Map.of("success", false, "error", "Wrong password", "error_code", 12)
                            : Map.of("success", true, "authentication", verdict));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write((text + "\0").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int next = in.read(); next > 0; next = in.read()) {
            text.write(next);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
