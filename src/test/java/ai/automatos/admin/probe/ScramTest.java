package ai.automatos.admin.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.crypto.Hash;
import java.net.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SCRAM by the example of RFC 7677, 3, and against servers that would have our answer cheap. */
class ScramTest {
    private static final String NONCE = "rOprNGfwEbeRWgbNEkqO";
    private static final String BOTH = NONCE + "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    private static final String SALT = "s=W22ZaJ0SNY7soEsUEjb6gQ==";

    private final Scram scram = new Scram(Hash.SHA_256, "user", "pencil", NONCE);

    @Test
    void speaksAsTheRfcDoes() throws ProtocolException {
        assertThat(scram.first()).isEqualTo("n,,n=user,r=" + NONCE);
        assertThat(scram.answer("r=" + BOTH + "," + SALT + ",i=4096"))
                .isEqualTo("c=biws,r=" + BOTH + ",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        scram.check("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    }

    @Test
    void aServerThatDoesNotKnowThePasswordIsAnother() throws ProtocolException {
        assertThatThrownBy(() -> scram.check("v=")).isInstanceOf(ProtocolException.class);
        scram.answer("r=" + BOTH + "," + SALT + ",i=4096");

        assertThatThrownBy(() -> scram.check("v=7rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="))
                .isInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "4095", "1000001", "99999999999", "-4096", "", "x"})
    void answersNoChallengeThatIsTooEasyOrTooHard(String rounds) {
        assertThatThrownBy(() -> scram.answer("r=" + BOTH + "," + SALT + ",i=" + rounds))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("not a usable SCRAM challenge");
    }

    @Test
    void answersNoChallengeToAnotherLogin() {
        assertThatThrownBy(() -> scram.answer("r=" + NONCE + "," + SALT + ",i=4096"))
                .isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> scram.answer("r=other" + BOTH + "," + SALT + ",i=4096"))
                .isInstanceOf(ProtocolException.class);
    }
}
