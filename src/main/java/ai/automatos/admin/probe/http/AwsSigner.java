package ai.automatos.admin.probe.http;

import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.catalog.Template;
import ai.automatos.admin.crypto.Hash;
import ai.automatos.admin.crypto.Hmac;
import ai.automatos.admin.net.OutboundRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** AWS Signature Version 4, as Amazon's guide "Signing AWS API requests" describes it. */
final class AwsSigner {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final HttpRecipe.AwsSigV4 recipe;
    private final RequestValues values;

    AwsSigner(HttpRecipe.AwsSigV4 recipe, RequestValues values) {
        this.recipe = recipe;
        this.values = values;
    }

    OutboundRequest sign(OutboundRequest request) {
        Instant now = values.now();
        String moment = MOMENT.format(now);
        String service = needed(recipe.service());
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.put("X-Amz-Date", moment);
        String payload = HexFormat.of().formatHex(Hash.SHA_256.digest(request.body()));
        if (service.equals("s3")) {
            headers.put("X-Amz-Content-Sha256", payload);
        }
        new Template(recipe.sessionToken())
                .fill(values::get)
                .filter(token -> !token.isEmpty())
                .ifPresent(token -> headers.put("X-Amz-Security-Token", token));
        TreeMap<String, String> signed = signedHeaders(headers, request.address());
        String names = String.join(";", signed.keySet());
        String scope = moment.substring(0, 8) + "/" + needed(recipe.region()) + "/" + service + "/aws4_request";
        String canonical = String.join(
                "\n",
                request.method(),
                path(request.address(), service),
                query(request.address()),
                lines(signed),
                names,
                payload);
        String toSign = String.join("\n", ALGORITHM, moment, scope, hex(Hash.SHA_256.digest(bytes(canonical))));
        headers.put(
                "Authorization",
                ALGORITHM + " Credential=" + needed(recipe.accessKey()) + "/" + scope + ", SignedHeaders=" + names
                        + ", Signature=" + hex(Hmac.sha256(key(scope), bytes(toSign))));
        return new OutboundRequest(request.method(), request.address(), headers, request.body());
    }

    private byte[] key(String scope) {
        byte[] key = bytes("AWS4" + needed(recipe.secretKey()));
        for (String part : scope.split("/")) {
            key = Hmac.sha256(key, bytes(part));
        }
        return key;
    }

    /** Only what is sent exactly as it is signed: a client may add or reorder other headers. */
    private static TreeMap<String, String> signedHeaders(Map<String, String> headers, URI address) {
        TreeMap<String, String> signed = new TreeMap<>();
        signed.put("host", address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort());
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("x-amz-") || lower.equals("content-type")) {
                signed.put(lower, value.strip().replaceAll(" +", " "));
            }
        });
        return signed;
    }

    private static String lines(TreeMap<String, String> headers) {
        StringBuilder lines = new StringBuilder();
        headers.forEach(
                (name, value) -> lines.append(name).append(':').append(value).append('\n'));
        return lines.toString();
    }

    /** Every service but S3 signs the path with its percent signs encoded once more. */
    private static String path(URI address, String service) {
        String path = address.getRawPath();
        if (path == null || path.isEmpty()) {
            return "/";
        }
        return service.equals("s3") ? path : path.replace("%", "%25");
    }

    private static String query(URI address) {
        String raw = address.getRawQuery();
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        List<String> entries = new ArrayList<>();
        for (String entry : raw.split("&")) {
            entries.add(entry.contains("=") ? entry : entry + "=");
        }
        entries.sort(null);
        return String.join("&", entries);
    }

    private String needed(String template) {
        Template filled = new Template(template);
        return filled.fill(values::get)
                .orElseThrow(() -> new UnusableValueException(
                        filled.fields().stream().findFirst().orElse(template)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
