package ai.automatos.admin.credential;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.oauth.OAuthSignIn;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Permission;
import ai.automatos.admin.probe.http.OAuthTokens;
import ai.automatos.admin.vault.VaultSession;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Signs in with what is stored of a credential, so that nobody has to reveal its client secret for that. The values are
 * opened for the sign-in alone and never handed out; the log says so before they are used, and afterwards how the sign-in
 * ended. Thread-safe.
 */
public final class StoredSignIn {
    private final LoggedSignIn signIn;
    private final Transactions transactions;
    private final Authorizer authorizer;
    private final TypeCatalog types;
    private final Messages messages;
    private final CredentialEvents events;
    private final CheckedRows rows;

    /** @param session the unlocked vault, or empty while locked */
    public StoredSignIn(
            OAuthSignIn signIn,
            CredentialRepository repository,
            Transactions transactions,
            AuditLog audit,
            Authorizer authorizer,
            TypeCatalog types,
            Supplier<Optional<VaultSession>> session,
            Messages messages,
            Clock clock) {
        this.transactions = transactions;
        this.authorizer = authorizer;
        this.types = types;
        this.messages = messages;
        this.events = new CredentialEvents(transactions, audit, clock);
        this.signIn = new LoggedSignIn(signIn, transactions, events);
        this.rows = new CheckedRows(repository, authorizer, events, session);
    }

    /**
     * Blocks until the user has come back from the browser. Nothing is stored.
     *
     * @param given values that take the place of stored ones; they stay the caller's to wipe
     * @param cleared keys of stored values that are left out
     * @throws UserFacingException {@code oauth.none} if the type knows no sign-in, else as {@link OAuthSignIn#signIn}
     */
    public OAuthTokens signIn(
            Caller caller,
            UUID id,
            Map<String, SecretBytes> given,
            Set<String> cleared,
            int port,
            Consumer<URI> browser,
            CancelSignal cancel) {
        Credential credential =
                rows.obeyed(caller, id, Permission.EDIT_CREDENTIALS).credential();
        authorizer.require(caller, Permission.USE_CREDENTIALS, credential.ref());
        CredentialType type = EditedCredential.type(types, credential.typeKey());
        if (type.oauth() == null) {
            throw new UserFacingException(ErrorKind.INVALID_INPUT, "oauth.none", credential.name(), type.name());
        }
        new FieldRules(type, messages).requireKnown(given.keySet());
        Map<String, SecretBytes> stored = CheckedRows.open(rows.unlocked(), credential);
        try {
            Map<String, SecretBytes> values = new TreeMap<>(stored);
            values.keySet().removeAll(cleared);
            values.putAll(EditedCredential.nonEmpty(given));
            AuditEvent event = events.event(
                    caller,
                    AuditAction.ACCESSED,
                    AuditResult.SUCCESS,
                    credential.ref(),
                    null,
                    Map.of("sign_in", true, CredentialEvents.VALUE_VERSION, credential.valueVersion()));
            transactions.inUnit(() -> events.append(event));
            return signIn.signIn(caller, credential.ref(), type, values, port, browser, cancel);
        } finally {
            ValueCodec.wipe(stored);
        }
    }
}
