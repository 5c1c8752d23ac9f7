package ai.automatos.admin.probe.stomp;

import ai.automatos.admin.catalog.ProtocolRecipe;
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
import java.util.Locale;

/** Tests by logging in to a broker that speaks STOMP. A login is one frame of text, written here. Thread-safe. */
public final class StompProbe implements ProtocolProbe {
    private static final int PASSWORD_LENGTH = 24;

    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals("stomp");
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure, IOException {
        request.requireUsable(text -> text.chars().noneMatch(Character::isISOControl), "username", "password", "vhost");
        String user = request.text("username");
        String password = request.text("password");
        StompBroker broker = new StompBroker(route, request);
        StompBroker.Answer answer = broker.ask(user, password);
        if (!answer.letIn()) {
            throw refusal(answer.frame());
        }
        if (!password.isEmpty() && takesAnyPassword(broker, user)) {
            throw request.invalid("probe.detail.takes_any_login");
        }
        return evidence(request, answer).proof();
    }

    /** A made-up password is tried only where clients come in without any: no broker counts a failed login. */
    private static boolean takesAnyPassword(StompBroker broker, String user) {
        return !CounterProof.fails(() -> broker.ask("", "").letIn()
                && broker.ask(user, MadeUp.text(PASSWORD_LENGTH)).letIn());
    }

    /** The protocol has no codes: what is neither about the version nor the virtual host is about the login. */
    private static ProbeFailure refusal(StompFrame error) {
        String detail = (error.header("message") + " " + error.body()).strip();
        String words = detail.toLowerCase(Locale.ROOT);
        Diagnosis diagnosis = Diagnosis.AUTHENTICATION_FAILED;
        if (words.contains("virtual host") || words.contains("vhost")) {
            diagnosis = words.contains("denied") || words.contains("refused")
                    ? Diagnosis.PERMISSION_DENIED
                    : Diagnosis.DATABASE_NOT_FOUND;
        } else if (words.contains("protocol version")) {
            diagnosis = Diagnosis.WRONG_BASE_URL;
        }
        return new ProbeFailure(diagnosis, detail.isEmpty() ? error.command() : detail);
    }

    private static Evidence evidence(ProtocolRequest request, StompBroker.Answer answer) {
        String version = answer.frame().headers().getOrDefault("version", "1.0");
        String server = answer.frame().header("server").replace('/', ' ');
        return new Evidence(request.messages(), server.isEmpty() ? "STOMP broker" : server)
                .add("STOMP " + version)
                .login(request.given("username").orElse(null))
                .tls(answer.tls());
    }
}
