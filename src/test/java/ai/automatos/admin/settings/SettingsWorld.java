package ai.automatos.admin.settings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.automatos.admin.audit.Actor;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.FakeAuditLog;
import ai.automatos.admin.credential.FakeSession;
import ai.automatos.admin.credential.FakeTransactions;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Channel;
import ai.automatos.admin.identity.Role;
import ai.automatos.admin.settings.spec.GeneralSettings;
import ai.automatos.admin.vault.Finding;
import ai.automatos.admin.vault.Progress;
import ai.automatos.admin.vault.VaultSession;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The services of this room on fakes, and one setting of a tenant beside the shipped ones. */
final class SettingsWorld {
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    /** Invented, under a key that the bundle has a word for. */
    static final SettingKey<Boolean> AUTO_START = SettingKey.flag("page.general", true, Scope.TENANT, ReadBy.PLATFORM);

    final SettingsCatalog catalog =
            new SettingsCatalog(List.of(GeneralSettings.PAGE, new SettingsPage("page", List.of(AUTO_START))));
    final FakeTransactions transactions = new FakeTransactions();
    final FakeAuditLog log = new FakeAuditLog(transactions);
    final FakeSettings repository = new FakeSettings(transactions);
    final FakeSession vault = new FakeSession();
    final Path file;
    final CurrentSettings current;
    final SettingsService service;
    final SettingRows rows = new SettingRows(repository, transactions);
    final Caller admin = caller(Role.ADMINISTRATOR);
    final Caller member = caller(Role.MEMBER);
    boolean locked;

    private final Supplier<Optional<VaultSession>> session = () -> locked ? Optional.empty() : Optional.of(vault);
    private final Messages messages = new Messages(Locale.ENGLISH);

    SettingsWorld(Path folder) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        file = folder.resolve("settings.json");
        current = new CurrentSettings(catalog, new ComputerSettings(file));
        service = new SettingsService(
                catalog,
                repository,
                current,
                transactions,
                log,
                new Authorizer(transactions, log, clock),
                session,
                messages,
                clock);
    }

    SettingState state(SettingKey<?> key) {
        return service.read(admin).stream()
                .filter(state -> state.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** An edit of the present value. @param text null for the default */
    SettingEdit edit(SettingKey<?> key, String text) {
        return new SettingEdit(key.key(), state(key).version(), text);
    }

    void set(SettingKey<?> key, String text) {
        service.save(admin, List.of(edit(key, text)));
    }

    /** Somebody writes another value into the database. */
    void tamper(SettingKey<?> key, String value) {
        repository.rows.replaceAll(row -> {
            SettingVersion old = row.version();
            return old.key().equals(key.key())
                    ? new StoredSetting(
                            new SettingVersion(
                                    old.tenant(), old.key(), old.version(), value, old.changedAt(), old.changedBy()),
                            row.mac())
                    : row;
        });
    }

    List<String> findings() {
        List<Finding> found = new ArrayList<>();
        new SettingsVerification(catalog, repository, log, session).verify(found::add, Progress.SILENT);
        found.forEach(finding -> finding.text(messages)); // Fails if a sentence is missing.
        return found.stream().map(Finding::toString).toList();
    }

    JsonNode details(AuditEvent event) {
        try {
            return Json.read(event.details());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** What the user reads; fails if a sentence is missing. */
    String refusal(ThrowingCallable operation) {
        UserFacingException failure = catchThrowableOfType(UserFacingException.class, operation);
        Messages.ErrorText text = messages.error(failure);
        return failure.key() + ": " + text.what() + " " + text.why() + " " + text.action();
    }

    private static Caller caller(Role role) {
        Actor actor = Actor.user(new UUID(3, role.word().hashCode()), role.word());
        return new Caller(actor, role, Ids.DEFAULT_TENANT, Channel.WINDOW, "127.0.0.1 (box)");
    }
}
