package ai.automatos.admin.probe.http;

import ai.automatos.admin.catalog.TestRecipe;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.net.AddressGuard;
import ai.automatos.admin.net.OutboundHttp;
import ai.automatos.admin.net.OutboundReply;
import ai.automatos.admin.net.OutboundRequest;
import ai.automatos.admin.probe.ConnectionProbe;
import ai.automatos.admin.probe.FieldValues;
import ai.automatos.admin.probe.ProbeFailure;
import java.io.IOException;
import java.time.Duration;

/** Tests by one HTTP request. Thread-safe. */
public final class HttpProbe implements ConnectionProbe {
    private final OutboundHttp http;
    private final AddressGuard guard;
    private final Messages messages;

    public HttpProbe(OutboundHttp http, AddressGuard guard, Messages messages) {
        this.http = http;
        this.guard = guard;
        this.messages = messages;
    }

    @Override
    public boolean supports(TestRecipe recipe) {
        return recipe instanceof TestRecipe.Http;
    }

    @Override
    public String probe(TestRecipe recipe, FieldValues values, Duration limit, CancelSignal cancel)
            throws ProbeFailure, IOException {
        TestRecipe.Http request = (TestRecipe.Http) recipe;
        OutboundRequest outgoing = new RequestBuilder(request, values, messages).build();
        OutboundReply reply = http.send(outgoing, guard, limit, cancel);
        ReplyReader reader = new ReplyReader(request, reply);
        String identity = reader.identity();
        return identity.isEmpty()
                ? messages.get("probe.evidence.http", outgoing.address().getHost(), reader.statusLine())
                : identity;
    }
}
