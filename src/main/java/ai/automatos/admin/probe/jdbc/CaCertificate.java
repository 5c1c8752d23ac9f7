package ai.automatos.admin.probe.jdbc;

import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProtocolRequest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/** The authority that a credential names for its server. */
final class CaCertificate {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

    private CaCertificate() {}

    /**
     * The parameter's certificates, in PEM form, without what stands before them; empty if left out.
     *
     * @throws ProbeFailure if it is anything else, such as the name of a file, which drivers would open
     */
    static String pem(ProtocolRequest request, String parameter) throws ProbeFailure {
        String given = request.text(parameter);
        if (given.isEmpty()) {
            return "";
        }
        String pem = given.substring(Math.max(given.indexOf(BEGIN), 0));
        if (!pem.startsWith(BEGIN) || !holdsCertificates(pem)) {
            throw request.invalid("probe.detail.not_a_certificate");
        }
        return pem;
    }

    private static boolean holdsCertificates(String pem) {
        byte[] bytes = pem.getBytes(StandardCharsets.UTF_8);
        try {
            return !CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(bytes))
                    .isEmpty();
        } catch (CertificateException e) {
            return false;
        }
    }
}
