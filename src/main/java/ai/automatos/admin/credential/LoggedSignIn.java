package ai.automatos.admin.credential;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Deadline;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.oauth.OAuthSignIn;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.http.OAuthTokens;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A sign-in whose end the log tells. One that ends before the browser opens asked nobody, and is no event. */
final class LoggedSignIn {
    private final OAuthSignIn signIn;
    private final Transactions transactions;
    private final CredentialEvents events;

    LoggedSignIn(OAuthSignIn signIn, Transactions transactions, CredentialEvents events) {
        this.signIn = signIn;
        this.transactions = transactions;
        this.events = events;
    }

    /** As {@link OAuthSignIn#signIn}. @param credential whose values these are, or null if they are not saved */
    OAuthTokens signIn(
            Caller caller,
            @Nullable CredentialRef credential,
            CredentialType type,
            Map<String, SecretBytes> values,
            int port,
            Consumer<URI> browser,
            CancelSignal cancel) {
        Deadline time = Deadline.in(OAuthSignIn.PATIENCE);
        AtomicBoolean begun = new AtomicBoolean();
        Consumer<URI> beginning = page -> {
            begun.set(true);
            browser.accept(page);
        };
        OAuthTokens tokens;
        try {
            tokens = signIn.signIn(caller, type, values, port, beginning, cancel);
        } catch (RuntimeException e) {
            if (begun.get()) {
                write(caller, credential, type, time, diagnosis(e));
            }
            throw e;
        }
        boolean logged = false;
        try {
            write(caller, credential, type, time, null);
            logged = true;
            return tokens;
        } finally {
            if (!logged) {
                ValueCodec.wipe(tokens.values());
            }
        }
    }

    private void write(
            Caller caller,
            @Nullable CredentialRef credential,
            CredentialType type,
            Deadline time,
            @Nullable Diagnosis diagnosis) {
        Map<String, Object> details = new TreeMap<>();
        details.put("sign_in", true);
        details.put("status", (diagnosis == null ? TestStatus.VERIFIED : TestStatus.FAILED).word());
        details.put("milliseconds", time.elapsed().toMillis());
        if (diagnosis != null) {
            details.put("diagnosis", diagnosis.word());
        }
        if (credential == null) {
            details.put("type", type.key());
            details.put("saved", false);
        }
        AuditResult result = diagnosis == null ? AuditResult.SUCCESS : AuditResult.FAILURE;
        AuditEvent event = events.event(caller, AuditAction.TESTED, result, credential, null, details);
        transactions.inUnit(() -> events.append(event));
    }

    private static Diagnosis diagnosis(RuntimeException thrown) {
        if (thrown.getCause() instanceof ProbeFailure failure) {
            return failure.diagnosis();
        }
        return switch (thrown instanceof UserFacingException known ? known.key() : "") {
            case "oauth.refused" -> Diagnosis.AUTHENTICATION_FAILED;
            case "oauth.cancelled" -> Diagnosis.CANCELLED;
            case "oauth.timeout" -> Diagnosis.TIMEOUT;
            default -> Diagnosis.OTHER;
        };
    }
}
