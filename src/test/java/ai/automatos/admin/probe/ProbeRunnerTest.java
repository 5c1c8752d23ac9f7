package ai.automatos.admin.probe;

import static ai.automatos.admin.probe.ProbeFixture.MESSAGES;
import static ai.automatos.admin.probe.ProbeFixture.values;
import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.catalog.TestRecipe;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class ProbeRunnerTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final TestRecipe RECIPE = new ProtocolRecipe("any", "", Map.of());
    private static final CredentialType TYPE = ProbeFixture.withToken(RECIPE);

    /** What a test's probe does. */
    private interface Work {
        String run(FieldValues values, CancelSignal cancel) throws ProbeFailure, IOException;
    }

    private static ProbeRunner runner(Work work) {
        ConnectionProbe probe = new ConnectionProbe() {
            @Override
            public boolean supports(TestRecipe recipe) {
                return true;
            }

            @Override
            public Proof probe(TestRecipe recipe, FieldValues values, Duration limit, CancelSignal cancel)
                    throws ProbeFailure, IOException {
                return Proof.of(work.run(values, cancel));
            }
        };
        return new ProbeRunner(List.of(probe), MESSAGES);
    }

    private static ProbeOutcome run(Work work, Map<String, SecretBytes> values) {
        try (ProbeRunner runner = runner(work)) {
            return runner.run(TYPE, values, LIMIT, new CancelSignal());
        }
    }

    private static ProbeOutcome.Failed failed(ProbeOutcome outcome) {
        assertThat(outcome).isInstanceOf(ProbeOutcome.Failed.class);
        return (ProbeOutcome.Failed) outcome;
    }

    /** Ignores interruption, as a name lookup does. */
    private static String hang(CountDownLatch entered) {
        entered.countDown();
        CountDownLatch never = new CountDownLatch(1);
        while (true) {
            try {
                never.await();
            } catch (InterruptedException e) {
                entered.countDown();
            }
        }
    }

    @Test
    void saysWhoWeAreWithoutTheSecret() {
        ProbeOutcome outcome =
                run((fields, cancel) -> "bot with " + fields.get("token").orElse(""), values("token", "s3cr3t"));

        assertThat(outcome).isInstanceOfSatisfying(ProbeOutcome.Verified.class, verified -> {
            assertThat(verified.evidence()).isEqualTo("bot with •••");
            assertThat(verified.elapsed()).isPositive();
        });
    }

    @Test
    void endsAtTheLimitAlthoughTheProbeDoesNot() {
        CancelSignal[] seen = new CancelSignal[1];
        try (ProbeRunner runner = runner((fields, cancel) -> {
            seen[0] = cancel;
            return hang(new CountDownLatch(1));
        })) {
            ProbeOutcome outcome =
                    runner.run(TYPE, values("token", "s3cr3t"), Duration.ofMillis(150), new CancelSignal());

            assertThat(failed(outcome).diagnosis()).isEqualTo(Diagnosis.TIMEOUT);
            assertThat(failed(outcome).detail()).isEqualTo("No complete answer within 0.15 s");
            assertThat(outcome.elapsed()).isBetween(Duration.ofMillis(150), Duration.ofMillis(1000));
            assertThat(seen[0].isCancelled()).isTrue();
        }
    }

    @Test
    void comesBackWithin200MillisecondsOfACancelAlthoughTheProbeDoesNot() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CancelSignal cancel = new CancelSignal();
        try (ProbeRunner runner = runner((fields, signal) -> hang(entered))) {
            CompletableFuture<ProbeOutcome> outcome =
                    CompletableFuture.supplyAsync(() -> runner.run(TYPE, values("token", "s3cr3t"), LIMIT, cancel));
            assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();

            cancel.cancel();

            assertThat(failed(outcome.get(200, TimeUnit.MILLISECONDS)).diagnosis())
                    .isEqualTo(Diagnosis.CANCELLED);
        }
    }

    @Test
    void aServerThatHangsUpIsCalledThat() {
        ProbeOutcome outcome = run(
                (fields, cancel) -> {
                    throw new EOFException();
                },
                values("token", "x"));

        assertThat(failed(outcome).diagnosis()).isEqualTo(Diagnosis.SERVICE_ERROR);
        assertThat(failed(outcome).detail()).startsWith("The server closed the connection");
    }

    @Test
    void isNotEvenTriedWhenCancelledBefore() {
        CancelSignal cancel = new CancelSignal();
        cancel.cancel();
        AtomicReference<String> tried = new AtomicReference<>("no");
        try (ProbeRunner runner = runner((fields, signal) -> {
            tried.set("yes");
            return "";
        })) {
            ProbeOutcome outcome = runner.run(TYPE, values("token", "x"), LIMIT, cancel);

            assertThat(failed(outcome).diagnosis()).isEqualTo(Diagnosis.CANCELLED);
        }
        assertThat(tried).hasValue("no");
    }

    @Test
    void endsTestsUnderWayWhenClosed() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        ProbeRunner runner = runner((fields, signal) -> hang(entered));
        CompletableFuture<ProbeOutcome> outcome = CompletableFuture.supplyAsync(
                () -> runner.run(TYPE, values("token", "s3cr3t"), LIMIT, new CancelSignal()));
        assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();

        runner.close();

        assertThat(failed(outcome.get(200, TimeUnit.MILLISECONDS)).diagnosis()).isEqualTo(Diagnosis.CANCELLED);
    }

    @Test
    void namesTheFieldThatIsMissing() {
        ProbeOutcome outcome = run((fields, cancel) -> "never", values("token", ""));

        assertThat(failed(outcome).diagnosis()).isEqualTo(Diagnosis.INVALID_INPUT);
        assertThat(failed(outcome).detail()).isEqualTo("TOKEN is needed.");
    }

    @Test
    void namesTheFieldAndTheRangeOfAPort() {
        CredentialType postgres = ProbeFixture.shipped("postgresql");
        try (ProbeRunner runner = runner((fields, cancel) -> "never")) {
            ProbeOutcome outcome = runner.run(
                    postgres,
                    values("host", "h", "port", "70000", "database", "d", "user", "u", "password", "secret"),
                    LIMIT,
                    new CancelSignal());

            assertThat(failed(outcome).detail()).isEqualTo("Port must be a whole number from 1 to 65535.");
        }
    }

    @Test
    void namesNoClassAndSaysNothingTwice() {
        ProbeOutcome untrusted = run(
                (fields, cancel) -> {
                    throw new SSLHandshakeException(
                            "PKIX: sun.security.SunCertPathBuilderException: unable to find path");
                },
                values("token", "s3cr3t"));
        ProbeOutcome refused = run(
                (fields, cancel) -> {
                    throw new ConnectException("Connection refused");
                },
                values("token", "s3cr3t"));

        assertThat(failed(untrusted).detail()).isEqualTo("PKIX: unable to find path");
        assertThat(failed(refused).diagnosis()).isEqualTo(Diagnosis.CONNECTION_REFUSED);
        assertThat(failed(refused).detail()).isEmpty();
    }

    @Test
    void fillsInDefaults() {
        CredentialType openAi = ProbeFixture.shipped("openai_api");
        try (ProbeRunner runner =
                runner((fields, cancel) -> fields.get("base_url").orElse("none"))) {
            ProbeOutcome outcome =
                    runner.run(openAi, values("api_key", "k", "base_url", ""), LIMIT, new CancelSignal());

            assertThat(((ProbeOutcome.Verified) outcome).evidence()).isEqualTo("https://api.openai.com/v1");
        }
    }

    @Test
    void aPasswordOfSpacesIsAValue() {
        ProbeOutcome outcome = run(
                (fields, cancel) -> fields.get("token").orElse("none").length() + " spaces", values("token", "     "));

        assertThat(outcome).isInstanceOf(ProbeOutcome.Verified.class);
    }

    @Test
    void neitherPassesNorFailsATypeWithoutATest() {
        try (ProbeRunner none = new ProbeRunner(List.of(), MESSAGES)) {
            CancelSignal cancel = new CancelSignal();

            assertThat(none.run(ProbeFixture.withToken(null), Map.of(), LIMIT, cancel))
                    .isInstanceOfSatisfying(
                            ProbeOutcome.NotTestable.class,
                            outcome -> assertThat(outcome.reason()).contains("Sample"));
            assertThat(none.run(TYPE, values("token", "x"), LIMIT, cancel))
                    .isInstanceOf(ProbeOutcome.NotTestable.class);
        }
    }

    @Test
    void aLengthThatALibraryBelievedIsNoErrorOfOurs() {
        ProbeOutcome.Failed outcome = failed(run(
                (fields, cancel) -> {
                    throw new OutOfMemoryError("Java heap space");
                },
                ProbeFixture.values("token", "t0ken")));

        assertThat(outcome.diagnosis()).isEqualTo(Diagnosis.SERVICE_ERROR);
        assertThat(outcome.detail()).isEqualTo(ProbeFixture.MESSAGES.get("probe.detail.too_large"));
    }

    @Test
    void keepsSecretsOutOfFailuresOfEveryKind() {
        String secret = "s3cr3t-value-of-a-key-long-enough";
        Map<String, SecretBytes> values = values("token", secret);

        ProbeOutcome.Failed known = failed(run(
                (fields, cancel) -> {
                    throw new ProbeFailure(Diagnosis.INVALID_KEY, "you sent " + secret);
                },
                values));
        ProbeOutcome.Failed network = failed(run(
                (fields, cancel) -> {
                    throw new java.net.ConnectException(secret);
                },
                values));
        ProbeOutcome.Failed bug = failed(run(
                (fields, cancel) -> {
                    throw new IllegalStateException(secret);
                },
                values));
        ProbeOutcome.Failed error = failed(run(
                (fields, cancel) -> {
                    throw new StackOverflowError(secret);
                },
                values));

        assertThat(known.detail()).isEqualTo("you sent •••");
        assertThat(network.diagnosis()).isEqualTo(Diagnosis.CONNECTION_REFUSED);
        assertThat(bug.diagnosis()).isEqualTo(Diagnosis.OTHER);
        assertThat(List.of(known, network, bug, error))
                .allSatisfy(outcome -> assertThat(outcome.toString()).doesNotContain("s3cr3t"));
    }
}
