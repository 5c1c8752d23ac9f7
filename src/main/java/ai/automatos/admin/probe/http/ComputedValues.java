package ai.automatos.admin.probe.http;

import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.catalog.HttpRecipe.KeyFormat;
import ai.automatos.admin.catalog.Template;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.crypto.Hash;
import ai.automatos.admin.crypto.Hmac;
import ai.automatos.admin.crypto.PrivateKeySigner;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes tokens and signatures: RFC 7515 and 7518 for JWT, RFC 2104 for HMAC. */
final class ComputedValues {
    /** RFC 9110, 5.6.7: the day has two digits always. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern(
                    "yyyyMMdd'T'HH:mm:ss'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Pattern NOW = Pattern.compile("\\{now(?:([+-]\\d{1,9}))?}");

    private final RequestValues values;

    ComputedValues(RequestValues values) {
        this.values = values;
    }

    String jwt(HttpRecipe.Jwt recipe) {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("alg", recipe.algorithm());
        header.put("typ", "JWT");
        JsonNode more = filled(recipe.header());
        more.properties().forEach(entry -> header.set(entry.getKey(), entry.getValue()));
        String signed = base64Url(Json.write(header)) + "." + base64Url(Json.write(filled(recipe.claims())));
        byte[] message = signed.getBytes(StandardCharsets.US_ASCII);
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature(recipe, message));
    }

    String mac(HttpRecipe.Mac recipe) {
        String text = new Template(recipe.message()).fill(this::orEmpty).orElseThrow();
        byte[] message = bytes(text, recipe.messageFormat(), recipe.message());
        byte[] digest = recipe.algorithm().startsWith("Hmac")
                ? Hmac.of(hash(recipe.algorithm().substring(4)), key(recipe.key(), recipe.keyFormat()), message)
                : hash(recipe.algorithm()).digest(message);
        return recipe.prefix()
                + (recipe.encoding().equals("hex")
                        ? HexFormat.of().formatHex(digest)
                        : Base64.getEncoder().encodeToString(digest));
    }

    private byte[] signature(HttpRecipe.Jwt recipe, byte[] message) {
        if (recipe.algorithm().equals("HS256")) {
            return Hmac.sha256(key(recipe.key(), recipe.keyFormat()), message);
        }
        return signature(recipe.algorithm(), recipe.key(), "", message);
    }

    String signed(HttpRecipe.Signed recipe) {
        String message = new Template(recipe.message()).fill(this::orEmpty).orElseThrow();
        String passphrase = new Template(recipe.passphrase()).fill(values::get).orElse("");
        byte[] signature =
                signature(recipe.algorithm(), recipe.key(), passphrase, message.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signature);
    }

    /** RFC 7519, 4, unverified: what the token says of itself. */
    static Optional<String> claim(String token, String name) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
            JsonNode value =
                    Json.read(new String(payload, StandardCharsets.UTF_8)).path(name);
            return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
        } catch (IllegalArgumentException | JsonProcessingException e) {
            return Optional.empty();
        }
    }

    String time(HttpRecipe.Time recipe) {
        Instant moment = values.now().plusSeconds(recipe.plusSeconds());
        return switch (recipe.format()) {
            case EPOCH -> Long.toString(moment.getEpochSecond());
            case HTTP -> HTTP_DATE.format(moment);
            case ISO -> DateTimeFormatter.ISO_INSTANT.format(moment.truncatedTo(ChronoUnit.SECONDS));
            case DATE -> DateTimeFormatter.ISO_LOCAL_DATE.format(moment.atZone(ZoneOffset.UTC));
            case COMPACT -> COMPACT.format(moment);
        };
    }

    private byte[] signature(String algorithm, String key, String passphrase, byte[] message) {
        String field = field(key);
        try {
            PrivateKeySigner signer = PrivateKeySigner.ofPem(text(key), passphrase);
            if (signer.isElliptic() != algorithm.startsWith("ES")) {
                throw new UnusableValueException(field);
            }
            return signer.signSha256(message);
        } catch (GeneralSecurityException e) {
            throw new UnusableValueException(field);
        }
    }

    private byte[] key(String template, KeyFormat format) {
        return bytes(text(template), format, template);
    }

    private static byte[] bytes(String text, KeyFormat format, String template) {
        try {
            return switch (format) {
                case TEXT -> text.getBytes(StandardCharsets.UTF_8);
                case HEX -> HexFormat.of().parseHex(text);
                case BASE64 -> Base64.getDecoder().decode(text);
                case PEM -> throw new IllegalArgumentException("a private key is no HMAC key");
            };
        } catch (IllegalArgumentException e) {
            throw new UnusableValueException(field(template));
        }
    }

    private String text(String template) {
        return new Template(template).fill(values::get).orElseThrow(() -> new UnusableValueException(field(template)));
    }

    private Optional<String> orEmpty(String name) {
        return Optional.of(values.get(name).orElse(""));
    }

    private static String field(String template) {
        return new Template(template).fields().stream().findFirst().orElse(template);
    }

    private JsonNode filled(JsonNode node) {
        return new JsonTemplate(node).fill(text -> {
            Matcher now = NOW.matcher(text);
            if (now.matches()) {
                long shift = now.group(1) == null ? 0 : Long.parseLong(now.group(1));
                return JsonNodeFactory.instance.numberNode(values.now().getEpochSecond() + shift);
            }
            return new Template(text)
                    .fill(values::get)
                    .<JsonNode>map(JsonNodeFactory.instance::textNode)
                    .orElse(JsonNodeFactory.instance.missingNode());
        });
    }

    private static Hash hash(String name) {
        return switch (name) {
            case "SHA1", "SHA-1" -> Hash.SHA_1;
            case "SHA256", "SHA-256" -> Hash.SHA_256;
            case "SHA512", "SHA-512" -> Hash.SHA_512;
            default -> throw new IllegalArgumentException("hash " + name);
        };
    }

    private static String base64Url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
