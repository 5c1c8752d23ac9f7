package ai.automatos.admin.probe.nats;

import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.probe.Authorities;
import ai.automatos.admin.probe.CounterProof;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.Evidence;
import ai.automatos.admin.probe.MadeUp;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Tests by logging in to a NATS server and sending a ping. The login is a line of text, so it is written here; the
 * client library reconnects and follows the cluster, which a test must not do. Thread-safe.
 */
public final class NatsProbe implements ProtocolProbe {
    private static final int PASSWORD_LENGTH = 24;

    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals("nats");
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure, IOException {
        NatsServer server = new NatsServer(request, route, Authorities.of(request, route));
        Map<String, String> login = new LinkedHashMap<>();
        request.given("username").ifPresent(user -> login.put("user", user));
        request.given("password").ifPresent(password -> login.put("pass", password));
        request.given("token").ifPresent(token -> login.put("auth_token", token));
        NatsServer.Answer answer = server.ask(login);
        if (!answer.letIn()) {
            throw new ProbeFailure(diagnosis(answer.refusal()), answer.refusal());
        }
        if (!login.isEmpty() && takesAnyLogin(server, answer, login)) {
            throw request.invalid("probe.detail.takes_any_login");
        }
        return evidence(request, answer).proof();
    }

    /** Some servers that ask for no login look at one all the same: a made-up one shows whether they do. */
    private static boolean takesAnyLogin(NatsServer server, NatsServer.Answer answer, Map<String, String> login) {
        if (answer.info().path("auth_required").asBoolean()) {
            return false;
        }
        Map<String, String> madeUp = new LinkedHashMap<>(login);
        madeUp.replaceAll((name, value) -> name.equals("user") ? value : MadeUp.text(PASSWORD_LENGTH));
        madeUp.putIfAbsent("pass", MadeUp.text(PASSWORD_LENGTH));
        return !CounterProof.fails(() -> server.ask(madeUp).letIn());
    }

    private static Diagnosis diagnosis(String refusal) {
        String words = refusal.toLowerCase(Locale.ROOT);
        if (words.contains("authorization") || words.contains("authentication")) {
            return Diagnosis.AUTHENTICATION_FAILED;
        }
        if (words.contains("tls required")) {
            return Diagnosis.TLS_FAILED;
        }
        return words.contains("permission") ? Diagnosis.PERMISSION_DENIED : Diagnosis.SERVICE_ERROR;
    }

    private static Evidence evidence(ProtocolRequest request, NatsServer.Answer answer) {
        String version = answer.info().path("version").asText();
        Evidence evidence = new Evidence(request.messages(), ("NATS " + version).strip());
        if (request.given("username").isPresent()) {
            evidence.user(request.text("username"));
        } else if (request.given("token").isPresent()) {
            evidence.add(request.messages().get("probe.evidence.by_token"));
        } else {
            evidence.withoutLogin();
        }
        return evidence.tls(answer.tls());
    }
}
