package ai.automatos.admin.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.net.TestCertificates;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates as people paste them. */
class CertificatesTest {
    @Test
    void findsThemInWhateverWasCopied(@TempDir Path folder) throws CertificateException {
        TestCertificates certificates = new TestCertificates(folder);
        String own = certificates.certificatePem("good");
        String pasted = "Bag Attributes\n  friendlyName: good\n" + certificates.keyPem("good") + "\n" + own;

        List<X509Certificate> found = Certificates.read(pasted);

        assertThat(found).as("its own and the authority's").hasSize(2);
        assertThat(Certificates.read(own.replace("\n", "\\n"))).isEqualTo(found);
        assertThat(Certificates.pem(found)).doesNotContain("PRIVATE", "Bag");
        assertThat(Certificates.read(Certificates.pem(found))).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/ssl/ca.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"})
    void takesNothingElse(String text) {
        assertThatThrownBy(() -> Certificates.read(text)).isInstanceOf(CertificateException.class);
    }
}
