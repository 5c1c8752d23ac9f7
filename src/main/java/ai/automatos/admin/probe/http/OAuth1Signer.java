package ai.automatos.admin.probe.http;

import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.catalog.Template;
import ai.automatos.admin.crypto.Hash;
import ai.automatos.admin.crypto.Hmac;
import ai.automatos.admin.net.OutboundRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** OAuth 1.0a, RFC 5849 section 3: HMAC-SHA1, HMAC-SHA256 and PLAINTEXT, in the Authorization header. */
final class OAuth1Signer {
    private final HttpRecipe.OAuth1 recipe;
    private final RequestValues values;

    OAuth1Signer(HttpRecipe.OAuth1 recipe, RequestValues values) {
        this.recipe = recipe;
        this.values = values;
    }

    /** @param form the entries of a form body, which are signed too (3.4.1.3.1) */
    OutboundRequest sign(OutboundRequest request, Map<String, String> form) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("oauth_consumer_key", filled(recipe.consumerKey()));
        if (!filled(recipe.token()).isEmpty()) {
            parameters.put("oauth_token", filled(recipe.token()));
        }
        String method = filled(recipe.method());
        parameters.put("oauth_signature_method", method);
        if (!method.equals("PLAINTEXT")) {
            parameters.put("oauth_timestamp", values.get("timestamp").orElseThrow());
            parameters.put("oauth_nonce", values.get("random_hex").orElseThrow());
        }
        parameters.put("oauth_version", "1.0");
        parameters.put("oauth_signature", signature(method, request, form, parameters));
        String realm = filled(recipe.realm());
        String header = parameters.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=\"" + encode(entry.getValue()) + "\"")
                .collect(Collectors.joining(", ", realm.isEmpty() ? "OAuth " : "OAuth realm=\"" + realm + "\", ", ""));
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.put("Authorization", header);
        return new OutboundRequest(request.method(), request.address(), headers, request.body());
    }

    private String signature(
            String method, OutboundRequest request, Map<String, String> form, Map<String, String> parameters) {
        String key = encode(filled(recipe.consumerSecret())) + "&" + encode(filled(recipe.tokenSecret()));
        if (method.equals("PLAINTEXT")) {
            return key;
        }
        Hash hash = method.equals("HMAC-SHA256") ? Hash.SHA_256 : Hash.SHA_1;
        byte[] mac = Hmac.of(hash, bytes(key), bytes(base(request, form, parameters)));
        return Base64.getEncoder().encodeToString(mac);
    }

    /** The signature base string, 3.4.1. */
    static String base(OutboundRequest request, Map<String, String> form, Map<String, String> parameters) {
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, value) -> pairs.add(encode(name) + "=" + encode(value)));
        form.forEach((name, value) -> pairs.add(encode(name) + "=" + encode(value)));
        String query = request.address().getRawQuery();
        if (query != null) {
            for (String entry : query.split("&")) {
                String[] parts = entry.split("=", 2);
                pairs.add(encode(decode(parts[0])) + "=" + encode(parts.length < 2 ? "" : decode(parts[1])));
            }
        }
        pairs.sort(null);
        return request.method().toUpperCase(Locale.ROOT)
                + "&" + encode(address(request.address()))
                + "&" + encode(String.join("&", pairs));
    }

    /** 3.4.1.2: lower case, without the scheme's own port, query and fragment. */
    private static String address(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        boolean usual = address.getPort() < 0 || address.getPort() == (scheme.equals("https") ? 443 : 80);
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + address.getPort())
                + path;
    }

    private String filled(String template) {
        return new Template(template).fill(values::get).orElse("");
    }

    private static String encode(String text) {
        return AddressTemplate.encode(text);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
