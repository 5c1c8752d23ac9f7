package ai.automatos.admin.ui.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.ShippedTypes;
import ai.automatos.admin.catalog.TypeSummary;
import ai.automatos.admin.common.Messages;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TestInWordsTest {
    private static final String REFUSED =
            "`401` means invalid key, `403` missing permission, `429` rate limit reached.";

    private final ShippedTypes catalog = new ShippedTypes();
    private final TestInWords tests = new TestInWords(new Messages(Locale.ENGLISH));

    @Test
    void aKeyAsBearerTokenAtAnAddressOfTheForm() {
        assertThat(steps("openai_api"))
                .containsExactly(
                        "Asks `GET /models` at the Base URL, with the API Key as bearer token.",
                        "Succeeds when the answer is `200` and has `data` in it.",
                        REFUSED);
    }

    @Test
    void aSignedRequestAndWhoseKeyItIs() {
        assertThat(steps("aws_iam"))
                .containsExactly(
                        "Asks `POST /` at `sts.‹Region›.amazonaws.com`, with a signature made with the Secret Access Key (AWS Signature 4).",
                        "Succeeds when the answer is `200`.",
                        "Shows `Arn` from the answer, so that you see whose it is.",
                        REFUSED);
    }

    @Test
    void aLoginToADatabase() {
        assertThat(steps("postgresql"))
                .first()
                .isEqualTo(
                        "Uses what these fields hold: Host, Port, Database, User, Password, SSL Mode, CA Certificate.");
    }

    @Test
    void aLoginThatGivesATokenComesFirst() {
        assertThat(steps("help_scout_api"))
                .startsWith(
                        "First signs in: `POST /v2/oauth2/token` at `api.helpscout.net`, with the "
                                + catalog.find("help_scout_api")
                                        .orElseThrow()
                                        .field("client_secret")
                                        .orElseThrow()
                                        .label()
                                + " in the body.",
                        "Asks `GET /v2/users/me` at `api.helpscout.net`, with the token it was given as bearer token.");
    }

    @Test
    void aSecretThatSignsIsNamed() {
        assertThat(steps("binance_api").get(0)).contains("in the header `X-MBX-APIKEY`", "a signature made with the ");
    }

    @Test
    void everyShippedTestIsToldWithoutAPlaceholder() {
        for (TypeSummary summary : catalog.all()) {
            CredentialType type = catalog.find(summary.key()).orElseThrow();
            List<String> steps = tests.steps(type);
            assertThat(steps.isEmpty()).as(type.key()).isEqualTo(type.test() == null);
            assertThat(steps).allSatisfy(step -> assertThat(step).as(type.key()).doesNotContain("{", "}"));
        }
    }

    private List<String> steps(String key) {
        return tests.steps(catalog.find(key).orElseThrow());
    }
}
