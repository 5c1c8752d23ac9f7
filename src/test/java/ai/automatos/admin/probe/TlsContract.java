package ai.automatos.admin.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.net.TestCertificates;
import ai.automatos.admin.net.TlsFront;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for each protocol with a switch TLS and a field CA Certificate. */
public abstract class TlsContract {
    private static TestCertificates certificates;

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) {
        certificates = new TestCertificates(folder);
    }

    protected abstract ProtocolProbe probe();

    protected abstract String type();

    /** The port, in clear, of a server that takes the {@link #login}. */
    protected abstract int plainPort();

    /** Field and value in turn; neither host, port nor TLS. */
    protected abstract String[] login();

    private Trial trial(SSLContext trust, int port, boolean tls) {
        Map<String, SecretBytes> values =
                ProbeFixture.values("host", "localhost", "port", Integer.toString(port), "tls", Boolean.toString(tls));
        values.putAll(ProbeFixture.values(login()));
        return new Trial(probe(), trust, type(), values, "p4ss");
    }

    @Test
    void trustsWhomTheComputerTrusts() {
        try (StubServer front = TlsFront.before(plainPort(), certificates.server("good"));
                Trial trial = trial(certificates.client(), front.port(), true)) {
            assertThat(trial.evidence()).endsWith("TLS 1.3");
        }
    }

    @Test
    void trustsTheAuthorityThatTheCredentialNamesAndNobodyElse() throws NoSuchAlgorithmException {
        try (StubServer front = TlsFront.before(plainPort(), certificates.server("good"));
                Trial trial = trial(SSLContext.getDefault(), front.port(), true)) {
            assertThat(trial.evidence("ca_certificate", certificates.certificatePem("ca")))
                    .endsWith("TLS 1.3");
            assertThat(trial.diagnosis()).isEqualTo(Diagnosis.TLS_UNTRUSTED);
            assertThat(trial.diagnosis("ca_certificate", certificates.certificatePem("stranger")))
                    .isEqualTo(Diagnosis.TLS_UNTRUSTED);
            assertThat(trial.diagnosis("ca_certificate", "no certificate")).isEqualTo(Diagnosis.INVALID_INPUT);
        }
    }

    @ParameterizedTest
    @CsvSource({"expired, TLS_EXPIRED", "stranger, TLS_UNTRUSTED", "wronghost, TLS_WRONG_HOST"})
    void tellsBadCertificatesApart(String certificate, Diagnosis expected) {
        try (StubServer front = TlsFront.before(plainPort(), certificates.server(certificate));
                Trial trial = trial(certificates.client(), front.port(), true)) {
            assertThat(trial.diagnosis()).isEqualTo(expected);
        }
    }

    @Test
    void noticesThatOnlyOneSideSpeaksTls() {
        try (Trial trial = trial(certificates.client(), plainPort(), true).within(Duration.ofSeconds(2))) {
            assertThat(trial.diagnosis()).isIn(Diagnosis.TLS_FAILED, Diagnosis.SERVICE_ERROR);
        }
        try (StubServer front = TlsFront.before(plainPort(), certificates.server("good"));
                Trial trial = trial(certificates.client(), front.port(), false)) {
            assertThat(trial.diagnosis()).isIn(Diagnosis.WRONG_BASE_URL, Diagnosis.SERVICE_ERROR);
        }
    }
}
