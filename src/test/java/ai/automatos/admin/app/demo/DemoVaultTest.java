package ai.automatos.admin.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.app.Program;
import ai.automatos.admin.audit.Actor;
import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditQuery;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.CredentialDraft;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialFilter;
import ai.automatos.admin.credential.CredentialStatus;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.credential.Expiry;
import ai.automatos.admin.credential.TestResult;
import ai.automatos.admin.credential.TestStatus;
import ai.automatos.admin.identity.CallSource;
import ai.automatos.admin.identity.Channel;
import ai.automatos.admin.settings.SettingEdit;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.vault.KdfCost;
import ai.automatos.admin.vault.Progress;
import ai.automatos.admin.vault.VaultService;
import ai.automatos.admin.vault.VerificationReport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class DemoVaultTest {
    private static final int CREDENTIALS = 55;
    private static final Instant NOW = Instant.parse("2026-11-25T14:30:00Z");

    private final Program program = new Program(
            new Messages(Locale.ENGLISH), KdfCost.STANDARD, Clock.fixed(NOW, ZoneId.of("Europe/Berlin")), Map.of());
    private Path temporary;
    private DemoVault demo;
    private OpenVault vault;

    @BeforeAll
    void fill(@TempDir Path folder) {
        temporary = folder;
        demo = program.demo(temporary);
        vault = demo.open();
    }

    @AfterAll
    void close() {
        demo.close();
        program.close();
    }

    @Test
    void itHoldsCredentialsOfManyTypesInEveryState() {
        assertThat(credentials()).hasSize(CREDENTIALS);
        assertThat(credentials().stream()
                        .map(one -> one.credential().typeKey())
                        .distinct()
                        .count())
                .isGreaterThanOrEqualTo(15);
        assertThat(credentials().stream().map(CredentialSummary::status)).contains(CredentialStatus.values());
        assertThat(credentials().stream().filter(one -> one.assignments() > 0).count())
                .isBetween(34L, 45L);
        assertThat(credentials().stream()
                        .filter(one -> one.status() == CredentialStatus.VERIFIED)
                        .count())
                .isGreaterThan(15);
    }

    @Test
    void itSendsNoMailAndDoesNotClaimTo() {
        CredentialDraft server = new CredentialDraft(
                "Demo mail",
                "smtp",
                CredentialEnvironment.TESTING,
                "",
                List.of(),
                Expiry.NEVER,
                Map.of(
                        "host", SecretBytes.ofUtf8("mail.sample.invalid"),
                        "port", SecretBytes.ofUtf8("587"),
                        "username", SecretBytes.ofUtf8("robot"),
                        "password", SecretBytes.ofUtf8("invented"),
                        "security", SecretBytes.ofUtf8("starttls"),
                        "from_email", SecretBytes.ofUtf8("robot@sample.invalid")));
        UUID made = vault.core()
                .credentials()
                .create(vault.caller(), server)
                .credential()
                .id();
        vault.core()
                .settings()
                .save(
                        vault.caller(),
                        List.of(
                                new SettingEdit("general.mail_credential", 0, "Demo mail"),
                                new SettingEdit("general.mail_recipients", 0, "ops@sample.invalid")));
        try {
            assertThatThrownBy(() -> vault.core().noticeMail().sendTest(vault.caller(), new CancelSignal()))
                    .isInstanceOfSatisfying(
                            UserFacingException.class,
                            refused -> assertThat(refused.key()).isEqualTo("demo.mail"));
        } finally {
            vault.core().credentials().delete(vault.caller(), made);
        }
    }

    @Test
    void itHoldsAMonthOfEventsInTheOrderOfTime() {
        List<LinkedEvent> events = events();
        assertThat(events.size()).isBetween(600, 1500);
        assertThat(events)
                .allSatisfy(linked -> assertThat(linked.event().time()).isBetween(NOW.minus(Duration.ofDays(30)), NOW));
        assertThat(events.stream().map(linked -> linked.event().time()))
                .isSortedAccordingTo((one, other) -> other.compareTo(one))
                .doesNotHaveDuplicates();
        events.stream()
                .collect(Collectors.groupingBy(linked -> linked.event().chain()))
                .values()
                .forEach(chain -> assertThat(chain.stream().map(LinkedEvent::sequence))
                        .isSortedAccordingTo((one, other) -> Long.compare(other, one)));
    }

    @Test
    void theLogTellsOfManyKindsOfWorkByOneUserAndTheJob() {
        List<AuditEvent> events = events().stream().map(LinkedEvent::event).toList();
        assertThat(events.stream().map(AuditEvent::action))
                .contains(
                        AuditAction.CREATED,
                        AuditAction.UPDATED,
                        AuditAction.REVEALED,
                        AuditAction.COPIED,
                        AuditAction.TESTED,
                        AuditAction.ASSIGNED,
                        AuditAction.UNASSIGNED,
                        AuditAction.DEACTIVATED,
                        AuditAction.DELETED,
                        AuditAction.VAULT_UNLOCKED,
                        AuditAction.VAULT_LOCKED);
        assertThat(events.stream().map(AuditEvent::actor).distinct())
                .containsExactlyInAnyOrder(vault.caller().actor(), Actor.SYSTEM);
    }

    @Test
    void everythingInItCanBeVerified() {
        VerificationReport report = vault.core().verifier().verify(vault.caller(), Progress.SILENT);
        assertThat(report.findings()).isEmpty();
        assertThat(report.sound()).isTrue();
        assertThat(report.credentials()).isEqualTo(CREDENTIALS);
    }

    @Test
    void testsAnswerAsTheDataSaysAndSayThatTheyAreSamples() {
        TestResult verified = test("Production Orders Database");
        assertThat(verified.status()).isEqualTo(TestStatus.VERIFIED);
        assertThat(verified.evidence()).contains("PostgreSQL 16.4", "sample");
        TestResult failed = test("Slack – Finance Approvals");
        assertThat(failed.status()).isEqualTo(TestStatus.FAILED);
        assertThat(failed.detail()).contains("missing_scope", "sample");
    }

    @Test
    void otherValuesAreNeverSentAnywhereEither() {
        assertThat(test(draft("sk-1234567890abcdefghijklmnop")).evidence()).contains("nothing was asked");
        assertThat(test(draft("not an API key")).detail()).contains("Nothing was asked");
    }

    /** On this day the last credential to be rotated is deleted on the very morning. */
    @Test
    void theMonthMayEndOnAnyDay() {
        Clock thursday = Clock.fixed(Instant.parse("2026-11-26T03:27:00Z"), ZoneId.of("UTC"));
        try (Program later = new Program(new Messages(Locale.ENGLISH), KdfCost.STANDARD, thursday, Map.of());
                DemoVault other = later.demo(temporary)) {
            OpenVault open = other.open();
            assertThat(open.core().credentials().list(open.caller(), CredentialFilter.ALL))
                    .hasSize(CREDENTIALS);
        }
    }

    @Test
    void theKeyFileAloneOpensItAgainAfterALock() {
        try (DemoVault other = program.demo(temporary)) {
            OpenVault open = other.open();
            open.core().vault().lock(open.caller(), open.core().session());
            assertThat(open.core().vault().isKeyFileOnly(null)).isTrue();
            VaultService.Unlocked again =
                    open.core().vault().unlock(new CallSource(Channel.WINDOW, ""), null, (SecretBytes) null);
            open.core().use(again.session());
            assertThat(open.core().credentials().list(again.caller(), CredentialFilter.ALL))
                    .hasSize(CREDENTIALS);
        }
    }

    private List<CredentialSummary> credentials() {
        return vault.core().credentials().list(vault.caller(), CredentialFilter.ALL);
    }

    private TestResult test(String name) {
        CredentialSummary found = vault.core().credentials().find(vault.caller(), name, null);
        return vault.core()
                .tester()
                .test(vault.caller(), found.credential().id(), Duration.ofSeconds(10), new CancelSignal());
    }

    private TestResult test(CredentialDraft draft) {
        return vault.core().tester().test(vault.caller(), draft, Duration.ofSeconds(10), new CancelSignal());
    }

    private static CredentialDraft draft(String key) {
        return new CredentialDraft(
                "Somebody's real key",
                "openai_api",
                CredentialEnvironment.TESTING,
                "",
                List.of(),
                Expiry.NEVER,
                Map.of("api_key", SecretBytes.ofUtf8(key)));
    }

    /** Those of the filling, newest first: what other tests do comes after it. */
    private List<LinkedEvent> events() {
        AuditQuery query = new AuditQuery(
                Set.of(Ids.VAULT_CHAIN, Ids.DEFAULT_TENANT),
                null,
                null,
                Set.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                10_000);
        return vault.core().audit().page(vault.caller(), query).events().stream()
                .filter(linked -> linked.event().time().isBefore(NOW))
                .toList();
    }
}
