package ai.automatos.admin.net;

import java.net.URI;
import java.util.Map;

/**
 * One request to somebody else's server.
 *
 * @param address http or https
 * @param headers may carry secrets
 * @param body sent as it is; empty for none
 */
public record OutboundRequest(String method, URI address, Map<String, String> headers, byte[] body) {
    public OutboundRequest {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "OutboundRequest[" + method + " " + address.getHost() + "]";
    }
}
