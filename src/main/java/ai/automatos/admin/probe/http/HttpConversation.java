package ai.automatos.admin.probe.http;

import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.catalog.HttpRecipe.Exchange;
import ai.automatos.admin.catalog.Template;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Deadline;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.net.AddressGuard;
import ai.automatos.admin.net.OutboundReply;
import ai.automatos.admin.net.OutboundRequest;
import ai.automatos.admin.probe.CounterProof;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.FieldValues;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One test's exchanges, in order; what one answer gives, the next requests may use. For one thread, once. */
final class HttpConversation {
    /** What a service may refuse although it knows who asks. */
    private static final Set<Diagnosis> KNOWN_BUT_REFUSED = Set.of(Diagnosis.PERMISSION_DENIED, Diagnosis.NO_CREDIT);

    private final HttpRecipe recipe;
    private final FieldValues fields;
    private final HttpConversations all;
    private final Messages messages;
    private final AddressGuard reach;
    private final Deadline deadline;
    private final CancelSignal cancel;
    private final Map<String, String> taken = new HashMap<>();
    private final List<ReplyReader> answers = new ArrayList<>();
    private @Nullable ClientIdentity identity;

    HttpConversation(
            HttpRecipe recipe, FieldValues fields, HttpConversations all, Deadline deadline, CancelSignal cancel) {
        this.recipe = recipe;
        this.fields = fields;
        this.all = all;
        this.messages = all.messages();
        this.reach = fields.reach(all.guard());
        this.deadline = deadline;
        this.cancel = cancel;
    }

    Proof hold() throws ProbeFailure, IOException {
        for (String field : recipe.needs()) {
            if (fields.get(field).isEmpty()) {
                throw new ProbeFailure(
                        Diagnosis.INVALID_INPUT, messages.get("probe.detail.needed", fields.label(field)));
            }
        }
        HttpRecipe.ClientCertificate shown = recipe.clientCertificate();
        if (shown != null) {
            identity = ClientIdentity.of(shown, fields, all.clock().instant(), messages);
        }
        for (Exchange login : recipe.logins()) {
            ask(login);
        }
        // Behind a login the identity stands; what is refused from there on is a reservation, no failure.
        @Nullable
        ProbeFailure reservation = recipe.logins().isEmpty() ? sure(recipe.question()) : reservation(recipe.question());
        Exchange second = recipe.second();
        if (second != null && reservation == null) {
            reservation = reservation(second);
        }
        String evidence = identity();
        if (!recipe.loginFields().isEmpty()) {
            evidence = withLogin(evidence);
        }
        Proof proof = new ToldByAnswers(recipe.told(), answers, valuesOf(recipe.question()), messages)
                .addTo(evidence, reservation);
        return identity == null ? proof : identity.addTo(proof);
    }

    private @Nullable ProbeFailure sure(Exchange exchange) throws ProbeFailure, IOException {
        ask(exchange);
        return null;
    }

    private @Nullable ProbeFailure reservation(Exchange exchange) throws ProbeFailure, IOException {
        try {
            ask(exchange);
            return null;
        } catch (ProbeFailure e) {
            if (KNOWN_BUT_REFUSED.contains(e.diagnosis())) {
                return e;
            }
            throw e;
        }
    }

    private void ask(Exchange exchange) throws ProbeFailure, IOException {
        RequestValues values = valuesOf(exchange);
        OutboundRequest request = new RequestBuilder(exchange.request(), values, messages).build();
        OutboundReply reply = send(request);
        if (exchange.request().signing() instanceof HttpRecipe.Digest digest && reply.status() == 401) {
            Optional<OutboundRequest> answer = answered(digest, values, request, reply);
            if (answer.isPresent()) {
                reply = send(answer.get());
            }
        }
        ReplyReader reader = new ReplyReader(exchange, recipe.hints(), request.address(), reply);
        reader.requireSuccess();
        answers.add(0, reader);
        for (Map.Entry<String, String> take : exchange.take().entrySet()) {
            String value = reader.textAt(take.getValue())
                    .orElseThrow(() -> new ProbeFailure(
                            Diagnosis.OTHER,
                            messages.get("probe.detail.not_given", reader.statusLine(), take.getKey())));
            taken.put(take.getKey(), value);
            fields.learnSecret(value);
        }
    }

