package ai.automatos.admin.credential;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.automatos.admin.audit.Actor;
import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.OwnTypeReader;
import ai.automatos.admin.catalog.ShippedTypes;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Channel;
import ai.automatos.admin.identity.Permission;
import ai.automatos.admin.identity.Role;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.vault.VaultSession;
import ai.automatos.admin.vault.VaultVerifier;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** The services of this room on fakes, with three callers. */
public final class World {
    public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    public final FakeTransactions transactions = new FakeTransactions();
    public final FakeAuditLog log = new FakeAuditLog(transactions);
    public final FakeCredentials repository = new FakeCredentials(transactions);
    public final FakeSession vault = new FakeSession();
    /** What the clock says. */
    public Instant now = NOW;

    public final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId other) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    public final Messages messages = new Messages(Locale.ENGLISH);
    public final Authorizer authorizer = new Authorizer(transactions, log, clock);
    public final Caller admin = caller(Role.ADMINISTRATOR);
    public final Caller auditor = caller(Role.AUDITOR);
    public final Caller onlooker =
            new Caller(Actor.unproven("someone"), Role.ONLOOKER, Ids.DEFAULT_TENANT, Channel.COMMAND_LINE, "local");
    public boolean locked;
    public ZoneId zone = ZoneOffset.UTC;
    /** What the service answers; sees the values. */
    public Function<Map<String, String>, ProbeOutcome> service =
            values -> new ProbeOutcome.Verified(Duration.ofMillis(23), "you are acme-bot");

    /** What the provider renews; sees the values. */
    public Renewal renewal = values -> Map.of();

    /** Gives new tokens for old values. */
    public interface Renewal {
        Map<String, String> renew(Map<String, String> values) throws ProbeFailure;
    }

    /** Which hosts a test asks; sees the values. */
    public Function<Map<String, String>, Set<String>> hosts = values -> Set.of("slack.com");

    public final Supplier<Optional<VaultSession>> session = () -> locked ? Optional.empty() : Optional.of(vault);
    public final ShippedTypes shipped = new ShippedTypes();
    public final FakeOwnTypes typeRows = new FakeOwnTypes(transactions);
    public final OwnTypeReader typeReader = new OwnTypeReader(shipped);
    public final TenantTypes types = new TenantTypes(shipped, typeRows, typeReader, session, () -> Ids.DEFAULT_TENANT);
    public final OwnTypeService ownTypes = new OwnTypeService(
            typeRows, repository, transactions, log, authorizer, types, typeReader, session, messages, clock);
    public final CredentialService credentials = new CredentialService(
            repository, transactions, log, log, authorizer, types, session, messages, clock, () -> zone);
    public final AssignmentService assignments =
            new AssignmentService(repository, transactions, log, authorizer, types, session, messages, clock);
    public final FakeLeases leases = new FakeLeases();
    public final ConnectionTester tester = anotherTester();
    /** Pauses for milliseconds where others pause for seconds. */
    public final BulkTester bulk = new BulkTester(
            credentials, tester, messages, () -> 8, new TestQueue.Pauses(Duration.ofMillis(5), Duration.ofMillis(500)));
    /** What another room signed with the same keys. */
    public final FakeSignedRows others = new FakeSignedRows();

    public final KeyRotation rotation = new KeyRotation(
            repository,
            transactions,
            log,
            authorizer,
            vault,
            List.of(others, new OwnTypeRows(typeRows, transactions)),
            session,
            clock);
    public final VaultVerifier verifier = new VaultVerifier(
            authorizer,
            Permission.ADMINISTER_VAULT,
            List.of(new CredentialVerification(repository, typeRows, log, session)));

    /** The values handed to the last test, as they are afterwards. */
    public volatile Map<String, SecretBytes> probed = Map.of();

    /** How long each test and the last renewal were given. */
    public final List<Duration> limits = new CopyOnWriteArrayList<>();

    public volatile @Nullable Duration renewalLimit;

    /** Values handed out, to tests, for hosts and for renewals, that nobody has wiped yet. */
    public final OpenValues opened = new OpenValues();

    /** Hears the signal of a test before the service answers. */
    public Consumer<CancelSignal> beforeAnswer = cancel -> {};

    /** As it runs on another computer with the same database. */
    public ConnectionTester anotherTester() {
        return new ConnectionTester(
                repository, transactions, log, authorizer, types, session, prober(), leases, messages, clock);
    }

    private Prober prober() {
        return new Prober() {
            @Override
            public Set<String> hosts(CredentialType type, Map<String, SecretBytes> values) {
                opened.add(values);
                return hosts.apply(texts(values));
            }

            @Override
            public Map<String, SecretBytes> renew(
                    CredentialType type, Map<String, SecretBytes> values, Duration limit, CancelSignal cancel)
                    throws ProbeFailure {
                Map<String, SecretBytes> fresh = new TreeMap<>();
                renewalLimit = limit;
                renewal.renew(texts(values)).forEach((key, value) -> fresh.put(key, SecretBytes.ofUtf8(value)));
                opened.add(fresh);
                return fresh;
            }

            @Override
            public ProbeOutcome run(
                    CredentialType type, Map<String, SecretBytes> values, Duration limit, CancelSignal cancel) {
                return probe(type, values, limit, cancel);
            }
        };
    }

    private ProbeOutcome probe(
            CredentialType type, Map<String, SecretBytes> values, Duration limit, CancelSignal cancel) {
        probed = new TreeMap<>(values);
        opened.add(values);
        limits.add(limit);
        beforeAnswer.accept(cancel);
        return service.apply(texts(values));
    }

    private static Map<String, String> texts(Map<String, SecretBytes> values) {
        Map<String, String> texts = new TreeMap<>();
        values.forEach((key, value) -> texts.put(key, value.exposeUtf8()));
        return texts;
    }

    private static Caller caller(Role role) {
        Actor actor = Actor.user(new UUID(3, role.word().hashCode()), role.word());
        return new Caller(actor, role, Ids.DEFAULT_TENANT, Channel.COMMAND_LINE, "127.0.0.1 (box)");
    }

    public static Map<String, SecretBytes> values(String... keysAndValues) {
        Map<String, SecretBytes> values = new TreeMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], SecretBytes.ofUtf8(keysAndValues[i + 1]));
        }
        return values;
    }

    public static CredentialDraft slack(String name, String... more) {
        Map<String, SecretBytes> values = values("bot_token", "xoxb-1-secret");
        values.putAll(values(more));
        return new CredentialDraft(
                name, "slack", CredentialEnvironment.DEVELOPMENT, "", List.of(), Expiry.NEVER, values);
    }

    public Credential create(String name, String... more) {
        return credentials.create(admin, slack(name, more)).credential();
    }

    /** An edit of values alone, on the latest version. */
    public CredentialEdit change(Credential credential, Set<String> cleared, String... keysAndValues) {
        return new CredentialEdit(
                credential.rowVersion(), null, null, null, null, null, values(keysAndValues), cleared);
    }

    public CredentialEdit rename(Credential credential, String name) {
        return new CredentialEdit(credential.rowVersion(), name, null, null, null, null, Map.of(), Set.of());
    }

    public Credential stored(Credential credential) {
        return repository.credentials.get(credential.id()).row();
    }

    public Map<String, String> storedValues(Credential credential) {
        Map<String, String> texts = new TreeMap<>();
        CheckedRows.open(vault, stored(credential)).forEach((key, value) -> texts.put(key, value.exposeUtf8()));
        return texts;
    }

    /** Somebody writes into the database. */
    public void tamper(Credential credential) {
        MacRow<Credential> row = repository.credentials.get(credential.id());
        repository.credentials.put(credential.id(), new MacRow<>(row.row().withActive(false, NOW, "evil"), row.mac()));
    }

    public List<AuditAction> actions() {
        return log.events().stream().map(event -> event.action()).toList();
    }

    public JsonNode lastDetails() {
        try {
            return Json.read(log.last().details());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** What the user reads; fails if a sentence is missing. */
    public String refusal(ThrowingCallable operation) {
        UserFacingException failure = catchThrowableOfType(UserFacingException.class, operation);
        Messages.ErrorText text = messages.error(failure);
        return failure.key() + ": " + text.what() + " " + text.why() + " " + text.action();
    }
}
