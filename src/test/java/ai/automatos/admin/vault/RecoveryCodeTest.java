package ai.automatos.admin.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RecoveryCodeTest {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** Computed independently: Crockford Base32 of the bits and of SHA-256("automatos-admin recovery code" ‖ bits). */
    @Test
    void theFormatIsFixed() {
        SecretBytes bits = SecretBytes.owning(HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f10111213"));
        assertThat(RecoveryCode.show(bits)).isEqualTo("000G-40R4-0M30-E209-185G-R38E-1W81-24GK-V1NA");
    }

    @Test
    void whatIsShownIsRead() {
        SecretBytes bits = RecoveryCode.random(new SecureRandom());
        String shown = RecoveryCode.show(bits);
        assertThat(shown).matches("([0-9A-Z]{4}-){8}[0-9A-Z]{4}");
        assertThat(parse(shown)).isEqualTo(bits);
        assertThat(parse(shown.toLowerCase(Locale.ROOT).replace('-', ' '))).isEqualTo(bits);
        assertThat(parse(shown.replace("-", ""))).isEqualTo(bits);
        assertThat(parse("  " + shown.replace('0', 'O').replace('1', 'I') + "\n"))
                .isEqualTo(bits);
        assertThat(parse(shown.replace('0', 'o').replace('1', 'l'))).isEqualTo(bits);
    }

    @Test
    void everyWrongLetterIsASlipOfThePen() {
        String shown =
                RecoveryCode.show(RecoveryCode.random(new SecureRandom())).replace("-", "");
        for (int at = 0; at < shown.length(); at++) {
            char right = shown.charAt(at);
            char wrong = LETTERS.charAt((LETTERS.indexOf(right) + 1) % LETTERS.length());
            assertMistyped(shown.substring(0, at) + wrong + shown.substring(at + 1));
        }
        assertMistyped(shown.substring(1));
        assertMistyped(shown + "0");
        assertMistyped("");
        assertMistyped(shown.replace(shown.charAt(0), 'U'));
    }

    private static void assertMistyped(String typed) {
        assertThatThrownBy(() -> parse(typed))
                .isInstanceOfSatisfying(
                        UserFacingException.class, e -> assertThat(e.key()).isEqualTo("vault.recovery.mistyped"));
    }

    private static SecretBytes parse(String typed) {
        return RecoveryCode.parse(SecretBytes.ofUtf8(typed));
    }
}