    /** @throws ProbeFailure if a login was given, and the server answers without one too */
    private String withLogin(String evidence) throws ProbeFailure {
        List<String> given = recipe.loginFields().stream()
                .filter(field -> fields.get(field).isPresent())
                .toList();
        if (given.isEmpty()) {
            return evidence + ", " + messages.get("probe.evidence.no_login");
        }
        if (!CounterProof.fails(this::answersAnybody)) {
            String labels = given.stream().map(fields::label).collect(Collectors.joining(", "));
            throw new ProbeFailure(Diagnosis.INVALID_INPUT, messages.get("probe.detail.login_not_asked", labels));
        }
        return evidence;
    }

    /** Asks once more, without the login and unsigned. */
    private boolean answersAnybody() throws ProbeFailure, IOException {
        Exchange question = recipe.question();
        HttpRecipe.Request signed = question.request();
        HttpRecipe.Request unsigned = new HttpRecipe.Request(
                signed.method(),
                signed.url(),
                signed.headers(),
                signed.query(),
                signed.basic(),
                signed.body(),
                signed.computed(),
                null);
        RequestValues nobody = new RequestValues(
                fields.without(recipe.loginFields()),
                taken,
                signed.computed(),
                all.clock().instant());
        OutboundRequest request = new RequestBuilder(unsigned, nobody, messages).build();
        OutboundReply reply = all.http().send(request, reach, left(), cancel);
        new ReplyReader(question, recipe.hints(), request.address(), reply).requireSuccess();
        return true;
    }

    private RequestValues valuesOf(Exchange exchange) {
        return new RequestValues(
                fields, taken, exchange.request().computed(), all.clock().instant());
    }

    private OutboundReply send(OutboundRequest request) throws ProbeFailure, IOException {
        return identity == null
                ? all.http().send(request, reach, left(), cancel)
                : all.http().send(request, identity.forRequestTo(request.address()), reach, left(), cancel);
    }

    private Duration left() throws SocketTimeoutException {
        Duration left = deadline.left();
        if (left.isZero()) {
            throw new SocketTimeoutException("no complete answer in time");
        }
        return left;
    }

    private static Optional<OutboundRequest> answered(
            HttpRecipe.Digest digest, RequestValues values, OutboundRequest request, OutboundReply reply) {
        URI address = request.address();
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String target = address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
        DigestLogin login = new DigestLogin(
                filled(digest.login().user(), values),
                filled(digest.login().password(), values),
                values.get("random_hex").orElseThrow());
        return login.answer(reply.headers().getOrDefault("www-authenticate", List.of()), request.method(), target)
                .map(authorization -> {
                    Map<String, String> headers = new LinkedHashMap<>(request.headers());
                    headers.put("Authorization", authorization);
                    return new OutboundRequest(request.method(), address, headers, request.body());
                });
    }

    private static String filled(String template, RequestValues values) {
        return new Template(template).fill(values::get).orElse("");
    }

    /** Who the service says we are; where the recipe cannot tell, which host answered what. The newest answer first. */
    private String identity() {
        ReplyReader last = answers.get(0);
        String plain = messages.get("probe.evidence.http", last.host(), last.statusLine());
        return recipe.identity() == null
                ? plain
                : new Template(recipe.identity()).fill(this::inAnswers).orElse(plain);
    }

    private Optional<String> inAnswers(String path) {
        return answers.stream().flatMap(answer -> answer.textAt(path).stream()).findFirst();
    }
}
