package ai.automatos.admin.credential.oauth;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Permission;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.FieldValues;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.http.OAuthTokens;
import ai.automatos.admin.probe.http.TokenEndpoint;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Lets the user sign in at the provider in the browser and brings the tokens home (RFC 8252: the system's browser, a
 * redirect to this computer, PKCE). Nothing is stored here; the tokens become values of the credential when it is
 * saved. Thread-safe; one sign-in at a time per port.
 */
public final class OAuthSignIn {
    /** Where the browser comes back unless the user says otherwise; most providers want to know it beforehand. */
    public static final int DEFAULT_PORT = 47_113;
    /** How long a user may take in the browser. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration EXCHANGE_LIMIT = Duration.ofSeconds(30);

    private final TokenEndpoint endpoint;
    private final Authorizer authorizer;
    private final Messages messages;
    private final SecureRandom random;

    public OAuthSignIn(TokenEndpoint endpoint, Authorizer authorizer, Messages messages, SecureRandom random) {
        this.endpoint = endpoint;
        this.authorizer = authorizer;
        this.messages = messages;
        this.random = random;
    }

    /** What must be entered at the provider as the allowed redirect address. */
    public static URI redirect(int port) {
        return LoopbackListener.redirect(port);
    }

    /**
     * Blocks until the user has come back, at most {@link #PATIENCE}.
     *
     * @param values with client ID and, where the provider gave one, client secret; they stay the caller's to wipe
     * @param port where the browser comes back; 0 for any that is free
     * @param browser opens the page where the user signs in
     * @throws UserFacingException {@code oauth.incomplete} naming what is missing, {@code oauth.port.busy},
     *     {@code oauth.timeout}, {@code oauth.cancelled}, {@code oauth.refused} with what the provider said
     */
    public OAuthTokens signIn(
            Caller caller,
            CredentialType type,
            Map<String, SecretBytes> values,
            int port,
            Consumer<URI> browser,
            CancelSignal cancel) {
        authorizer.require(caller, Permission.EDIT_CREDENTIALS);
        FieldValues fields = new FieldValues(type, values);
        String state = Pkce.token(random);
        Pkce pkce = Pkce.random(random);
        String page = messages.get("oauth.page", messages.get("oauth.page.title"), messages.get("oauth.page.text"));
        try (LoopbackListener listener = new LoopbackListener(port, state, page)) {
            String redirect = listener.redirect().toString();
            browser.accept(endpoint.signInPage(
                    type,
                    fields,
                    Map.of(
                            "redirect_uri",
                            redirect,
                            "state",
                            state,
                            "code_challenge",
                            pkce.challenge(),
                            "code_challenge_method",
                            "S256")));
            Map<String, String> answer = listener.await(PATIENCE, cancel);
            String code = answer.getOrDefault("code", "");
            if (code.isEmpty()) {
                String said = answer.getOrDefault("error_description", answer.getOrDefault("error", ""));
                throw new UserFacingException(ErrorKind.CONFLICT, "oauth.refused", fields.redacted(said));
            }
            fields.learnSecret(code);
            return endpoint.exchange(
                    type,
                    fields,
                    Map.of("code", code, "redirect_uri", redirect, "code_verifier", pkce.verifier()),
                    EXCHANGE_LIMIT,
                    cancel);
        } catch (ProbeFailure e) {
            if (e.diagnosis() == Diagnosis.INVALID_INPUT) {
                throw new UserFacingException(e, ErrorKind.INVALID_INPUT, "oauth.incomplete", e.detail());
            }
            if (e.diagnosis() == Diagnosis.CANCELLED) {
                throw new UserFacingException(e, ErrorKind.CONFLICT, "oauth.cancelled");
            }
            throw new UserFacingException(
                    e,
                    ErrorKind.CONFLICT,
                    "oauth.refused",
                    messages.get(e.diagnosis().messageKey()) + (e.detail().isEmpty() ? "" : ": " + e.detail()));
        }
    }
}
