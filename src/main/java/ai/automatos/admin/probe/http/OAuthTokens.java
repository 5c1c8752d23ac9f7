package ai.automatos.admin.probe.http;

import ai.automatos.admin.catalog.OAuthClient;
import ai.automatos.admin.common.SecretBytes;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a token address handed out.
 *
 * @param values access token and, if there is one, refresh token, by the keys of their fields; the receiver wipes them
 * @param expires when the access token ends, or null if the provider did not say
 */
public record OAuthTokens(
        Map<String, SecretBytes> values, @Nullable Instant expires) {
    static OAuthTokens of(String access, String refresh, @Nullable Instant expires) {
        Map<String, SecretBytes> values = new TreeMap<>();
        values.put(OAuthClient.ACCESS_TOKEN, SecretBytes.ofUtf8(access));
        if (!refresh.isEmpty()) {
            values.put(OAuthClient.REFRESH_TOKEN, SecretBytes.ofUtf8(refresh));
        }
        return new OAuthTokens(Map.copyOf(values), expires);
    }
}
