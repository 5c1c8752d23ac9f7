package ai.automatos.admin.probe.http;

import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.catalog.HttpRecipe.Exchange;
import ai.automatos.admin.catalog.HttpRecipe.Predicate;
import ai.automatos.admin.catalog.HttpRecipe.Request;
import ai.automatos.admin.catalog.HttpRecipe.Success;
import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.catalog.TestRecipe;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Deadline;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.probe.ConnectionProbe;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.FieldValues;
import ai.automatos.admin.probe.NotTestableHere;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.kubernetes.Kubeconfig;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks a Kubernetes cluster who we are. A cluster without that question (before 1.28) is asked for its API versions,
 * which it tells to those alone whom it knows. Programs that a kubeconfig names are never run. Thread-safe.
 */
public final class KubeconfigProbe implements ConnectionProbe {
    private static final String USER = "status.userInfo.username";
    private static final JsonNode ANONYMOUS = JsonNodeFactory.instance.textNode("system:anonymous");

    private final HttpConversations conversations;

    public KubeconfigProbe(HttpConversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public boolean supports(TestRecipe recipe) {
        return recipe instanceof ProtocolRecipe protocol && protocol.kind().equals("kubeconfig");
    }

    @Override
    public Proof probe(TestRecipe recipe, FieldValues values, Duration limit, CancelSignal cancel)
            throws ProbeFailure, NotTestableHere, IOException {
        ProtocolRequest request = new ProtocolRequest((ProtocolRecipe) recipe, values, conversations.messages());
        Kubeconfig config = read(request);
        FieldValues parts = parts(config, values);
        Deadline deadline = Deadline.in(limit);
        try {
            return conversations.hold(whoAmI(config), parts, deadline, cancel);
        } catch (ProbeFailure e) {
            if (e.diagnosis() != Diagnosis.WRONG_BASE_URL) {
                throw e;
            }
        }
        return conversations.hold(versions(config), parts, deadline, cancel);
    }

    private Kubeconfig read(ProtocolRequest request) throws ProbeFailure, NotTestableHere {
        try {
            return Kubeconfig.read(request.required("kubeconfig"), request.text("context"));
        } catch (Kubeconfig.UnusableException e) {
            String why = request.messages()
                    .get("probe.kubeconfig." + e.problem().name().toLowerCase(Locale.ROOT));
            if (e.problem() == Kubeconfig.Problem.PLUGIN) {
                throw new NotTestableHere(why);
            }
            throw new ProbeFailure(Diagnosis.INVALID_INPUT, why);
        }
    }

    /** The file's parts as values of their own, which must not leave either. */
    private static FieldValues parts(Kubeconfig config, FieldValues values) {
        Map<String, SecretBytes> parts = new HashMap<>();
        Map.of(
                        "server", config.server(),
                        "authority", config.authority(),
                        "token", config.token(),
                        "certificate", config.certificate(),
                        "key", config.key(),
                        "username", config.username(),
                        "password", config.password())
                .forEach((name, value) -> parts.put(name, SecretBytes.ofUtf8(value)));
        values.narrowSecret("kubeconfig", List.of(config.token(), config.key(), config.password()));
        return values.with(parts);
    }

    private static HttpRecipe whoAmI(Kubeconfig config) {
        JsonNode review = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", "authentication.k8s.io/v1")
                .put("kind", "SelfSubjectReview");
        Predicate known = new Predicate(USER, Predicate.Test.NOT_EQUALS, ANONYMOUS);
        return recipe(
                config,
                new Exchange(
                        request(config, "POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews", review),
                        new Success(Set.of(200, 201), known, USER.substring(USER.lastIndexOf('.') + 1)),
                        Map.of()),
                "user {" + USER + "}, Kubernetes {gitVersion}");
    }

    private static HttpRecipe versions(Kubeconfig config) {
        Predicate api = new Predicate("kind", Predicate.Test.EQUALS, JsonNodeFactory.instance.textNode("APIVersions"));
        return recipe(
                config,
                new Exchange(request(config, "GET", "/api", null), new Success(Set.of(200), api, null), Map.of()),
                "Kubernetes {gitVersion}");
    }

    private static HttpRecipe recipe(Kubeconfig config, Exchange question, String identity) {
        Exchange version =
                new Exchange(request(config, "GET", "/version", null), new Success(Set.of(200), null, null), Map.of());
        return new HttpRecipe(
                "",
                false,
                List.of(),
                List.of(),
                List.of(),
                question,
                version,
                identity,
                HttpRecipe.Told.NOTHING,
                config.certificate().isEmpty() && config.authority().isEmpty()
                        ? null
                        : new HttpRecipe.ClientCertificate(
                                config.certificate().isEmpty() ? "" : "{certificate}", "{key}", "", "{authority}"),
                List.of(new HttpRecipe.Hint(null, USER, "system:anonymous", null, Diagnosis.INVALID_KEY.name())));
    }

    private static Request request(Kubeconfig config, String method, String path, @Nullable JsonNode body) {
        return new Request(
                method,
                "{server}" + path,
                config.token().isEmpty() ? Map.of() : Map.of("Authorization", "Bearer {token}"),
                Map.of(),
                config.token().isEmpty() && !config.username().isEmpty()
                        ? new HttpRecipe.Login("{username}", "{password}")
                        : null,
                body == null ? new HttpRecipe.NoBody() : new HttpRecipe.JsonBody(body),
                Map.of(),
                null);
    }
}
