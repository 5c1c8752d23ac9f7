package ai.automatos.admin.probe;

import java.util.Locale;

/**
 * Why a connection test failed. Messages stand under {@code diagnosis.<word>.message} and what to do about it under
 * {@code diagnosis.<word>.action}.
 */
public enum Diagnosis {
    INVALID_KEY,
    AUTHENTICATION_FAILED,
    /** The credential itself has ended: its certificate or key is out of date or was revoked. */
    CREDENTIAL_EXPIRED,
    /** The server did not take the certificate that we showed, or wants one and got none. */
    CERTIFICATE_REFUSED,
    /** It works, but is shorter or easier to guess than its use allows. */
    WEAK_KEY,
    PERMISSION_DENIED,
    /** HTTP 402 and its relatives: known, but without credit. */
    NO_CREDIT,
    RATE_LIMITED,
    TIMEOUT,
    NAME_NOT_FOUND,
    CONNECTION_REFUSED,
    /** No way there: no route, or the network is down. */
    HOST_UNREACHABLE,
    TLS_EXPIRED,
    TLS_UNTRUSTED,
    TLS_WRONG_HOST,
    /** TLS was asked for and is not spoken there, or the handshake failed otherwise. */
    TLS_FAILED,
    /** SSH: nobody has yet compared the server's key. */
    HOST_KEY_UNKNOWN,
    /** SSH: the server shows another key than the one that was compared. */
    HOST_KEY_CHANGED,
    WRONG_BASE_URL,
    /** The login works as far as it got, but the server has no database or virtual host of that name. */
    DATABASE_NOT_FOUND,
    /** The service sends the request to another host; it was not followed with the secret. */
    REDIRECTED,
    /** A proxy or a captive portal between here and the service wants a login of its own. */
    PROXY_LOGIN,
    /** Link-local or metadata address: never asked. */
    ADDRESS_REFUSED,
    SERVICE_ERROR,
    /** A field that the test needs is missing or cannot be used. */
    INVALID_INPUT,
    /** OAuth: nobody has signed in yet, so there is no access token. */
    NOT_SIGNED_IN,
    CANCELLED,
    OTHER;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Bundle key of what went wrong. */
    public String messageKey() {
        return "diagnosis." + word() + ".message";
    }

    /** Bundle key of what to do about it. */
    public String actionKey() {
        return "diagnosis." + word() + ".action";
    }
}
