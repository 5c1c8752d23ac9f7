package ai.automatos.admin.probe.rethinkdb;

import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.crypto.Hash;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.Evidence;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import ai.automatos.admin.probe.Scram;
import ai.automatos.admin.probe.Wire;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/**
 * Tests by logging in to RethinkDB with its handshake V1_0: JSON texts that end with a zero byte, around SCRAM-SHA-256
 * (RethinkDB documentation, "Writing drivers"). No query is sent. The official driver would bring four libraries for
 * these three messages. Thread-safe.
 */
public final class RethinkDbProbe implements ProtocolProbe {
    /** V1_0, least byte first. */
    private static final byte[] VERSION = {(byte) 0xc3, (byte) 0xbd, (byte) 0xc2, 0x34};

    private static final int LONGEST_ANSWER = 8192;
    private static final int FIRST_LOGIN_ERROR = 10;
    private static final int LAST_LOGIN_ERROR = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals("rethinkdb");
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure, IOException {
        try (Wire wire = Wire.open(request, route)) {
            return logIn(wire, request);
        } catch (ProtocolException | JsonProcessingException e) {
            throw new ProbeFailure(
                    Diagnosis.WRONG_BASE_URL, request.messages().get("probe.store.other_protocol", "RethinkDB"));
        }
    }

    private static Proof logIn(Wire wire, ProtocolRequest request) throws ProbeFailure, IOException {
        Socket socket = wire.socket();
        OutputStream out = socket.getOutputStream();
        out.write(VERSION);
        out.flush();
        String version = answer(socket).path("server_version").asText();
        Scram login = new Scram(Hash.SHA_256, request.required("user"), request.text("password"), nonce());
        say(
                out,
                Map.of(
                        "protocol_version",
                        0,
                        "authentication_method",
                        "SCRAM-SHA-256",
                        "authentication",
                        login.first()));
        String challenge = answer(socket).path("authentication").asText();
        say(out, Map.of("authentication", login.answer(challenge)));
        login.check(answer(socket).path("authentication").asText());
        Evidence evidence = new Evidence(request.messages(), "RethinkDB " + version).user(request.text("user"));
        if (request.given("password").isEmpty()) {
            evidence.add(request.messages().get("probe.evidence.no_password"));
        }
        return evidence.tls(wire.tls()).proof();
    }

    private static String nonce() {
        byte[] bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static void say(OutputStream out, Map<String, Object> message) throws IOException {
        out.write((Json.write(message) + "\0").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** @throws ProbeFailure with the server's words if it refuses */
    private static JsonNode answer(Socket socket) throws ProbeFailure, IOException {
        JsonNode answer = Json.read(text(socket.getInputStream()));
        if (answer.path("success").asBoolean()) {
            return answer;
        }
        if (!answer.has("error")) {
            throw new ProtocolException("neither success nor error");
        }
        int code = answer.path("error_code").asInt();
        boolean login = code >= FIRST_LOGIN_ERROR && code <= LAST_LOGIN_ERROR;
        throw new ProbeFailure(
                login ? Diagnosis.AUTHENTICATION_FAILED : Diagnosis.SERVICE_ERROR,
                answer.path("error").asText());
    }

    private static String text(InputStream in) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int next = in.read(); next != 0; next = in.read()) {
            if (next < 0) {
                throw text.size() == 0 ? new EOFException("closed") : new ProtocolException("broken off");
            }
            if (text.size() == LONGEST_ANSWER) {
                throw new ProtocolException("endless answer");
            }
            text.write(next);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
