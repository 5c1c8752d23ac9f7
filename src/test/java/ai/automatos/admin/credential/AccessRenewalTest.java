package ai.automatos.admin.credential;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Deadline;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProbeOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A test that finds the access token used up gets a new one, keeps it and goes on. */
class AccessRenewalTest {
    private static final Duration TOOK = Duration.ofMillis(7);

    private final World world = new World();

    private Credential create(String... tokens) {
        return world.credentials.create(world.admin, draft(tokens)).credential();
    }

    private CredentialDraft draft(String... tokens) {
        Map<String, SecretBytes> values = new TreeMap<>(world.values("client_id", "id-1", "client_secret", "shh"));
        values.putAll(world.values(tokens));
        return new CredentialDraft(
                "CRM", "hubspot_oauth2", CredentialEnvironment.PRODUCTION, "", List.of(), Expiry.NEVER, values);
    }

    private TestResult test(Credential credential) {
        return world.tester.test(world.admin, credential.id(), Duration.ofSeconds(1), new CancelSignal());
    }

    private String value(Credential credential, String field) {
        try (SecretBytes value = world.credentials.reveal(world.admin, credential.id(), field)) {
            return value.exposeUtf8();
        }
    }

    /** Only this access token is taken. */
    private void serviceTakes(String token) {
        world.service = values -> token.equals(values.get("access_token"))
                ? new ProbeOutcome.Verified(TOOK, "account 42")
                : new ProbeOutcome.Failed(TOOK, Diagnosis.INVALID_KEY, "401");
    }

    @Test
    void aTokenThatIsUsedUpIsReplacedAndTheNewOnesAreKept() {
        Credential crm = create("access_token", "old-access", "refresh_token", "old-refresh");
        serviceTakes("new-access");
        world.renewal = values -> {
            assertThat(values).containsEntry("refresh_token", "old-refresh").containsEntry("client_id", "id-1");
            return Map.of("access_token", "new-access", "refresh_token", "new-refresh");
        };

        TestResult result = test(crm);

        assertThat(result.status()).isEqualTo(TestStatus.VERIFIED);
        assertThat(value(crm, "access_token")).isEqualTo("new-access");
        assertThat(value(crm, "refresh_token")).isEqualTo("new-refresh");
        assertThat(value(crm, "client_secret")).isEqualTo("shh");
        assertThat(world.stored(crm).valueVersion()).isEqualTo(2);
        assertThat(world.log.events().stream().map(event -> event.action()))
                .containsSubsequence(AuditAction.CREATED, AuditAction.ROTATED, AuditAction.TESTED);
        assertThat(world.log.events().toString()).doesNotContain("new-access", "old-refresh", "new-refresh");
    }

    @Test
    void withoutAnAccessTokenOneIsFetchedBeforeAnythingIsAsked() {
        Credential crm = create("refresh_token", "old-refresh");
        serviceTakes("first-access");
        world.renewal = values -> Map.of("access_token", "first-access");

        assertThat(test(crm).status()).isEqualTo(TestStatus.VERIFIED);
        assertThat(value(crm, "refresh_token")).isEqualTo("old-refresh");
    }

    @Test
    void aTokenThatStillWorksIsNotReplaced() {
        Credential crm = create("access_token", "good", "refresh_token", "r");
        serviceTakes("good");
        world.renewal = values -> {
            throw new AssertionError("nobody asked for it");
        };

        assertThat(test(crm).status()).isEqualTo(TestStatus.VERIFIED);
        assertThat(world.stored(crm).valueVersion()).isEqualTo(1);
    }

    @Test
    void allStepsTogetherHaveOneLimit() {
        Credential crm = create("access_token", "old", "refresh_token", "r");
        serviceTakes("new");
        world.renewal = values -> {
            spend(Duration.ofMillis(300));
            return Map.of("access_token", "new");
        };

        assertThat(test(crm).status()).isEqualTo(TestStatus.VERIFIED);

        Duration second = Duration.ofSeconds(1);
        assertThat(world.limits).hasSize(2);
        assertThat(world.limits.get(0)).isEqualTo(second);
        assertThat(world.renewalLimit).isLessThan(second);
        assertThat(world.limits.get(1)).isBetween(Duration.ZERO, Duration.ofMillis(700));
    }

    @Test
    void aRenewalThatTakesAllTheTimeNamesTheWholeLimit() {
        Credential crm = create("access_token", "old", "refresh_token", "r");
        world.service = values -> new ProbeOutcome.Failed(
                TOOK, world.limits.size() == 1 ? Diagnosis.INVALID_KEY : Diagnosis.TIMEOUT, "within 0 s");
        world.renewal = values -> {
            spend(Duration.ofSeconds(1));
            return Map.of("access_token", "new");
        };

        TestResult result = test(crm);

        assertThat(result.diagnosis()).isEqualTo(Diagnosis.TIMEOUT);
        assertThat(result.detail()).isEqualTo(world.messages.get("probe.detail.timeout", "1"));
        assertThat(value(crm, "access_token")).as("what was fetched stays").isEqualTo("new");
    }

    /** As long as a slow provider takes. */
    private static void spend(Duration time) {
        Deadline end = Deadline.in(time);
        while (!end.isOver()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aRefusedRefreshTokenIsTheResult() {
        Credential crm = create("access_token", "old", "refresh_token", "revoked");
        serviceTakes("another");
        world.renewal = values -> {
            throw new ProbeFailure(Diagnosis.AUTHENTICATION_FAILED, "invalid_grant");
        };

        TestResult result = test(crm);

        assertThat(result.diagnosis()).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(result.detail()).isEqualTo("invalid_grant");
        assertThat(world.stored(crm).valueVersion()).isEqualTo(1);
    }

    @Test
    void anEditInBetweenAndTheNewTokensBothStay() {
        Credential crm = create("access_token", "old", "refresh_token", "r");
        serviceTakes("new");
        world.renewal = values -> {
            world.credentials.edit(world.admin, crm.id(), world.rename(world.stored(crm), "CRM renamed"));
            return Map.of("access_token", "new");
        };

        assertThat(test(crm).status()).isEqualTo(TestStatus.VERIFIED);
        assertThat(world.stored(crm).name()).isEqualTo("CRM renamed");
        assertThat(value(crm, "access_token")).isEqualTo("new");
    }

    @Test
    void otherFailuresAreNoReasonToRenew() {
        Credential crm = create("access_token", "a", "refresh_token", "r");
        world.service = values -> new ProbeOutcome.Failed(TOOK, Diagnosis.TIMEOUT, "");
        world.renewal = values -> {
            throw new AssertionError("nobody asked for it");
        };

        assertThat(test(crm).diagnosis()).isEqualTo(Diagnosis.TIMEOUT);
    }

    @Test
    void withoutAnyTokenNobodyIsAskedAndASignInIsAdvised() {
        world.service = values -> {
            throw new AssertionError("nobody can answer that");
        };

        TestResult draft =
                world.tester.test(world.admin, draft("refresh_token", "r"), Duration.ofSeconds(1), new CancelSignal());
        TestResult stored = test(create());

        assertThat(draft.diagnosis()).isEqualTo(Diagnosis.NOT_SIGNED_IN);
        assertThat(draft.detail()).isEqualTo(world.messages.get("credential.test.fetched.later"));
        assertThat(stored.diagnosis()).isEqualTo(Diagnosis.NOT_SIGNED_IN);
        assertThat(stored.detail()).isEmpty();
    }
}
