package ai.automatos.admin.probe.memcached;

import ai.automatos.admin.catalog.ProtocolRecipe;
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
import java.net.SocketException;

/**
 * Tests memcached: by its text protocol, and by the binary one where only that is spoken. Thread-safe. No client library
 * is used, for a login is one message and the usual clients keep threads that connect again and again.
 */
public final class MemcachedProbe implements ProtocolProbe {
    private static final String VERSION = "VERSION ";
    private static final String WANTS_LOGIN = "CLIENT_ERROR unauthenticated";

    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals("memcached");
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure, IOException {
        boolean given = request.given("username").isPresent()
                || request.given("password").isPresent();
        try (Wire wire = Wire.open(request, route)) {
            String answer = answer(wire);
            if (answer.startsWith(VERSION) && !given) {
                return proof(answer.substring(VERSION.length()), wire, request);
            }
            if (answer.equals(WANTS_LOGIN) && given) {
                return byText(request, route);
            }
            if (answer.isEmpty() || answer.startsWith(VERSION)) {
                return byBinary(request, route, given);
            }
            throw answer.equals(WANTS_LOGIN) ? failed(request, "probe.store.login_asked") : other(request);
        } catch (ProtocolException e) {
            throw other(request);
        }
    }

    /** Empty if the server hangs up, politely or not, which those do that speak the binary protocol alone. */
    private static String answer(Wire wire) throws IOException {
        try {
            return new TextLogin(wire.socket()).versionOrEnd();
        } catch (SocketException e) {
            return "";
        }
    }

    private static Proof byText(ProtocolRequest request, Route route) throws ProbeFailure, IOException {
        try (Wire wire = Wire.open(request, route)) {
            TextLogin text = new TextLogin(wire.socket());
            String answer = text.logIn(request.text("username"), request.text("password"));
            if (!answer.equals("STORED")) {
                throw new ProbeFailure(Diagnosis.AUTHENTICATION_FAILED, answer);
            }
            return proof(text.version().replaceFirst(VERSION, ""), wire, request);
        }
    }

    private static Proof byBinary(ProtocolRequest request, Route route, boolean given)
            throws ProbeFailure, IOException {
        try (Wire wire = Wire.open(request, route)) {
            SaslLogin sasl = new SaslLogin(wire.socket());
            if (!given) {
                sasl.version();
                throw failed(request, "probe.store.login_asked");
            }
            SaslLogin.Answer login = sasl.logIn(request.text("username"), request.text("password"));
            if (login.status() == SaslLogin.UNKNOWN_COMMAND) {
                throw request.invalid("probe.store.login_not_asked");
            }
            if (login.status() != SaslLogin.OK) {
                Diagnosis diagnosis = login.status() == SaslLogin.AUTH_ERROR
                        ? Diagnosis.AUTHENTICATION_FAILED
                        : Diagnosis.SERVICE_ERROR;
                throw new ProbeFailure(diagnosis, login.text());
            }
            return proof(sasl.version().text(), wire, request);
        }
    }

    private static Proof proof(String version, Wire wire, ProtocolRequest request) {
        Evidence evidence =
                new Evidence(request.messages(), ("memcached " + version).strip()).user(request.text("username"));
        if (request.given("username").isEmpty() && request.given("password").isEmpty()) {
            evidence.withoutLogin();
        }
        return evidence.tls(wire.tls()).proof();
    }

    private static ProbeFailure failed(ProtocolRequest request, String key) {
        return new ProbeFailure(
                Diagnosis.AUTHENTICATION_FAILED, request.messages().get(key));
    }

    private static ProbeFailure other(ProtocolRequest request) {
        return new ProbeFailure(
                Diagnosis.WRONG_BASE_URL, request.messages().get("probe.store.other_protocol", "memcached"));
    }
}
