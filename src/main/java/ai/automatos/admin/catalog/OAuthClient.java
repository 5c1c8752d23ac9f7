package ai.automatos.admin.catalog;

import java.util.List;
import java.util.Map;

/**
 * How a user signs in to the provider and how access is renewed: OAuth 2.0 authorization code with PKCE (RFC 6749, 7636,
 * 8252). Addresses and values are templates. The fields are {@code client_id}, {@code client_secret},
 * {@code access_token} and {@code refresh_token}.
 *
 * @param scopes what is asked for; one text may hold several in the provider's own notation
 * @param basic whether the client's name and secret go to the token address by HTTP Basic instead of in the form
 * @param parameters more entries of the authorize address, such as {@code access_type}
 */
public record OAuthClient(
        String authorizeUrl, String tokenUrl, List<String> scopes, boolean basic, Map<String, String> parameters) {
    public static final String CLIENT_ID = "client_id";
    public static final String CLIENT_SECRET = "client_secret";
    public static final String ACCESS_TOKEN = "access_token";
    public static final String REFRESH_TOKEN = "refresh_token";

    public OAuthClient {
        scopes = List.copyOf(scopes);
        parameters = Map.copyOf(parameters);
    }
}
