package ai.automatos.admin.probe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.net.OutboundRequest;
import ai.automatos.admin.probe.FieldValues;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProbeFixture;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tokens and signatures that a recipe computes from the request and the values. */
class ComputedValuesTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00.250Z");

    private static OutboundRequest build(String recipe, String... fields) throws ProbeFailure {
        HttpRecipe.Request request = ProbeFixture.recipe(recipe).question().request();
        FieldValues given = new FieldValues(
                ProbeFixture.type(null, List.of(ProbeFixture.secret("token"), ProbeFixture.text("id"))),
                ProbeFixture.values(fields));
        RequestValues values = new RequestValues(given, Map.of(), request.computed(), NOW);
        return new RequestBuilder(request, values, ProbeFixture.MESSAGES).build();
    }

    private static String jwtRecipe(String algorithm, String format) {
        return """
                {"kind": "http", "summary": "s", "method": "GET", "url": "https://example.com/x",
                 "success": {"statuses": [200]},
                 "values": {"jwt": {"kind": "jwt", "algorithm": "%s", "header": {"kid": "{id}"}, "key": "{token}",
                   "key_format": "%s", "claims": {"iss": "{id}", "iat": "{now}", "exp": "{now+300}", "n": 1}}},
                 "headers": {"Authorization": "Bearer {jwt}"}}
                """.formatted(algorithm, format);
    }

    private static String[] parts(OutboundRequest request) {
        return request.headers().get("Authorization").replace("Bearer ", "").split("\\.");
    }

    private static JsonNode json(String part) throws Exception {
        return Json.read(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + kind
                + "-----\n";
    }

    private static void assertSigned(OutboundRequest request, KeyPair pair, String algorithm, byte[] signature)
            throws GeneralSecurityException {
        String[] parts = parts(request);
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(pair.getPublic());
        verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier.verify(signature)).isTrue();
    }

    @Test
    void makesATokenWithTimes() throws Exception {
        String[] parts = parts(build(jwtRecipe("HS256", "text"), "token", "secret", "id", "key-1"));

        assertThat(json(parts[0])).isEqualTo(Json.read("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"key-1\"}"));
        long now = NOW.getEpochSecond();
        assertThat(json(parts[1]))
                .isEqualTo(Json.read("{\"iss\":\"key-1\",\"iat\":" + now + ",\"exp\":" + (now + 300) + ",\"n\":1}"));
    }

    @Test
    void signsWithAnRsaKeyAsJsonFilesHoldIt() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        String key = pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                .replace("\r\n", "\n")
                .replace("\n", "\\n");
        OutboundRequest request = build(jwtRecipe("RS256", "pem"), "token", key, "id", "key-1");

        assertSigned(request, pair, "SHA256withRSA", Base64.getUrlDecoder().decode(parts(request)[2]));
    }

    @Test
    void signsWithAnEllipticKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        OutboundRequest request = build(
                jwtRecipe("ES256", "pem"),
                "token",
                pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
                "id",
                "key-1");

        byte[] signature = Base64.getUrlDecoder().decode(parts(request)[2]);
        assertThat(signature).hasSize(64);
        assertSigned(request, pair, "SHA256withECDSAinP1363Format", signature);
    }

    @Test
    void refusesAKeyThatIsNone() {
        assertThatThrownBy(() -> build(jwtRecipe("RS256", "pem"), "token", "no key", "id", "i"))
                .isInstanceOfSatisfying(
                        ProbeFailure.class,
                        failure -> assertThat(failure.detail()).startsWith("TOKEN "));
        assertThatThrownBy(() -> build(jwtRecipe("HS256", "hex"), "token", "xyz", "id", "i"))
                .isInstanceOf(ProbeFailure.class);
    }

    /** The example of Binance's page on signed endpoints: HMAC over the query, added to the query. */
    @Test
    void signsTheQueryAndAddsTheSignatureToIt() throws ProbeFailure {
        OutboundRequest request =
                build("""
                {"kind": "http", "summary": "s", "method": "GET", "url": "https://example.com/order",
                 "success": {"statuses": [200]},
                 "query": {"symbol": "LTCBTC", "side": "BUY", "type": "LIMIT", "timeInForce": "GTC", "quantity": "1",
                   "price": "0.1", "recvWindow": "5000", "timestamp": "1499827319559", "signature": "{signature}"},
                 "values": {"signature": {"kind": "mac", "algorithm": "HmacSHA256", "key": "{token}",
                   "message": "{query_string}", "encoding": "hex"}}}
                """, "token", "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j");

        assertThat(request.address().getRawQuery())
                .endsWith("&timestamp=1499827319559"
                        + "&signature=c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71");
    }

    @Test
    void takesPartsOfFieldsAndOfTheRequest() throws ProbeFailure {
        OutboundRequest request = build("""
                {"kind": "http", "summary": "s", "method": "POST", "url": "https://example.com/a/b?c=d",
                 "success": {"statuses": [200]}, "form": {"x": "{second}", "y": "{id}"},
                 "values": {"second": {"kind": "part", "field": "token", "separator": ":", "index": 1},
                   "sum": {"kind": "digest", "algorithm": "SHA-1", "encoding": "hex", "prefix": "$1$",
                     "message": "{method} {host} {path} {query_string} {body} {timestamp_ms}"}},
                 "headers": {"X-Sum": "{sum}", "X-Account": "{token.account}"}}
                """, "token", "one:two words");

        assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo("x=two%20words");
        String message = "POST example.com /a/b c=d x=two%20words " + NOW.toEpochMilli();
        byte[] sum = ai.automatos.admin.crypto.Hash.SHA_1.digest(message.getBytes(StandardCharsets.UTF_8));
        assertThat(request.headers())
                .containsEntry("X-Sum", "$1$" + java.util.HexFormat.of().formatHex(sum))
                .doesNotContainKey("X-Account");
        assertThatThrownBy(() -> build("""
                        {"kind": "http", "summary": "s", "method": "GET", "url": "https://example.com",
                         "success": {"statuses": [200]}, "headers": {"X": "{second}"},
                         "values": {"second": {"kind": "part", "field": "token", "separator": ":", "index": 1}}}
                        """, "token", "only one")).isInstanceOf(ProbeFailure.class);
    }

    @Test
    void readsAFieldThatHoldsJson() throws ProbeFailure {
        OutboundRequest request = build("""
                {"kind": "http", "summary": "s", "method": "GET", "url": "https://example.com",
                 "success": {"statuses": [200]}, "headers": {"X-Account": "{token.client.email}"}}
                """, "token", "{\"client\":{\"email\":\"robot@example.com\"}}");

        assertThat(request.headers()).containsEntry("X-Account", "robot@example.com");
    }
}
