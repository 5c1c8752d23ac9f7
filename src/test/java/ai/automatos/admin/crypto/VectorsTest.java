package ai.automatos.admin.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every primitive against the published vectors in {@code crypto/*.json}. */
class VectorsTest {
    @ParameterizedTest
    @MethodSource
    void sha256(JsonNode vector) {
        assertThat(Digests.sha256(hex(vector, "message"))).isEqualTo(hex(vector, "digest"));
    }

    @ParameterizedTest
    @MethodSource
    void hkdf(JsonNode vector) {
        byte[] okm = hex(vector, "okm");
        assertThat(Hkdf.sha256(hex(vector, "salt"), hex(vector, "ikm"), hex(vector, "info"), okm.length))
                .isEqualTo(okm);
    }

    @ParameterizedTest
    @MethodSource
    void hmac(JsonNode vector) {
        assertThat(Hmac.sha256(hex(vector, "key"), hex(vector, "message"))).isEqualTo(hex(vector, "mac"));
    }

    @ParameterizedTest
    @MethodSource
    void argon2id(JsonNode vector) {
        byte[] tag = hex(vector, "tag");
        byte[] derived = Argon2id.derive(
                hex(vector, "password"),
                Argon2id.parameters(
                                vector.path("memory_kib").asInt(),
                                vector.path("iterations").asInt(),
                                vector.path("parallelism").asInt())
                        .withSalt(hex(vector, "salt"))
                        .withSecret(hex(vector, "secret"))
                        .withAdditional(hex(vector, "additional")),
                tag.length);
        assertThat(derived).isEqualTo(tag);
    }

    @ParameterizedTest
    @MethodSource
    void x25519(JsonNode vector) {
        assertThat(X25519.publicKey(hex(vector, "private"))).isEqualTo(hex(vector, "public"));
    }

    @ParameterizedTest
    @MethodSource
    void ed25519(JsonNode vector) {
        byte[] key = hex(vector, "private");
        assertThat(Ed25519.publicKey(key)).isEqualTo(hex(vector, "public"));
        assertThat(Ed25519.sign(key, hex(vector, "message"))).isEqualTo(hex(vector, "signature"));
        assertThat(Ed25519.verify(hex(vector, "public"), hex(vector, "message"), hex(vector, "signature")))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void aes256Gcm(JsonNode vector) {
        byte[] key = hex(vector, "key");
        byte[] nonce = hex(vector, "nonce");
        assertThat(AesGcm.seal(key, nonce, hex(vector, "aad"), hex(vector, "plain")))
                .isEqualTo(hex(vector, "sealed"));
        assertThat(AesGcm.open(key, nonce, hex(vector, "aad"), hex(vector, "sealed")))
                .hasValueSatisfying(plain -> assertThat(plain).isEqualTo(hex(vector, "plain")));
    }

    /** Opening is deterministic, so the published ciphertexts prove the whole schedule. */
    @ParameterizedTest
    @MethodSource
    void hpke(JsonNode vector) {
        byte[] recipient = hex(vector, "recipient_private");
        byte[] encapsulated = hex(vector, "encapsulated");
        byte[] info = hex(vector, "info");
        byte[] aad = hex(vector, "aad");
        byte[] ciphertext = hex(vector, "ciphertext");
        assertThat(
                        vector.has("sender_public")
                                ? Hpke.openAuth(
                                        Hpke.Aead.AES_128_GCM,
                                        hex(vector, "sender_public"),
                                        recipient,
                                        encapsulated,
                                        info,
                                        aad,
                                        ciphertext)
                                : Hpke.openBase(Hpke.Aead.AES_128_GCM, recipient, encapsulated, info, aad, ciphertext))
                .hasValueSatisfying(plain -> assertThat(plain).isEqualTo(hex(vector, "plain")));
    }

    @ParameterizedTest
    @MethodSource
    void fernet(JsonNode vector) {
        byte[] key = Base64.getUrlDecoder().decode(vector.path("key").asText());
        assertThat(Fernet.open(key, vector.path("token").asText()))
                .hasValueSatisfying(plain -> assertThat(plain).isEqualTo(hex(vector, "plain")));
    }

    static Stream<JsonNode> sha256() {
        return vectors("sha256");
    }

    static Stream<JsonNode> hkdf() {
        return vectors("hkdf");
    }

    static Stream<JsonNode> hmac() {
        return vectors("hmac");
    }

    static Stream<JsonNode> argon2id() {
        return vectors("argon2id");
    }

    static Stream<JsonNode> x25519() {
        return vectors("x25519");
    }

    static Stream<JsonNode> ed25519() {
        return vectors("ed25519");
    }

    static Stream<JsonNode> aes256Gcm() {
        return vectors("aes-256-gcm");
    }

    static Stream<JsonNode> hpke() {
        return vectors("hpke");
    }

    static Stream<JsonNode> fernet() {
        return vectors("fernet");
    }

    private static Stream<JsonNode> vectors(String name) {
        try (InputStream in = VectorsTest.class.getResourceAsStream("/crypto/" + name + ".json")) {
            return StreamSupport.stream(Json.mapper().readTree(in).spliterator(), false);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] hex(JsonNode vector, String key) {
        return HexFormat.of().parseHex(vector.path(key).asText());
    }
}
