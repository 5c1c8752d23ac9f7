package ai.automatos.admin.probe.nats;

import ai.automatos.admin.common.Json;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.Endpoint;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import ai.automatos.admin.probe.Wire;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** One server, asked again and again to let a client in, each time on a connection of its own. */
record NatsServer(ProtocolRequest request, Route route, SSLContext trust) {
    /** A server in a large cluster names all the others. */
    private static final int LONGEST_LINE = 1 << 18;

    /**
     * @param info what the server says about itself
     * @param refusal in the server's words, empty if it lets the client in
     * @param tls version as Java names it, null if not encrypted
     */
    record Answer(JsonNode info, String refusal, @Nullable String tls) {
        boolean letIn() {
            return refusal.isEmpty();
        }
    }

    /** @param login {@code user}, {@code pass}, {@code auth_token}, as far as given */
    Answer ask(Map<String, String> login) throws ProbeFailure, IOException {
        Endpoint place = Endpoint.of(request);
        try (Wire plain = Wire.open(request, route, place, false)) {
            JsonNode info = info(line(plain.socket().getInputStream()));
            Wire wire = encrypted(info) ? plain.secured(place, trust) : plain;
            Socket socket = wire.socket();
            Map<String, Object> connect = new LinkedHashMap<>(login);
            connect.put("verbose", false);
            connect.put("pedantic", false);
            connect.put("tls_required", wire.tls() != null);
            connect.put("name", "Automatos Admin: connection test");
            connect.put("lang", "java");
            connect.put("version", "1");
            connect.put("protocol", 1);
            String sent = "CONNECT " + Json.write(connect) + "\r\nPING\r\n";
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new Answer(info, refusal(socket.getInputStream()), wire.tls());
        }
    }

    /** A server that demands TLS gets it, whatever the credential says. */
    private boolean encrypted(JsonNode info) throws ProbeFailure {
        boolean demanded = info.path("tls_required").asBoolean();
        if (request.flag("tls") && !demanded && !info.path("tls_available").asBoolean()) {
            throw new ProbeFailure(Diagnosis.TLS_FAILED, request.messages().get("probe.detail.nats_no_tls"));
        }
        return demanded || request.flag("tls");
    }

    private static JsonNode info(String line) throws ProtocolException {
        if (line.startsWith("INFO ")) {
            try {
                return Json.read(line.substring("INFO ".length()));
            } catch (JsonProcessingException e) {
                throw new ProtocolException("no NATS server: INFO without JSON");
            }
        }
        throw new ProtocolException("no NATS server: it does not begin with INFO");
    }

    private static String refusal(InputStream in) throws IOException {
        while (true) {
            String line = line(in);
            if (line.equals("PONG")) {
                return "";
            }
            if (line.startsWith("-ERR")) {
                return line.substring("-ERR".length()).strip().replace("'", "");
            }
            if (!line.startsWith("INFO ") && !line.equals("+OK") && !line.equals("PING")) {
                throw new ProtocolException("no NATS server: an answer that is none");
            }
        }
    }

    /** Byte by byte: what follows the line may belong to the TLS handshake. */
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (line.size() < LONGEST_LINE) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            if (next == '\n') {
                return line.toString(StandardCharsets.UTF_8).strip();
            }
            line.write(next);
            if (line.size() == 1 && "I-+P".indexOf(next) < 0) {
                throw new ProtocolException("no NATS server: it begins with byte " + next);
            }
        }
        throw new ProtocolException("no NATS server: a line without end");
    }
}
