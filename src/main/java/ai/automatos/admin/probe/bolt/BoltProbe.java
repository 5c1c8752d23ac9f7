package ai.automatos.admin.probe.bolt;

import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.probe.CounterProof;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.Evidence;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import ai.automatos.admin.probe.Wire;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Map;

/**
 * Tests by logging in to Memgraph, or to another graph database that speaks Bolt 4, and asking for the number one.
 * Thread-safe.
 *
 * <p>Speaks the login by itself (Neo4j's Bolt specification, a public text): the driver would add 5 MB with Netty and
 * opens its sockets by itself, on threads of its own, so that neither the address guard nor the cancel would hold.
 */
public final class BoltProbe implements ProtocolProbe {
    private static final int HELLO = 0x01;
    private static final int RUN = 0x10;
    private static final int PULL = 0x3f;
    private static final String AGENT = "AutomatosAdmin/1";

    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals("bolt");
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure, IOException {
        String user = request.text("username");
        String password = request.text("password");
        boolean given = !user.isEmpty() || !password.isEmpty();
        try (Wire wire = Wire.open(request, route)) {
            BoltWire bolt = new BoltWire(wire.socket());
            Map<String, String> login = given
                    ? Map.of("user_agent", AGENT, "scheme", "basic", "principal", user, "credentials", password)
                    : Map.of("user_agent", AGENT, "scheme", "none");
            ask(bolt, PackStream.message(HELLO, PackStream.map(login)), Diagnosis.AUTHENTICATION_FAILED);
            askForOne(bolt);
            if (given && !CounterProof.fails(() -> letsInAnybody(request, route))) {
                throw request.invalid("probe.store.login_not_asked");
            }
            Evidence evidence = new Evidence(request.messages(), request.text("product")).user(user);
            if (!given) {
                evidence.withoutLogin();
            }
            return evidence.tls(wire.tls()).proof();
        } catch (ProtocolException e) {
            throw new ProbeFailure(
                    Diagnosis.WRONG_BASE_URL, request.messages().get("probe.store.other_protocol", "Bolt"));
        }
    }

    /** A server without users takes every login as right; it shows by taking none, too. */
    private static boolean letsInAnybody(ProtocolRequest request, Route route) throws ProbeFailure, IOException {
        try (Wire wire = Wire.open(request, route)) {
            BoltWire bolt = new BoltWire(wire.socket());
            bolt.send(PackStream.message(HELLO, PackStream.map(Map.of("user_agent", AGENT, "scheme", "none"))));
            return bolt.receive().signature() == BoltWire.SUCCESS;
        }
    }

    private static void askForOne(BoltWire bolt) throws ProbeFailure, IOException {
        byte[] none = PackStream.map(Map.of());
        ask(bolt, PackStream.message(RUN, PackStream.text("RETURN 1"), none, none), Diagnosis.SERVICE_ERROR);
        ask(bolt, PackStream.message(PULL, PackStream.map(Map.of("n", 1))), Diagnosis.SERVICE_ERROR);
    }

    private static void ask(BoltWire bolt, byte[] message, Diagnosis otherwise) throws ProbeFailure, IOException {
        bolt.send(message);
        BoltWire.Message answer = bolt.receive();
        while (answer.signature() == BoltWire.RECORD) {
            answer = bolt.receive();
        }
        if (answer.signature() == BoltWire.FAILURE) {
            String code = answer.texts().getOrDefault("code", "");
            throw new ProbeFailure(diagnosis(code, otherwise), answer.texts().getOrDefault("message", code));
        }
        if (answer.signature() != BoltWire.SUCCESS) {
            throw new ProtocolException("not the expected answer");
        }
    }

    /** Neo4j's status codes; Memgraph has its own only for queries. */
    private static Diagnosis diagnosis(String code, Diagnosis otherwise) {
        if (code.endsWith(".Forbidden") || code.endsWith("AuthorizationExpired")) {
            return Diagnosis.PERMISSION_DENIED;
        }
        if (code.contains(".Security.")) {
            return Diagnosis.AUTHENTICATION_FAILED;
        }
        return code.contains("DatabaseNotFound") ? Diagnosis.DATABASE_NOT_FOUND : otherwise;
    }
}
