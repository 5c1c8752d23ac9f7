package ai.automatos.admin.net;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered. All of it is data from a stranger, and may echo the request.
 *
 * @param headers names in lower case
 * @param body decompressed, at most the client's cap
 * @param truncated whether the body went on after the cap
 * @param redirect where a redirect pointed that was not followed: scheme, host and port only; or null
 */
public record OutboundReply(
        int status,
        Map<String, List<String>> headers,
        byte[] body,
        boolean truncated,
        @Nullable URI redirect) {
    /** The first value of a header, or the empty text. */
    public String header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** The body as UTF-8; broken sequences become U+FFFD. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "OutboundReply[" + status + ", " + body.length + " bytes]";
    }
}
