package ai.automatos.admin.probe.http;

import ai.automatos.admin.crypto.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The answer to a Digest challenge, RFC 7616: MD5 and SHA-256, their session forms, quality {@code auth}. */
final class DigestLogin {
    private static final Pattern PARAMETER =
            Pattern.compile("([a-zA-Z]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,]+))");

    private final String user;
    private final String password;
    private final String clientNonce;

    DigestLogin(String user, String password, String clientNonce) {
        this.user = user;
        this.password = password;
        this.clientNonce = clientNonce;
    }

    /**
     * @param challenges the values of the header {@code WWW-Authenticate}
     * @param target path and query as they are sent
     * @return the value of the header {@code Authorization}; empty if no challenge is Digest or none can be answered
     */
    Optional<String> answer(List<String> challenges, String method, String target) {
        return challenges.stream()
                .filter(challenge -> challenge.regionMatches(true, 0, "Digest ", 0, 7))
                .map(challenge -> parameters(challenge.substring(7)))
                .filter(challenge -> hash(challenge).isPresent())
                .min((one, other) ->
                        hash(other).orElseThrow().compareTo(hash(one).orElseThrow()))
                .map(challenge -> answer(challenge, method, target));
    }

    private String answer(Map<String, String> challenge, String method, String target) {
        Hash hash = hash(challenge).orElseThrow();
        String realm = challenge.getOrDefault("realm", "");
        String nonce = challenge.getOrDefault("nonce", "");
        String secret = hex(hash, user + ":" + realm + ":" + password);
        if (challenge.getOrDefault("algorithm", "").toLowerCase(Locale.ROOT).endsWith("-sess")) {
            secret = hex(hash, secret + ":" + nonce + ":" + clientNonce);
        }
        String request = hex(hash, method + ":" + target);
        boolean quality = Arrays.asList(challenge.getOrDefault("qop", "").split("\\s*,\\s*"))
                .contains("auth");
        String response = quality
                ? hex(hash, secret + ":" + nonce + ":00000001:" + clientNonce + ":auth:" + request)
                : hex(hash, secret + ":" + nonce + ":" + request);
        StringBuilder header =
                new StringBuilder("Digest username=\"").append(quoted(user)).append('"');
        header.append(", realm=\"").append(quoted(realm)).append('"');
        header.append(", nonce=\"").append(quoted(nonce)).append('"');
        header.append(", uri=\"").append(target).append('"');
        header.append(", response=\"").append(response).append('"');
        if (challenge.containsKey("algorithm")) {
            header.append(", algorithm=").append(challenge.get("algorithm"));
        }
        if (challenge.containsKey("opaque")) {
            header.append(", opaque=\"").append(quoted(challenge.get("opaque"))).append('"');
        }
        if (quality) {
            header.append(", qop=auth, nc=00000001, cnonce=\"")
                    .append(clientNonce)
                    .append('"');
        }
        return header.toString();
    }

    private static Optional<Hash> hash(Map<String, String> challenge) {
        return switch (challenge.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT)) {
            case "MD5", "MD5-SESS" -> Optional.of(Hash.MD5);
            case "SHA-256", "SHA-256-SESS" -> Optional.of(Hash.SHA_256);
            default -> Optional.empty();
        };
    }

    private static Map<String, String> parameters(String challenge) {
        Map<String, String> found = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(challenge);
        while (matcher.find()) {
            String value = matcher.group(2) == null
                    ? matcher.group(3)
                    : matcher.group(2).replaceAll("\\\\(.)", "$1");
            found.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value);
        }
        return found;
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String hex(Hash hash, String text) {
        return HexFormat.of().formatHex(hash.digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
