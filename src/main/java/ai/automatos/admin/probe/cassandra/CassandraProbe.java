package ai.automatos.admin.probe.cassandra;

import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.Evidence;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import ai.automatos.admin.probe.Wire;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Tests by logging in to Cassandra or ScyllaDB. Thread-safe.
 *
 * <p>Speaks the three requests of a login by itself (CQL binary protocol v4, a public text): the driver would add 13 MB
 * with Netty, opens its sockets by itself and keeps threads that look for the other nodes, so that neither the address
 * guard nor the cancel would hold.
 */
public final class CassandraProbe implements ProtocolProbe {
    private static final int INVALID_QUERY = 0x2200;
    private static final int UNAUTHORIZED = 0x2100;
    private static final int CONSISTENCY_ONE = 1;
    private static final Map<Integer, Diagnosis> CODES = Map.of(
            0x000a,
            Diagnosis.WRONG_BASE_URL,
            0x0100,
            Diagnosis.AUTHENTICATION_FAILED,
            UNAUTHORIZED,
            Diagnosis.PERMISSION_DENIED);

    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals("cassandra");
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure, IOException {
        try (Wire wire = Wire.open(request, route)) {
            CqlFrames frames = new CqlFrames(wire.socket());
            logIn(frames, request);
            return proof(frames, wire, request);
        } catch (ProtocolException e) {
            throw new ProbeFailure(
                    Diagnosis.WRONG_BASE_URL, request.messages().get("probe.store.other_protocol", "CQL"));
        }
    }

    private static void logIn(CqlFrames frames, ProtocolRequest request) throws ProbeFailure, IOException {
        CqlBody startup = new CqlBody();
        startup.out().writeShort(1);
        startup.text("CQL_VERSION").text("3.0.0");
        CqlFrames.Frame answer = frames.ask(CqlFrames.STARTUP, startup.toBytes());
        boolean given = request.given("username").isPresent()
                || request.given("password").isPresent();
        if (answer.operation() == CqlFrames.READY) {
            if (given) {
                throw request.invalid("probe.store.login_not_asked");
            }
            return;
        }
        expect(answer, CqlFrames.AUTHENTICATE);
        if (!given) {
            throw new ProbeFailure(
                    Diagnosis.AUTHENTICATION_FAILED, request.messages().get("probe.store.login_asked"));
        }
        String token = "\0" + request.text("username") + "\0" + request.text("password");
        byte[] response =
                new CqlBody().bytes(token.getBytes(StandardCharsets.UTF_8)).toBytes();
        expect(frames.ask(CqlFrames.AUTH_RESPONSE, response), CqlFrames.AUTH_SUCCESS);
    }

    private static Proof proof(CqlFrames frames, Wire wire, ProtocolRequest request) throws ProbeFailure, IOException {
        CqlBody query = new CqlBody().bytes(request.text("query").getBytes(StandardCharsets.UTF_8));
        query.out().writeShort(CONSISTENCY_ONE);
        query.out().writeByte(0);
        CqlFrames.Frame answer = frames.ask(CqlFrames.QUERY, query.toBytes());
        String version = "";
        ProbeFailure reservation = null;
        if (answer.operation() != CqlFrames.ERROR) {
            expect(answer, CqlFrames.RESULT);
            version = CqlRow.value(answer.body());
        } else if (code(answer) == UNAUTHORIZED) {
            reservation = failure(answer);
        } else if (code(answer) != INVALID_QUERY) {
            throw failure(answer);
        }
        Evidence evidence = new Evidence(request.messages(), (request.text("product") + " " + version).strip())
                .login(request.given("username").orElse(null));
        Proof proof = evidence.tls(wire.tls()).proof();
        return reservation == null ? proof : proof.reserved(reservation);
    }

    private static void expect(CqlFrames.Frame answer, int operation) throws ProbeFailure, IOException {
        if (answer.operation() == CqlFrames.ERROR) {
            throw failure(answer);
        }
        if (answer.operation() != operation) {
            throw new ProtocolException("not the expected answer");
        }
    }

    private static int code(CqlFrames.Frame error) throws IOException {
        return CqlRow.reader(error.body()).readInt();
    }

    private static ProbeFailure failure(CqlFrames.Frame error) throws IOException {
        DataInputStream in = CqlRow.reader(error.body());
        Diagnosis diagnosis = CODES.getOrDefault(in.readInt(), Diagnosis.SERVICE_ERROR);
        return new ProbeFailure(diagnosis, CqlRow.text(in));
    }
}
