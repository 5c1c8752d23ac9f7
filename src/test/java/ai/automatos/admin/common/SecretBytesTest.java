package ai.automatos.admin.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SecretBytesTest {
    @Test
    void closingWipesTheOwnedArray() {
        byte[] bytes = {1, 2, 3};
        SecretBytes secret = SecretBytes.owning(bytes);
        secret.close();
        assertThat(bytes).containsOnly(0);
        assertThatIllegalStateException().isThrownBy(secret::expose);
    }

    @Test
    void printsNothingOfItself() {
        SecretBytes secret = SecretBytes.ofUtf8("canary");
        assertThat(secret.toString() + secret.hashCode()).doesNotContain("canary");
        assertThat(secret.hashCode()).isEqualTo(SecretBytes.ofUtf8("other").hashCode());
    }

    @Test
    void keepsEveryCharacterOfAPassword() {
        char[] chars = "pä ss😀 ".toCharArray();
        assertThat(SecretBytes.ofUtf8(chars).expose()).isEqualTo("pä ss😀 ".getBytes(StandardCharsets.UTF_8));
        assertThat(chars).isEqualTo("pä ss😀 ".toCharArray());
    }

    @Test
    void equalsByContent() {
        assertThat(SecretBytes.ofUtf8("a")).isEqualTo(SecretBytes.ofUtf8("a")).isNotEqualTo(SecretBytes.ofUtf8("b"));
    }
}
