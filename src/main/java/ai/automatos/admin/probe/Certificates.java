package ai.automatos.admin.probe;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Certificates in PEM form, as people paste them: with line breaks written out, or beside their private key. */
public final class Certificates {
    private static final String PRIVATE_KEY =
            "(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Certificates() {}

    /** At least one, in their order. @throws CertificateException if the text holds none */
    public static List<X509Certificate> read(String pem) throws CertificateException {
        byte[] bytes = pem.replace("\\n", "\n").replaceAll(PRIVATE_KEY, "").getBytes(StandardCharsets.UTF_8);
        List<X509Certificate> found = new ArrayList<>();
        CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(bytes))
                .forEach(one -> found.add((X509Certificate) one));
        if (found.isEmpty()) {
            throw new CertificateException("none");
        }
        return found;
    }

    /** The certificates alone, without whatever else stood in the text. */
    static String pem(List<X509Certificate> certificates) throws CertificateEncodingException {
        StringBuilder pem = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            pem.append("-----BEGIN CERTIFICATE-----\n")
                    .append(LINES.encodeToString(certificate.getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return pem.toString();
    }
}
