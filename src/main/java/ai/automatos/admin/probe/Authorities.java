package ai.automatos.admin.probe;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Who vouches for the server in TLS: the authorities that the credential names, else those this computer knows. */
public final class Authorities {
    private static final String PARAMETER = "ca_certificate";

    private Authorities() {}

    /** @throws ProbeFailure if the parameter {@code ca_certificate} is given and holds no certificate in PEM form */
    public static SSLContext of(ProtocolRequest request, Route route) throws ProbeFailure {
        Optional<String> pem = request.given(PARAMETER);
        if (pem.isEmpty()) {
            return route.trust();
        }
        try {
            return trusting(pem.get());
        } catch (GeneralSecurityException | IOException e) {
            throw request.invalid("probe.detail.not_a_certificate");
        }
    }

    private static SSLContext trusting(String pem) throws GeneralSecurityException, IOException {
        Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
        if (certificates.isEmpty()) {
            throw new CertificateException("none");
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        for (Certificate certificate : certificates) {
            trusted.setCertificateEntry("ca" + trusted.size(), certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
