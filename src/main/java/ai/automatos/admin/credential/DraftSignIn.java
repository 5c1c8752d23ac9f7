package ai.automatos.admin.credential;

import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.oauth.OAuthSignIn;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.probe.http.OAuthTokens;
import ai.automatos.admin.vault.VaultSession;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Signs in with values that are not saved yet. Only the event stays, as of a test of such values. Thread-safe. */
public final class DraftSignIn {
    private final LoggedSignIn signIn;
    private final Transactions transactions;
    private final Supplier<Optional<VaultSession>> session;

    /** @param session the unlocked vault, or empty while locked */
    public DraftSignIn(
            OAuthSignIn signIn,
            Transactions transactions,
            AuditLog audit,
            Supplier<Optional<VaultSession>> session,
            Clock clock) {
        this.signIn = new LoggedSignIn(signIn, transactions, new CredentialEvents(transactions, audit, clock));
        this.transactions = transactions;
        this.session = session;
    }

    /**
     * Blocks until the user has come back from the browser. Nothing is stored.
     *
     * @param values they stay the caller's to wipe
     * @throws UserFacingException as {@link OAuthSignIn#signIn}
     */
    public OAuthTokens signIn(
            Caller caller,
            CredentialType type,
            Map<String, SecretBytes> values,
            int port,
            Consumer<URI> browser,
            CancelSignal cancel) {
        if (session.get().isEmpty()) {
            throw new UserFacingException(ErrorKind.LOCKED, "vault.locked");
        }
        transactions.inUnit(() -> {}); // A log that cannot be written stops it before a secret leaves.
        return signIn.signIn(caller, null, type, values, port, browser, cancel);
    }
}
