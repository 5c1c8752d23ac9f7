package ai.automatos.admin.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A test by HTTP: logins where there are any, one question, and a second read where the first proves too little. Every
 * text is a template: {@code {name}} takes a field's value, a part of a field's JSON ({@code {account.client_email}}),
 * what an earlier answer gave, or a computed value. A header, query entry or property whose placeholder is empty is
 * left out.
 *
 * @param usesQuota whether it uses up an allowance or ends a session, as the summary says
 * @param needs fields that the form may leave empty but the test cannot do without
 * @param loginFields fields that make the login; a server that answers the question without them too has proved nothing
 * @param logins asked in order before the question
 * @param second asked after the question succeeded; what it is refused is a warning, for the identity stands
 * @param identity sentence with {@code {path}} placeholders into the answers, or null
 * @param told what the service tells of the credential itself
 * @param clientCertificate shown in the TLS handshakes of all requests, or null
 * @param hints what a status or an error word in an answer means, first match wins, before what statuses usually mean
 */
public record HttpRecipe(
        String summary,
        boolean usesQuota,
        List<String> needs,
        List<String> loginFields,
        List<Exchange> logins,
        Exchange question,
        @Nullable Exchange second,
        @Nullable String identity,
        Told told,
        @Nullable ClientCertificate clientCertificate,
        List<Hint> hints)
        implements TestRecipe {
    public HttpRecipe {
        needs = List.copyOf(needs);
        loginFields = List.copyOf(loginFields);
        logins = List.copyOf(logins);
        hints = List.copyOf(hints);
    }

    /**
     * All are templates.
     *
     * @param certificate PEM, or PKCS #12 in Base64
     * @param privateKey PEM; unused for PKCS #12
     * @param passphrase of the key; empty for none
     * @param authority PEM of whom to trust instead of those that Java trusts; empty for them
     */
    public record ClientCertificate(String certificate, String privateKey, String passphrase, String authority) {}

    /** What a service tells of a credential besides whose it is. Either may be null. */
    public record Told(@Nullable Scopes scopes, @Nullable Expiry expires) {
        public static final Told NOTHING = new Told(null, null);
    }

    /**
     * Where something stands that a service tells; one of the three.
     *
     * @param header name of a header of any answer
     * @param path dotted path into the JSON of any answer
     * @param value template over fields and the question's computed values
     */
    public record Source(
            @Nullable String header,
            @Nullable String path,
            @Nullable String value) {}

    /**
     * The granted scopes.
     *
     * @param separator between them, where they are one text
     * @param needed what the type needs; {@code one|other} if either will do
     */
    public record Scopes(Source source, String separator, List<String> needed) {}

    /** When the credential ends. */
    public record Expiry(Source source, ExpiryFormat format) {}

    /** How an end is spelt. */
    public enum ExpiryFormat {
        /** Seconds since 1970. */
        EPOCH,
        /** Seconds from now. */
        SECONDS,
        /** ISO 8601 and its relatives: a day, or a moment with or without offset; a day ends with itself. */
        ISO
    }

    /** @param take values for later requests: name to dotted path into the JSON answer */
    public record Exchange(Request request, Success success, Map<String, String> take) {}

    /**
     * One request.
     *
     * @param basic HTTP Basic, RFC 7617, or null
     * @param computed values made for this request, by the name that templates use
     * @param signing what is done to the finished request, or null
     */
    public record Request(
            String method,
            String url,
            Map<String, String> headers,
            Map<String, String> query,
            @Nullable Login basic,
            Body body,
            Map<String, Computed> computed,
            @Nullable Signing signing) {}

    /** Both are templates. */
    public record Login(String user, String password) {}

    /** What a request carries. */
    public sealed interface Body {}

    public record NoBody() implements Body {}

    public record JsonBody(JsonNode json) implements Body {}

    /** {@code application/x-www-form-urlencoded}. */
    public record FormBody(Map<String, String> entries) implements Body {}

    /** Sent as it is; its content type stands among the headers. */
    public record TextBody(String text) implements Body {}

    /** A value that is made for one request. */
    public sealed interface Computed {}

    /**
     * A JSON Web Token in compact form, RFC 7515.
     *
     * @param algorithm {@code HS256}, {@code RS256} or {@code ES256}
     * @param claims texts {@code {now}}, {@code {now+60}} and {@code {now-60}} become numbers
     * @param key template of the secret or the private key
     */
    public record Jwt(String algorithm, JsonNode header, JsonNode claims, String key, KeyFormat keyFormat)
            implements Computed {}

    /** How a template spells a key. */
    public enum KeyFormat {
        TEXT,
        HEX,
        BASE64,
        /** PKCS #8, PKCS #1 or SEC 1 between BEGIN and END lines. */
        PEM
    }

    /**
     * A keyed or plain digest of a text.
     *
     * @param algorithm {@code HmacSHA1}, {@code HmacSHA256}, {@code HmacSHA512}, {@code SHA-1} or {@code SHA-256}
     * @param key template, of an earlier computed value too; unused for a plain digest
     * @param messageFormat what the filled message spells: itself, or bytes in hex or Base64
     * @param encoding {@code hex} or {@code base64}
     * @param prefix put before the encoded digest
     */
    public record Mac(
            String algorithm,
            String key,
            KeyFormat keyFormat,
            String message,
            KeyFormat messageFormat,
            String encoding,
            String prefix)
            implements Computed {}

    /**
     * What a private key signs, in Base64.
     *
     * @param algorithm {@code RS256} or {@code ES256}, RFC 7518, 3.1
     * @param key template of a key in PEM
     * @param passphrase template of what opens the key; empty for none
     */
    public record Signed(String algorithm, String key, String passphrase, String message) implements Computed {}

    /**
     * One part of a value that holds several.
     *
     * @param field a field, or another computed value
     * @param index which one, from 0; -1 if it goes by its name
     * @param name of {@code name=value}, in any case; empty if it goes by its index
     * @param otherwise for a name that is not among them; null if the test needs it
     */
    public record Part(
            String field,
            String separator,
            int index,
            String name,
            @Nullable String otherwise) implements Computed {}

    /**
     * A claim of a JSON Web Token, read from its payload and not verified; nothing if the value is no such token.
     *
     * @param field a field, or another computed value
     */
    public record Claim(String field, String name) implements Computed {}

    /** The time of the request, in UTC. @param plusSeconds later than now */
    public record Time(TimeFormat format, long plusSeconds) implements Computed {}

    /** How a request spells its time. */
    public enum TimeFormat {
        /** Seconds since 1970. */
        EPOCH,
        /** {@code Sun, 01 Mar 2026 12:00:00 GMT}, RFC 9110, 5.6.7. */
        HTTP,
        /** {@code 2026-03-01T12:00:00Z}. */
        ISO,
        /** {@code 2026-03-01}. */
        DATE,
        /** {@code 20260301T12:00:00+0000}. */
        COMPACT
    }

    /** How a finished request is signed. */
    public sealed interface Signing {}

    /** AWS Signature Version 4; the parameters are templates. */
    public record AwsSigV4(String service, String region, String accessKey, String secretKey, String sessionToken)
            implements Signing {}

    /**
     * OAuth 1.0a, RFC 5849; the parameters are templates.
     *
     * @param method {@code HMAC-SHA1}, {@code HMAC-SHA256} or {@code PLAINTEXT}
     */
    public record OAuth1(
            String method, String consumerKey, String consumerSecret, String token, String tokenSecret, String realm)
            implements Signing {}

    /** HTTP Digest, RFC 7616: asked once without, then with the answer to the challenge. */
    public record Digest(Login login) implements Signing {}

    /**
     * @param statuses HTTP status codes that may mean success
     * @param predicate what the JSON body must also say, or null
     * @param text what the body must contain, or null
     */
    public record Success(
            Set<Integer> statuses,
            @Nullable Predicate predicate,
            @Nullable String text) {}

    /** @param path dotted path into the JSON body */
    public record Predicate(
            String path, Test test, @Nullable JsonNode value) {
        /** How the value at the path is compared. */
        public enum Test {
            EQUALS,
            NOT_EQUALS,
            PRESENT,
            ABSENT,
            TRUTHY,
            NOT_CONTAINS
        }
    }

    /**
     * What a refusal means, where the service has words of its own for it. All that is given must apply.
     *
     * @param status HTTP status code, or null for any
     * @param path where the error word stands in the JSON body, or null if only the status counts
     * @param equals the word; null with {@code path}
     * @param text what the body contains, for services that do not answer with JSON; or null
     * @param diagnosis name of a {@code probe.Diagnosis}
     */
    public record Hint(
            @Nullable Integer status,
            @Nullable String path,
            @Nullable String equals,
            @Nullable String text,
            String diagnosis) {}
}
