package ai.automatos.admin.probe.ldap;

import ai.automatos.admin.probe.ConnectedSocket;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.NetworkDiagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProtocolRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.naming.NamingException;

/** What a directory's refusal means: result codes of RFC 4511, appendix A, and Active Directory's own below them. */
final class LdapFailures {
    private static final int PROTOCOL_ERROR = 2;
    private static final int CONFIDENTIALITY_REQUIRED = 13;
    private static final int STRONGER_AUTH_REQUIRED = 8;
    private static final Map<Integer, Diagnosis> RESULTS = Map.ofEntries(
            Map.entry(PROTOCOL_ERROR, Diagnosis.SERVICE_ERROR),
            Map.entry(3, Diagnosis.SERVICE_ERROR),
            Map.entry(7, Diagnosis.AUTHENTICATION_FAILED),
            Map.entry(STRONGER_AUTH_REQUIRED, Diagnosis.INVALID_INPUT),
            Map.entry(10, Diagnosis.REDIRECTED),
            Map.entry(CONFIDENTIALITY_REQUIRED, Diagnosis.INVALID_INPUT),
            Map.entry(32, Diagnosis.AUTHENTICATION_FAILED),
            Map.entry(34, Diagnosis.INVALID_INPUT),
            Map.entry(48, Diagnosis.AUTHENTICATION_FAILED),
            Map.entry(49, Diagnosis.AUTHENTICATION_FAILED),
            Map.entry(50, Diagnosis.PERMISSION_DENIED),
            Map.entry(51, Diagnosis.SERVICE_ERROR),
            Map.entry(52, Diagnosis.SERVICE_ERROR),
            Map.entry(53, Diagnosis.AUTHENTICATION_FAILED),
            Map.entry(80, Diagnosis.SERVICE_ERROR));
    /** How the client writes a result: {@code [LDAP: error code 49 - Invalid Credentials]}. */
    private static final Pattern RESULT = Pattern.compile("(?s)\\[LDAP: error code (\\d+)(?: - (.*))?]");

    private static final Pattern ACTIVE_DIRECTORY = Pattern.compile("\\bdata ([0-9a-f]{3})\\b");
    private static final Set<String> KNOWN = Set.of("525", "52e", "530", "531", "532", "533", "701", "773", "775");

    private final LdapLogin login;
    private final ConnectedSocket socket;
    private final ProtocolRequest request;

    LdapFailures(LdapLogin login, ConnectedSocket socket, ProtocolRequest request) {
        this.login = login;
        this.socket = socket;
        this.request = request;
    }

    ProbeFailure of(NamingException thrown) {
        // First, for after a refusal the client closes the connection, which looks like a broken one.
        Matcher result = RESULT.matcher(String.valueOf(thrown.getMessage()));
        if (result.find()) {
            return refusal(Integer.parseInt(result.group(1)), String.valueOf(result.group(2)));
        }
        if (socket.greeting().startsWith("HTTP/")) {
            return new ProbeFailure(Diagnosis.WRONG_BASE_URL, socket.greeting());
        }
        Optional<IOException> broken = socket.failure();
        if (broken.isPresent()) {
            return new ProbeFailure(
                    NetworkDiagnosis.of(broken.get()).orElse(Diagnosis.SERVICE_ERROR),
                    String.valueOf(broken.get().getMessage()));
        }
        if (socket.ended()) {
            return new ProbeFailure(Diagnosis.SERVICE_ERROR, words("probe.detail.hung_up"));
        }
        return new ProbeFailure(Diagnosis.WRONG_BASE_URL, String.valueOf(thrown.getMessage()));
    }

    private ProbeFailure refusal(int code, String text) {
        Diagnosis diagnosis = RESULTS.getOrDefault(code, Diagnosis.OTHER);
        Matcher directory = ACTIVE_DIRECTORY.matcher(text);
        if (code == 49 && directory.find() && KNOWN.contains(directory.group(1))) {
            return new ProbeFailure(diagnosis, words("probe.ldap.ad." + directory.group(1)) + " " + text);
        }
        if (code == CONFIDENTIALITY_REQUIRED || code == STRONGER_AUTH_REQUIRED) {
            return new ProbeFailure(
                    diagnosis, request.messages().get("probe.ldap.encrypt", request.label("security")) + " " + text);
        }
        if (code == 34) {
            return new ProbeFailure(
                    diagnosis, request.messages().get("probe.ldap.not_a_name", request.label("bind_dn")) + " " + text);
        }
        return new ProbeFailure(diagnosis, text);
    }

    /** Whether the server said so; the client throws the same for one that knows no such question and a broken line. */
    static boolean isAnswer(NamingException thrown) {
        return RESULT.matcher(String.valueOf(thrown.getMessage())).find();
    }

    /** The identity stands, but searches would start in the void. */
    ProbeFailure noBase() {
        return new ProbeFailure(
                Diagnosis.PERMISSION_DENIED,
                request.messages().get("probe.ldap.no_base", request.label("base_dn"), login.baseDn()));
    }

    /** The server knows no way to an encrypted connection, or has none just now. */
    ProbeFailure noStartTls(NamingException thrown) {
        Matcher result = RESULT.matcher(String.valueOf(thrown.getMessage()));
        return result.find()
                ? new ProbeFailure(Diagnosis.TLS_FAILED, words("probe.ldap.no_starttls") + " " + result.group(2))
                : of(thrown);
    }

    private String words(String key) {
        return request.messages().get(key);
    }
}
