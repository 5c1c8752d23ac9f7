package ai.automatos.admin.probe;

import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

/** Who vouches for the server in TLS: the authorities that the credential names, else those this computer knows. */
public final class Authorities {
    private static final String PARAMETER = "ca_certificate";

    private Authorities() {}

    /** @throws ProbeFailure if the parameter {@code ca_certificate} is given and holds no certificate in PEM form */
    public static SSLContext of(ProtocolRequest request, Route route) throws ProbeFailure {
        String pem = request.text(PARAMETER);
        if (pem.isEmpty()) {
            return route.trust();
        }
        try {
            return TlsIdentity.context(null, pem);
        } catch (GeneralSecurityException e) {
            throw unusable(request);
        }
    }

    /**
     * For drivers that read PEM by themselves: the parameter's certificates and nothing else; empty if left out.
     *
     * @throws ProbeFailure if it is anything else, such as the name of a file, which drivers would open
     */
    public static String pem(ProtocolRequest request, String parameter) throws ProbeFailure {
        String given = request.text(parameter);
        try {
            return given.isEmpty() ? "" : Certificates.pem(Certificates.read(given));
        } catch (GeneralSecurityException e) {
            throw unusable(request);
        }
    }

    private static ProbeFailure unusable(ProtocolRequest request) {
        return request.invalid("probe.detail.not_a_certificate");
    }
}
