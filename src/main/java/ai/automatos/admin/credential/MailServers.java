package ai.automatos.admin.credential;

import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Permission;
import ai.automatos.admin.notice.mail.MailChannel;
import ai.automatos.admin.notice.mail.MailText;
import ai.automatos.admin.notice.mail.SmtpMailer;
import ai.automatos.admin.notice.mail.SmtpServer;
import ai.automatos.admin.vault.VaultSession;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends through the stored credential of a mail server. The event of the access names the service {@code notices} and is
 * durable before the password leaves. Thread-safe.
 */
public final class MailServers implements MailChannel {
    private static final String SERVICE = "notices";
    /** What a type must have to be one of a mail server. */
    private static final Set<String> FIELDS = Set.of("host", "port", "username", "password", "security");

    private final CredentialRepository repository;
    private final Transactions transactions;
    private final CredentialEvents events;
    private final CheckedRows rows;
    private final Sender sender;
    private final Clock clock;

    /** @param session the unlocked vault, or empty while locked */
    public MailServers(
            CredentialRepository repository,
            Transactions transactions,
            AuditLog audit,
            Authorizer authorizer,
            Supplier<Optional<VaultSession>> session,
            Sender sender,
            Clock clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.events = new CredentialEvents(transactions, audit, clock);
        this.rows = new CheckedRows(repository, authorizer, events, session);
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * @throws UserFacingException {@code notice.mail.credential.missing}, {@code notice.mail.credential.ambiguous},
     *     {@code notice.mail.credential.unfit}, or what {@link SmtpMailer#send} says
     */
    @Override
    public void send(Caller caller, String name, MailText mail, CancelSignal cancel) {
        Credential credential = rows.obeyed(caller, find(caller, name), Permission.USE_CREDENTIALS)
                .credential();
        Map<String, SecretBytes> values = CheckedRows.open(rows.unlocked(), credential);
        try {
            SmtpServer server = server(name, values);
            AuditEvent event = events.access(
                    caller,
                    SERVICE,
                    credential.ref(),
                    Map.of(CredentialEvents.VALUE_VERSION, credential.valueVersion()));
            transactions.inUnit(() -> {
                repository.saveUse(credential.id(), event.time());
                events.append(event);
            });
            sender.send(server, mail.sender().isBlank() ? withSender(mail, values, server) : mail, cancel);
        } finally {
            ValueCodec.wipe(values);
        }
    }

    /** Active, not expired and shared; production counts where several environments have one. */
    private UUID find(Caller caller, String name) {
        Instant now = clock.instant();
        List<Credential> named = repository.findByName(caller.tenant(), Ids.SHARED, name.strip(), null).stream()
                .map(CredentialRow::credential)
                .filter(one -> one.active() && (one.expiresAt() == null || now.isBefore(one.expiresAt())))
                .toList();
        List<Credential> production = named.stream()
                .filter(one -> one.environment() == CredentialEnvironment.PRODUCTION)
                .toList();
        List<Credential> meant = production.size() == 1 ? production : named;
        if (meant.size() == 1) {
            return meant.get(0).id();
        }
        throw new UserFacingException(
                meant.isEmpty() ? ErrorKind.NOT_FOUND : ErrorKind.CONFLICT,
                meant.isEmpty() ? "notice.mail.credential.missing" : "notice.mail.credential.ambiguous",
                name);
    }

    private static SmtpServer server(String name, Map<String, SecretBytes> values) {
        if (!values.keySet().containsAll(FIELDS)) {
            throw unfit(name);
        }
        try {
            return new SmtpServer(
                    text(values, "host"),
                    Integer.parseInt(text(values, "port")),
                    SmtpServer.Security.ofWord(text(values, "security")).orElseThrow(() -> unfit(name)),
                    text(values, "username"),
                    Objects.requireNonNull(values.get("password")));
        } catch (NumberFormatException e) {
            throw unfit(name);
        }
    }

    private static MailText withSender(MailText mail, Map<String, SecretBytes> values, SmtpServer server) {
        String own = values.containsKey("from_email") ? text(values, "from_email") : "";
        return new MailText(
                own.isBlank() ? server.user() : own, mail.senderName(), mail.recipients(), mail.subject(), mail.body());
    }

    private static String text(Map<String, SecretBytes> values, String field) {
        @Nullable SecretBytes value = values.get(field);
        return value == null ? "" : value.exposeUtf8().strip();
    }

    private static UserFacingException unfit(String name) {
        return new UserFacingException(ErrorKind.INVALID_INPUT, "notice.mail.credential.unfit", name);
    }

    /** Hands a mail to a server, as {@link SmtpMailer#send} does. */
    @FunctionalInterface
    public interface Sender {
        void send(SmtpServer server, MailText mail, CancelSignal cancel);
    }
}
