package ai.automatos.admin.credential.oauth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A user with a browser who agrees to everything the provider asks. */
public final class AgreeingUser {
    private AgreeingUser() {}

    /** Comes back with a code from the page that was opened. */
    public static void signIn(URI page) {
        Map<String, String> query = query(page.getRawQuery());
        int status = get(query.get("redirect_uri") + "?code=code-1&state=" + query.get("state"));
        if (status != 200) {
            throw new AssertionError("the browser came back to " + status);
        }
    }

    /** @return the status of the answer */
    static int get(String address) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
            int status = connection.getResponseCode();
            connection.disconnect();
            return status;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entries of a query or of a form. */
    public static Map<String, String> query(String raw) {
        return Arrays.stream(raw.split("&"))
                .map(entry -> entry.split("=", 2))
                .collect(Collectors.toMap(
                        entry -> entry[0], entry -> URLDecoder.decode(entry[1], StandardCharsets.UTF_8)));
    }
}
