package ai.automatos.admin.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.schema.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CredentialServiceTest {
    private final World world = new World();

    private CredentialDraft postgres(String... values) {
        Map<String, SecretBytes> all = World.values("host", "db", "database", "d", "user", "u", "password", "p");
        all.putAll(World.values(values));
        return new CredentialDraft(
                "App Database", "postgresql", CredentialEnvironment.PRODUCTION, "", List.of("a"), Expiry.NEVER, all);
    }

    @Test
    void createdWithDefaultsSealedAndLogged() {
        Credential credential =
                world.credentials.create(world.admin, postgres()).credential();
        assertThat(world.storedValues(credential))
                .containsEntry("port", "5432")
                .containsEntry("ssl_mode", "prefer")
                .doesNotContainKey("ssl_root_certificate");
        assertThat(world.actions()).containsExactly(AuditAction.CREATED);
        assertThat(world.log.last().credential()).isEqualTo(credential.ref());
        assertThat(world.lastDetails().path("via").asText()).isEqualTo("via command line");
        assertThat(world.lastDetails().path("value_version").asLong()).isEqualTo(1);
        assertThat(world.lastDetails().path("sealed_sha256").asText())
                .isEqualTo(CredentialEvents.sha256(credential.sealed()));
        assertThat(world.credentials.list(world.admin, CredentialFilter.ALL))
                .singleElement()
                .satisfies(summary -> {
                    assertThat(summary.status()).isEqualTo(CredentialStatus.UNVERIFIED);
                    assertThat(summary.integrity()).isEqualTo(Integrity.AUTHENTIC);
                });
    }

    @Test
    void theCallersValuesStayTheCallersToWipe() {
        CredentialDraft draft = postgres();
        world.credentials.create(world.admin, draft);
        assertThat(draft.values().get("password").exposeUtf8()).isEqualTo("p");
    }

    @Test
    void badValuesNameTheFieldAndNothingHappens() {
        assertThat(world.refusal(() -> world.credentials.create(world.admin, postgres("port", "70000"))))
                .startsWith("credential.fields.invalid")
                .contains("Port must be a whole number from 1 to 65535");
        assertThat(world.refusal(() -> world.credentials.create(world.admin, postgres("host", ""))))
                .contains("Host is needed");
        assertThat(world.refusal(() -> world.credentials.create(world.admin, postgres("hots", "x"))))
                .startsWith("credential.field.unknown")
                .contains("“hots”", "host, port, database");
        CredentialDraft huge = postgres("password", "x".repeat(1 << 20));
        assertThat(world.refusal(() -> world.credentials.create(world.admin, huge)))
                .contains("Password", "262,144")
                .doesNotContain("xxxx");
        assertThat(world.refusal(() -> world.credentials.create(world.admin, World.slack(" "))))
                .startsWith("credential.text.blank");
        assertThat(world.repository.credentials).isEmpty();
        assertThat(world.actions()).isEmpty();
    }

    @Test
    void anUnknownTypeAndAPastExpiryAreRefused() {
        CredentialDraft draft =
                new CredentialDraft("x", "nope", CredentialEnvironment.TESTING, "", List.of(), Expiry.NEVER, Map.of());
        assertThat(world.refusal(() -> world.credentials.create(world.admin, draft)))
                .startsWith("credential.type.unknown");
        CredentialDraft past = new CredentialDraft(
                "x",
                "slack",
                CredentialEnvironment.TESTING,
                "",
                List.of(),
                Expiry.on(LocalDate.of(2026, 11, 23)),
                World.values("bot_token", "xoxb-1"));
        assertThat(world.refusal(() -> world.credentials.create(world.admin, past)))
                .startsWith("credential.expiry.past")
                .contains("2026-11-23");
    }

    @Test
    void aNameIsUniqueInItsEnvironmentAndAmbiguousAcross() {
        world.create("Bot");
        assertThat(world.refusal(() -> world.create(" Bot ")))
                .startsWith("credential.name.taken")
                .contains("development");
        CredentialDraft draft = World.slack("Bot");
        world.credentials.create(
                world.admin,
                new CredentialDraft(
                        "Bot", "slack", CredentialEnvironment.PRODUCTION, "", List.of(), Expiry.NEVER, draft.values()));
        assertThat(world.refusal(() -> world.credentials.find(world.admin, "Bot", null)))
                .startsWith("credential.ambiguous")
                .contains("Bot (production), Bot (development)");
        assertThat(world.credentials
                        .find(world.admin, "Bot", CredentialEnvironment.PRODUCTION)
                        .credential()
                        .environment())
                .isEqualTo(CredentialEnvironment.PRODUCTION);
        assertThat(world.refusal(() -> world.credentials.find(world.admin, "bot", null)))
                .startsWith("credential.not.found");
    }

    @Test
    void aPatternMismatchIsWarnedAndSaved() {
        SavedCredential saved = world.credentials.create(world.admin, World.slack("Bot", "bot_token", "other"));
        assertThat(saved.warnings()).extracting(Violation::key).containsExactly("pattern");
        assertThat(world.storedValues(saved.credential())).containsEntry("bot_token", "other");
    }

    @Test
    void spacesAndLineBreaksAreKeptByteForByte() {
        String pem = "-----BEGIN KEY-----\r\nab\n\n -----END KEY-----\n";
        Credential spaces = world.credentials
                .create(world.admin, postgres("password", "   ", "ssl_mode", "verify-ca", "ssl_root_certificate", pem))
                .credential();
        assertThat(world.storedValues(spaces))
                .containsEntry("password", "   ")
                .containsEntry("ssl_root_certificate", pem);
        try (SecretBytes value = world.credentials.reveal(world.admin, spaces.id(), "ssl_root_certificate")) {
            assertThat(value.expose()).isEqualTo(pem.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void blankKeepsClearEmptiesAndOnlyRealChangesAreSealedAnew() {
        Credential first = world.create("Bot", "app_id", "A12345678");
        SavedCredential blank =
                world.credentials.edit(world.admin, first.id(), world.change(first, Set.of(), "bot_token", ""));
        SavedCredential same = world.credentials.edit(
                world.admin, first.id(), world.change(first, Set.of("signing_secret"), "app_id", "A12345678"));
        assertThat(blank.credential()).isEqualTo(first);
        assertThat(same.credential()).isEqualTo(first);
        assertThat(world.actions()).containsExactly(AuditAction.CREATED);
        Credential cleared = world.credentials
                .edit(world.admin, first.id(), world.change(first, Set.of("app_id"), "bot_token", "xoxb-2"))
                .credential();
        assertThat(world.storedValues(first)).isEqualTo(Map.of("bot_token", "xoxb-2"));
        assertThat(cleared.valueVersion()).isEqualTo(2);
        assertThat(cleared.rowVersion()).isEqualTo(2);
        assertThat(world.lastDetails().path("fields")).hasToString("[\"app_id\",\"bot_token\"]");
        assertThat(world.log.last().details()).doesNotContain("xoxb");
        Credential renamed = world.credentials
                .edit(world.admin, first.id(), world.rename(cleared, "Robot"))
                .credential();
        assertThat(renamed.valueVersion()).isEqualTo(2);
        assertThat(renamed.sealed()).isEqualTo(cleared.sealed());
        assertThat(world.lastDetails().path("changed")).hasToString("[\"name\"]");
    }

    @Test
    void aRequiredFieldCannotBeCleared() {
        Credential credential = world.create("Bot");
        assertThat(world.refusal(() -> world.credentials.edit(
                        world.admin, credential.id(), world.change(credential, Set.of("bot_token")))))
                .contains("Bot Token is needed");
    }

    @Test
    void changedValuesMakeAVerifiedCredentialUnverified() {
        Credential credential = world.create("Bot");
        world.tester.test(world.admin, credential.id(), Duration.ofSeconds(1), new CancelSignal());
        assertThat(status()).isEqualTo(CredentialStatus.VERIFIED);
        Credential renamed = world.credentials
                .edit(world.admin, credential.id(), world.rename(credential, "Other"))
                .credential();
        assertThat(status()).isEqualTo(CredentialStatus.VERIFIED);
        world.credentials.edit(world.admin, credential.id(), world.change(renamed, Set.of(), "bot_token", "xoxb-3"));
        assertThat(status()).isEqualTo(CredentialStatus.UNVERIFIED);
    }

    private CredentialStatus status() {
        return world.credentials.list(world.admin, CredentialFilter.ALL).get(0).status();
    }

    @Test
    void anEditOfAnOldVersionIsRefusedBeforeAndWithinTheUnit() {
        Credential first = world.create("Bot");
        world.credentials.edit(world.admin, first.id(), world.rename(first, "Bot 2"));
        assertThat(world.refusal(() -> world.credentials.edit(world.admin, first.id(), world.rename(first, "Bot 3"))))
                .startsWith("credential.edited.meanwhile");
        Credential second = world.stored(first);
        world.transactions.beforeNextUnit(
                () -> world.credentials.edit(world.admin, first.id(), world.rename(second, "Theirs")));
        assertThat(world.refusal(() -> world.credentials.edit(world.admin, first.id(), world.rename(second, "Mine"))))
                .startsWith("credential.edited.meanwhile");
        assertThat(world.stored(first).name()).isEqualTo("Theirs");
    }

    @Test
    void aPassedExpiryStaysUnlessItIsSetAnew() {
        Credential credential = world.create("Bot");
        Credential expired = new Credential(
                credential.id(),
                credential.tenant(),
                credential.owner(),
                credential.environment(),
                credential.name(),
                credential.typeKey(),
                "",
                List.of(),
                true,
                Expiry.on(LocalDate.of(2026, 11, 1)).instant(world.zone),
                1,
                credential.sealed(),
                1,
                credential.createdAt(),
                credential.createdBy(),
                credential.updatedAt(),
                credential.updatedBy());
        world.repository.credentials.put(credential.id(), new MacRow<>(expired, CheckedRows.mac(world.vault, expired)));
        assertThat(status()).isEqualTo(CredentialStatus.EXPIRED);
        CredentialEdit same = new CredentialEdit(
                1, "New", null, null, null, Expiry.on(LocalDate.of(2026, 11, 1)), Map.of(), Set.of());
        assertThat(world.credentials
                        .edit(world.admin, expired.id(), same)
                        .credential()
                        .name())
                .isEqualTo("New");
        CredentialEdit other =
                new CredentialEdit(2, null, null, null, null, Expiry.on(LocalDate.of(2026, 11, 2)), Map.of(), Set.of());
        assertThat(world.refusal(() -> world.credentials.edit(world.admin, expired.id(), other)))
                .startsWith("credential.expiry.past");
        CredentialEdit never = new CredentialEdit(2, null, null, null, null, Expiry.NEVER, Map.of(), Set.of());
        world.credentials.edit(world.admin, expired.id(), never);
        assertThat(status()).isEqualTo(CredentialStatus.UNVERIFIED);
    }

    @Test
    void valuesAreMaskedWhateverTheyAre() {
        Credential credential = world.create("Bot");
        CredentialView view = world.credentials.view(world.admin, credential.id());
        assertThat(view.fields())
                .extracting(CredentialView.Field::key, CredentialView.Field::masked, CredentialView.Field::secret)
                .containsExactly(
                        tuple("bot_token", "•••••", true),
                        tuple("signing_secret", "", true),
                        tuple("app_id", "", false));
        assertThat(world.actions()).containsExactly(AuditAction.CREATED);
    }

    @Test
    void revealAndCopyGiveOneValueAndWriteOneEventEach() {
        Credential credential = world.create("Bot");
        assertThat(world.credentials
                        .reveal(world.admin, credential.id(), "bot_token")
                        .exposeUtf8())
                .isEqualTo("xoxb-1-secret");
        assertThat(world.lastDetails().path("field").asText()).isEqualTo("bot_token");
        assertThat(world.credentials
                        .copy(world.admin, credential.id(), "bot_token")
                        .exposeUtf8())
                .isEqualTo("xoxb-1-secret");
        assertThat(world.actions()).containsExactly(AuditAction.CREATED, AuditAction.REVEALED, AuditAction.COPIED);
        assertThat(world.refusal(() -> world.credentials.reveal(world.admin, credential.id(), "app_id")))
                .startsWith("credential.field.empty");
        assertThat(world.refusal(() -> world.credentials.reveal(world.admin, credential.id(), "x")))
                .startsWith("credential.field.unknown");
        assertThat(world.actions()).hasSize(3);
    }

    @Test
    void deactivatedAndActivatedOnceEach() {
        Credential credential = world.create("Bot");
        world.credentials.deactivate(world.admin, credential.id());
        world.credentials.deactivate(world.admin, credential.id());
        assertThat(status()).isEqualTo(CredentialStatus.INACTIVE);
        world.credentials.activate(world.admin, credential.id());
        assertThat(world.actions())
                .containsExactly(AuditAction.CREATED, AuditAction.DEACTIVATED, AuditAction.ACTIVATED);
        assertThat(world.stored(credential).rowVersion()).isEqualTo(3);
    }

    @Test
    void aPaceIsSetOnceEachAndLogged() {
        Credential bot = world.create("Bot");
        int events = world.log.events().size();
        world.credentials.setPace(world.admin, bot.id(), null);
        assertThat(world.log.events()).hasSize(events);

        world.credentials.setPace(world.admin, bot.id(), TestPace.WEEKLY);
        world.credentials.setPace(world.admin, bot.id(), TestPace.WEEKLY);
        assertThat(world.log.events()).hasSize(events + 1);
        assertThat(world.log.last().action()).isEqualTo(AuditAction.UPDATED);
        assertThat(world.lastDetails().path("tests").asText()).isEqualTo("weekly");
        assertThat(world.credentials.view(world.admin, bot.id()).summary().ownPace())
                .isEqualTo(TestPace.WEEKLY);

        world.credentials.setPace(world.admin, bot.id(), null);
        assertThat(world.lastDetails().path("tests").asText()).isEqualTo("as-set");
        assertThat(world.stored(bot).rowVersion()).isEqualTo(bot.rowVersion());
        assertThatThrownBy(() -> world.credentials.setPace(world.auditor, bot.id(), TestPace.OFF))
                .hasMessage("identity.denied");
    }

    @Test
    void deletedUnlessAssigned() {
        Credential credential = world.create("Bot");
        world.assignments.assign(world.admin, credential.id(), 42, "Helper", "slack", Assignment.Permission.READ);
        assertThat(world.refusal(() -> world.credentials.delete(world.admin, credential.id())))
                .startsWith("credential.assigned")
                .contains("Helper (42)");
        assertThat(world.log.last().action()).isEqualTo(AuditAction.DELETED);
        assertThat(world.log.last().result()).isEqualTo(AuditResult.FAILURE);
        world.assignments.unassign(world.admin, credential.id(), 42, null);
        world.credentials.delete(world.admin, credential.id());
        assertThat(world.repository.credentials).isEmpty();
        assertThat(world.log.last().result()).isEqualTo(AuditResult.SUCCESS);
    }

    @Test
    void aTamperedRowIsShownNamedAndNotObeyed() {
        Credential credential = world.create("Bot");
        Credential other = world.create("Other");
        world.tamper(credential);
        assertThat(world.credentials.list(world.admin, CredentialFilter.ALL))
                .extracting(CredentialSummary::integrity)
                .containsExactly(Integrity.TAMPERED, Integrity.AUTHENTIC);
        assertThat(world.credentials
                        .view(world.admin, credential.id())
                        .fields()
                        .get(0)
                        .presence())
                .isEqualTo(CredentialView.Presence.UNKNOWN);
        assertThat(world.refusal(() -> world.credentials.reveal(world.admin, credential.id(), "bot_token")))
                .startsWith("credential.row.tampered")
                .contains("Bot");
        assertThat(world.log.last().action()).isEqualTo(AuditAction.ACCESS_FAILED);
        assertThat(world.refusal(() -> world.credentials.delete(world.admin, credential.id())))
                .startsWith("credential.row.tampered");
        assertThat(world.credentials
                        .reveal(world.admin, other.id(), "bot_token")
                        .length())
                .isPositive();
    }

    @Test
    void aLockedVaultShowsNamesUncheckedAndNothingElse() {
        Credential credential = world.create("Bot");
        world.locked = true;
        assertThat(world.credentials.list(world.onlooker, CredentialFilter.ALL))
                .singleElement()
                .extracting(CredentialSummary::integrity)
                .isEqualTo(Integrity.UNCHECKED);
        assertThat(world.credentials.view(world.onlooker, credential.id()).fields())
                .extracting(CredentialView.Field::presence)
                .containsOnly(CredentialView.Presence.UNKNOWN);
        assertThatThrownBy(() -> world.credentials.reveal(world.admin, credential.id(), "bot_token"))
                .hasMessage("vault.locked");
        assertThatThrownBy(() -> world.credentials.create(world.admin, World.slack("x")))
                .hasMessage("vault.locked");
    }

    @Test
    void whoMayNotIsRefusedAndThatIsLogged() {
        Credential credential = world.create("Bot");
        assertThat(world.refusal(() -> world.credentials.reveal(world.auditor, credential.id(), "bot_token")))
                .startsWith("identity.denied");
        assertThat(world.log.last().action()).isEqualTo(AuditAction.ACCESS_DENIED);
        assertThat(world.log.last().credential()).isEqualTo(credential.ref());
        assertThat(world.refusal(() -> world.credentials.create(world.auditor, World.slack("x"))))
                .startsWith("identity.denied");
        assertThat(world.refusal(() -> world.credentials.delete(world.auditor, credential.id())))
                .startsWith("identity.denied");
    }
}
