package ai.automatos.admin.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.net.OutboundRequest;
import ai.automatos.admin.probe.FieldValues;
import ai.automatos.admin.probe.ProbeFixture;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schemes against published examples: AWS's Signature Version 4 suite, RFC 5849 and RFC 7616. */
class SigningVectorsTest {
    private static final Instant SUITE_TIME = Instant.parse("2015-08-30T12:36:00Z");
    private static final HttpRecipe.AwsSigV4 SUITE =
            new HttpRecipe.AwsSigV4("service", "us-east-1", "AKIDEXAMPLE", "{token}", "");

    private static RequestValues values(Instant now, String... fields) {
        FieldValues given = new FieldValues(
                ProbeFixture.type(null, List.of(ProbeFixture.secret("token"))), ProbeFixture.values(fields));
        return new RequestValues(given, Map.of(), Map.of(), now);
    }

    private static String aws(HttpRecipe.AwsSigV4 recipe, OutboundRequest request) {
        OutboundRequest signed = new AwsSigner(
                        recipe, values(SUITE_TIME, "token", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"))
                .sign(request);
        return signed.headers().get("Authorization").replaceFirst(".*Signature=", "");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, https://example.amazonaws.com/, 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "GET, https://example.amazonaws.com/?Param2=value2&Param1=value1,"
                + " b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
        "POST, https://example.amazonaws.com/, 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"
    })
    void signsAsTheSuiteOfAws(String method, String address, String signature) {
        assertThat(aws(SUITE, new OutboundRequest(method, URI.create(address), Map.of(), new byte[0])))
                .isEqualTo(signature);
    }

    /** The example of the guide "Signing AWS API requests": IAM's ListUsers with a content type. */
    @Test
    void signsAsTheGuideOfAws() {
        HttpRecipe.AwsSigV4 iam = new HttpRecipe.AwsSigV4("iam", "us-east-1", "AKIDEXAMPLE", "{token}", "");
        OutboundRequest request = new OutboundRequest(
                "GET",
                URI.create("https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08"),
                Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                new byte[0]);

        assertThat(aws(iam, request)).isEqualTo("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
    }

    /** RFC 5849, 3.4.1.1: the signature base string of the request in 3.1. */
    @Test
    void makesTheBaseStringOfRfc5849() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("oauth_consumer_key", "9djdj82h48djs9d2");
        parameters.put("oauth_token", "kkk9d7dh3k39sjv7");
        parameters.put("oauth_signature_method", "HMAC-SHA1");
        parameters.put("oauth_timestamp", "137131201");
        parameters.put("oauth_nonce", "7d8f3e4a");
        OutboundRequest request = new OutboundRequest(
                "POST",
                URI.create("http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b"),
                Map.of(),
                "c2&a3=2+q".getBytes(StandardCharsets.UTF_8));
        Map<String, String> form = new LinkedHashMap<>();
        form.put("c2", "");
        form.put("a3", "2 q");

        assertThat(OAuth1Signer.base(request, form, parameters))
                .isEqualTo("POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q"
                        + "%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_"
                        + "key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_m"
                        + "ethod%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk"
                        + "9d7dh3k39sjv7");
    }

    /** The worked example of X's page "Creating a signature", with the version parameter that RFC 5849 leaves open. */
    @Test
    void signsAsThePublishedExample() {
        HttpRecipe.OAuth1 recipe = new HttpRecipe.OAuth1(
                "HMAC-SHA1",
                "xvz1evFS4wEEPTGEFPHBog",
                "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw",
                "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb",
                "{token}",
                "");
        RequestValues values =
                values(Instant.ofEpochSecond(1318622958), "token", "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE");
        values.define("random_hex", () -> Optional.of("kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg"));
        OutboundRequest signed = new OAuth1Signer(recipe, values)
                .sign(
                        new OutboundRequest(
                                "POST",
                                URI.create("https://api.twitter.com/1.1/statuses/update.json?include_entities=true"),
                                Map.of(),
                                new byte[0]),
                        Map.of("status", "Hello Ladies + Gentlemen, a signed OAuth request!"));

        assertThat(signed.headers().get("Authorization"))
                .startsWith("OAuth oauth_consumer_key=\"xvz1evFS4wEEPTGEFPHBog\"")
                .contains("oauth_signature=\"hCtSmYh%2BiHYCEqBWrE7C7hYmtUk%3D\"");
    }

    /** RFC 7616, 3.9.1: the same request answered with SHA-256 and with MD5. */
    @ParameterizedTest
    @CsvSource({
        "SHA-256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1",
        "MD5, 8ca523f5e9506fed4657c9700eebdbec"
    })
    void answersTheChallengeOfRfc7616(String algorithm, String response) {
        String challenge = "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=" + algorithm
                + ", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
                + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
        DigestLogin login = new DigestLogin("Mufasa", "Circle of Life", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");

        assertThat(login.answer(List.of("Basic realm=\"x\"", challenge), "GET", "/dir/index.html"))
                .hasValueSatisfying(header -> assertThat(header)
                        .contains("response=\"" + response + "\"")
                        .contains("qop=auth, nc=00000001"));
    }

    @Test
    void answersNoChallengeButDigest() {
        DigestLogin login = new DigestLogin("user", "password", "nonce");

        assertThat(login.answer(List.of("Basic realm=\"x\"", "Negotiate"), "GET", "/"))
                .isEmpty();
        assertThat(login.answer(List.of("Digest realm=\"x\", nonce=\"n\", algorithm=TOP-SECRET"), "GET", "/"))
                .isEmpty();
    }
}
