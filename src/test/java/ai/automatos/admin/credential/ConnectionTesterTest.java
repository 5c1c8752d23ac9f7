package ai.automatos.admin.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeOutcome;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionTesterTest {
    private static final Duration TOOK = Duration.ofMillis(41);

    private final World world = new World();
    private Credential bot;

    @BeforeEach
    void aCredential() {
        bot = world.create("Bot");
    }

    private TestResult test() {
        return world.tester.test(world.admin, bot.id(), Duration.ofSeconds(1), new CancelSignal());
    }

    private CredentialSummary summary() {
        return world.credentials.view(world.admin, bot.id()).summary();
    }

    @Test
    void successIsKeptAndLoggedAndTheValuesAreWiped() {
        world.service = values -> {
            assertThat(values).containsEntry("bot_token", "xoxb-1-secret");
            return new ProbeOutcome.Verified(TOOK, "you are acme-bot");
        };
        TestResult result = test();
        assertThat(result.status()).isEqualTo(TestStatus.VERIFIED);
        assertThat(result.evidence()).isEqualTo("you are acme-bot");
        assertThat(summary().status()).isEqualTo(CredentialStatus.VERIFIED);
        assertThat(summary().activity().lastUsedAt()).isNull();
        assertThat(summary().activity().lastTest().evidence()).isEqualTo("you are acme-bot");
        assertThat(world.log.last().action()).isEqualTo(AuditAction.TESTED);
        assertThat(world.log.last().result()).isEqualTo(AuditResult.SUCCESS);
        assertThat(world.lastDetails().path("milliseconds").asLong()).isEqualTo(41);
        assertThat(world.lastDetails().path("value_version").asLong()).isEqualTo(1);
        assertThat(world.probed.values())
                .allSatisfy(value -> assertThatThrownBy(value::expose).isInstanceOf(IllegalStateException.class));
    }

    @Test
    void failureSaysWhatAndWhatToDo() {
        world.service = values -> new ProbeOutcome.Failed(TOOK, Diagnosis.INVALID_KEY, "401 Unauthorized");
        TestResult result = test();
        assertThat(result.diagnosis()).isEqualTo(Diagnosis.INVALID_KEY);
        assertThat(result.message()).isEqualTo("Invalid API key");
        assertThat(result.action()).isNotBlank();
        assertThat(summary().status()).isEqualTo(CredentialStatus.FAILED);
        assertThat(summary().activity().lastTest().message()).isEqualTo("Invalid API key: 401 Unauthorized");
        assertThat(world.log.last().result()).isEqualTo(AuditResult.FAILURE);
        assertThat(world.lastDetails().path("diagnosis").asText()).isEqualTo("invalid_key");
    }

    @Test
    void whatIsRefusedToAKnownCredentialIsAWarningNotAFailure() {
        world.service = values -> new ProbeOutcome.Verified(
                TOOK, "you are acme-bot", Diagnosis.PERMISSION_DENIED, "403 Forbidden: scope missing", null);
        TestResult result = test();
        assertThat(result.status()).isEqualTo(TestStatus.VERIFIED);
        assertThat(result.hasReservation()).isTrue();
        assertThat(result.explanation()).contains("Permission denied").endsWith("403 Forbidden: scope missing");
        assertThat(result.action()).isNotBlank();
        assertThat(summary().status()).isEqualTo(CredentialStatus.VERIFIED);
        assertThat(summary().activity().lastTest().diagnosis()).isEqualTo("permission_denied");
        assertThat(world.log.last().result()).isEqualTo(AuditResult.SUCCESS);
        assertThat(world.lastDetails().path("diagnosis").asText()).isEqualTo("permission_denied");
    }

    @Test
    void savingInSpiteOfAFailureIsWrittenDown() {
        world.service = values -> new ProbeOutcome.Failed(TOOK, Diagnosis.INVALID_KEY, "401 Unauthorized");
        TestResult failed = test();
        world.tester.keep(world.admin, bot.id(), failed);
        assertThat(world.lastDetails().path("saved_anyway").asBoolean()).isTrue();
        assertThat(summary().status()).isEqualTo(CredentialStatus.FAILED);

        world.service = values -> new ProbeOutcome.Verified(TOOK, "you are acme-bot");
        world.tester.keep(world.admin, bot.id(), test());
        assertThat(world.lastDetails().has("saved_anyway")).isFalse();
        assertThat(world.lastDetails().path("kept").asBoolean()).isTrue();
    }

    @Test
    void notTestableIsNeitherSuccessNorFailure() {
        world.service = values -> new ProbeOutcome.NotTestable(TOOK, "There is nothing to ask.");
        assertThat(test().status()).isEqualTo(TestStatus.NOT_TESTABLE);
        assertThat(summary().status()).isEqualTo(CredentialStatus.UNVERIFIED);
        assertThat(summary().activity().lastTest().status()).isEqualTo(TestStatus.NOT_TESTABLE);
        assertThat(world.log.last().result()).isEqualTo(AuditResult.SUCCESS);
        assertThat(world.lastDetails().path("status").asText()).isEqualTo("not_testable");
    }

    @Test
    void aCancelledTestIsLoggedAndChangesNoStatus() {
        test();
        world.service = values -> new ProbeOutcome.Failed(TOOK, Diagnosis.CANCELLED, "");
        assertThat(test().isCancelled()).isTrue();
        assertThat(summary().status()).isEqualTo(CredentialStatus.VERIFIED);
        assertThat(world.lastDetails().path("diagnosis").asText()).isEqualTo("cancelled");
    }

    @Test
    void aServiceThatWasAskedTooOftenSaysNothingAboutTheCredential() {
        test();
        world.service = values -> new ProbeOutcome.Failed(
                TOOK, Diagnosis.RATE_LIMITED, "429 Too Many Requests", null, Duration.ofSeconds(9));
        TestResult result = test();
        assertThat(result.isRateLimited()).isTrue();
        assertThat(result.retryAfter()).isEqualTo(Duration.ofSeconds(9));
        assertThat(summary().status()).isEqualTo(CredentialStatus.VERIFIED);
        assertThat(world.log.last().result()).isEqualTo(AuditResult.FAILURE);
        assertThat(world.lastDetails().path("diagnosis").asText()).isEqualTo("rate_limited");
    }

    @Test
    void everyAnswerIsInTheHistoryWithTheVersionThatWasTested() {
        test();
        world.credentials.edit(world.admin, bot.id(), world.change(bot, Set.of(), "bot_token", "xoxb-2"));
        world.service = values -> new ProbeOutcome.Failed(TOOK, Diagnosis.RATE_LIMITED, "429");
        test();
        world.service = values -> new ProbeOutcome.Failed(TOOK, Diagnosis.CANCELLED, "");
        test();
        assertThat(world.credentials.view(world.admin, bot.id()).tests())
                .containsExactly(
                        new PastTest(World.NOW, 1, TestStatus.VERIFIED, null, 23),
                        new PastTest(World.NOW, 2, TestStatus.FAILED, "rate_limited", 41));
        world.credentials.delete(world.admin, bot.id());
        assertThat(world.repository.tests).isEmpty();
    }

    @Test
    void tenTestsAMinuteByHandAreEnough() {
        for (int i = 0; i < TestsByHand.MOST; i++) {
            test();
            world.now = world.now.plusSeconds(2);
        }
        long events = world.log.events().size();
        world.probed = Map.of();
        assertThat(world.refusal(this::test)).contains("“Bot” was not tested: wait 40 s.");
        assertThat(world.probed).isEmpty();
        assertThat(world.log.events()).hasSize((int) events);

        Credential other = world.create("Other");
        world.tester.test(world.admin, other.id(), Duration.ofSeconds(1), new CancelSignal());
        world.now = world.now.plusMillis(39_999);
        assertThat(world.refusal(this::test)).contains("wait 1 s.");
        world.now = world.now.plusMillis(1);
        assertThat(test().status()).isEqualTo(TestStatus.VERIFIED);
    }

    @Test
    void cancelledTestsCountToo() {
        world.service = values -> new ProbeOutcome.Failed(TOOK, Diagnosis.CANCELLED, "");
        for (int i = 0; i < TestsByHand.MOST; i++) {
            test();
        }
        assertThat(world.refusal(this::test)).startsWith("credential.test.too.often");
    }

    @Test
    void testsOfOtherProcessesCountThroughTheHistory() {
        world.transactions.inUnit(() -> {
            for (int i = 0; i < TestsByHand.MOST; i++) {
                world.repository.addTest(
                        bot.id(), new PastTest(World.NOW.minusSeconds(50 - i), 1, TestStatus.VERIFIED, null, 5));
            }
        });
        assertThat(world.refusal(this::test)).contains("wait 10 s.");
        world.now = world.now.plusSeconds(10);
        assertThat(test().status()).isEqualTo(TestStatus.VERIFIED);
    }

    @Test
    void unsavedValuesAreCountedByTheirName() {
        for (int i = 0; i < TestsByHand.MOST; i++) {
            world.tester.test(world.admin, World.slack("New"), Duration.ofSeconds(1), new CancelSignal());
        }
        assertThat(world.refusal(() ->
                        world.tester.test(world.admin, World.slack("New"), Duration.ofSeconds(1), new CancelSignal())))
                .startsWith("credential.test.too.often");
        world.tester.test(world.admin, World.slack("Newer"), Duration.ofSeconds(1), new CancelSignal());
    }

    @Test
    void manyAtOnceAreNotByHand() {
        for (int i = 0; i <= TestsByHand.MOST; i++) {
            BulkSummary summary = world.bulk.run(
                    world.admin, CredentialFilter.ALL, BulkOptions.DEFAULT, BulkListener.SILENT, new CancelSignal());
            assertThat(summary.counts().count(BulkOutcome.VERIFIED)).isEqualTo(1);
        }
    }

    @Test
    void valuesAreWipedAlsoWhenTheProbeBreaks() {
        world.service = values -> {
            throw new IllegalStateException("bug");
        };
        assertThatThrownBy(this::test).hasMessage("bug");
        assertThat(world.probed.values())
                .isNotEmpty()
                .allSatisfy(value -> assertThatThrownBy(value::expose).isInstanceOf(IllegalStateException.class));
    }

    @Test
    void aCredentialDeletedMeanwhileStillHasItsEvent() {
        world.service = values -> {
            world.credentials.delete(world.admin, bot.id());
            return new ProbeOutcome.Verified(TOOK, "");
        };
        test();
        assertThat(world.repository.activity).isEmpty();
        assertThat(world.log.last().credential()).isEqualTo(bot.ref());
    }

    @Test
    void aTestOfOldValuesSaysNothingAboutNewOnes() {
        world.service = values -> {
            world.credentials.edit(world.admin, bot.id(), world.change(bot, Set.of(), "bot_token", "xoxb-2"));
            return new ProbeOutcome.Verified(TOOK, "");
        };
        test();
        assertThat(summary().status()).isEqualTo(CredentialStatus.UNVERIFIED);
    }

    @Test
    void longTextsAreCutWhole() {
        world.service =
                values -> new ProbeOutcome.Failed(TOOK, Diagnosis.OTHER, "x" + "😀".repeat(TestResult.MAXIMUM_STORED));
        test();
        String message = summary().activity().lastTest().message();
        assertThat(message.length()).isBetween(TestResult.MAXIMUM_STORED - 1, TestResult.MAXIMUM_STORED);
        assertThat(message).endsWith("😀");
    }

    @Test
    void unsavedValuesAreTestedAndOnlyTheEventStays() {
        CredentialDraft draft = World.slack("New one");
        TestResult result = world.tester.test(world.admin, draft, Duration.ofSeconds(1), new CancelSignal());
        assertThat(result.status()).isEqualTo(TestStatus.VERIFIED);
        assertThat(world.repository.credentials).hasSize(1);
        assertThat(world.log.last().credential()).isNull();
        assertThat(world.lastDetails().path("name").asText()).isEqualTo("New one");
        assertThat(world.lastDetails().path("type").asText()).isEqualTo("slack");
        assertThat(draft.values().get("bot_token").exposeUtf8()).isEqualTo("xoxb-1-secret");
    }

    @Test
    void whoMayNotUseMayNotTest() {
        assertThat(world.refusal(
                        () -> world.tester.test(world.auditor, bot.id(), Duration.ofSeconds(1), new CancelSignal())))
                .startsWith("identity.denied");
        assertThat(world.probed).isEmpty();
    }
}
