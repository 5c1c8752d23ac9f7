package ai.automatos.admin.probe.http;

import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.catalog.TestRecipe;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Deadline;
import ai.automatos.admin.probe.ConnectionProbe;
import ai.automatos.admin.probe.FieldValues;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tests by HTTP: logins, one question, and perhaps a second read. Thread-safe. */
public final class HttpProbe implements ConnectionProbe {
    private final HttpConversations conversations;

    public HttpProbe(HttpConversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public boolean supports(TestRecipe recipe) {
        return recipe instanceof HttpRecipe;
    }

    @Override
    public Set<String> hosts(TestRecipe recipe, FieldValues values) {
        HttpRecipe http = (HttpRecipe) recipe;
        Stream<HttpRecipe.Exchange> asked = Stream.concat(
                http.logins().stream(),
                Stream.of(http.question(), http.second()).filter(Objects::nonNull));
        return asked.map(HttpRecipe.Exchange::request)
                .flatMap(request -> new AddressTemplate(
                                request.url(),
                                new RequestValues(
                                        values,
                                        Map.of(),
                                        request.computed(),
                                        conversations.clock().instant()))
                        .host().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public Proof probe(TestRecipe recipe, FieldValues values, Duration limit, CancelSignal cancel)
            throws ProbeFailure, IOException {
        return conversations.hold((HttpRecipe) recipe, values, Deadline.in(limit), cancel);
    }
}
