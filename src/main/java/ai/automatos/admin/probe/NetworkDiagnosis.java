package ai.automatos.admin.probe;

import ai.automatos.admin.net.AddressRefusedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What an exception of the network means, whatever client threw it and however deep it is wrapped. */
public final class NetworkDiagnosis {
    /** The most telling first: an expired certificate also looks like an untrusted one and like a failed handshake. */
    private static final List<Rule> RULES = List.of(
            new Rule(AddressRefusedException.class, "", Diagnosis.ADDRESS_REFUSED),
            new Rule(CertificateExpiredException.class, "", Diagnosis.TLS_EXPIRED),
            new Rule(CertificateNotYetValidException.class, "", Diagnosis.TLS_EXPIRED),
            new Rule(SSLPeerUnverifiedException.class, "", Diagnosis.TLS_WRONG_HOST),
            new Rule(CertificateException.class, "No subject alternative", Diagnosis.TLS_WRONG_HOST),
            new Rule(CertificateException.class, "No name matching", Diagnosis.TLS_WRONG_HOST),
            new Rule(CertPathBuilderException.class, "", Diagnosis.TLS_UNTRUSTED),
            new Rule(CertPathValidatorException.class, "", Diagnosis.TLS_UNTRUSTED),
            new Rule(CertificateException.class, "", Diagnosis.TLS_UNTRUSTED),
            new Rule(SSLException.class, "alert: certificate_expired", Diagnosis.CREDENTIAL_EXPIRED),
            new Rule(SSLException.class, "alert: certificate_", Diagnosis.CERTIFICATE_REFUSED),
            new Rule(SSLException.class, "alert: bad_certificate", Diagnosis.CERTIFICATE_REFUSED),
            new Rule(SSLException.class, "alert: unknown_ca", Diagnosis.CERTIFICATE_REFUSED),
            new Rule(SSLException.class, "alert: access_denied", Diagnosis.CERTIFICATE_REFUSED),
            new Rule(SSLException.class, "", Diagnosis.TLS_FAILED),
            new Rule(UnknownHostException.class, "", Diagnosis.NAME_NOT_FOUND),
            new Rule(NoRouteToHostException.class, "", Diagnosis.HOST_UNREACHABLE),
            new Rule(SocketException.class, "unreachable", Diagnosis.HOST_UNREACHABLE),
            new Rule(ConnectException.class, "timed out", Diagnosis.TIMEOUT),
            new Rule(ConnectException.class, "", Diagnosis.CONNECTION_REFUSED),
            new Rule(InterruptedIOException.class, "", Diagnosis.TIMEOUT),
            new Rule(ProtocolException.class, "", Diagnosis.WRONG_BASE_URL),
            new Rule(IOException.class, "", Diagnosis.SERVICE_ERROR));

    private NetworkDiagnosis() {}

    /** Empty if no network failure is in the chain of causes. */
    public static Optional<Diagnosis> of(Throwable failure) {
        return RULES.stream()
                .filter(rule -> rule.fits(failure))
                .map(Rule::diagnosis)
                .findFirst();
    }

    private record Rule(Class<? extends Throwable> thrown, String words, Diagnosis diagnosis) {
        boolean fits(Throwable failure) {
            int depth = 0;
            for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause()) {
                if (thrown.isInstance(cause)
                        && String.valueOf(cause.getMessage()).contains(words)) {
                    return true;
                }
                depth++;
            }
            return false;
        }
    }
}
