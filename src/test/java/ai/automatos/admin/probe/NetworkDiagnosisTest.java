package ai.automatos.admin.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.net.AddressRefusedException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkDiagnosisTest {
    static Stream<Arguments> failures() throws IOException {
        CertPathValidatorException expired =
                new CertPathValidatorException("validity check failed", new CertificateExpiredException());
        UnknownHostException refused = new UnknownHostException("innocent.example");
        refused.initCause(new AddressRefusedException(InetAddress.getByName("169.254.169.254")));
        return Stream.of(
                Arguments.of(refused, Diagnosis.ADDRESS_REFUSED),
                Arguments.of(tls(expired), Diagnosis.TLS_EXPIRED),
                Arguments.of(tls(new CertificateNotYetValidException()), Diagnosis.TLS_EXPIRED),
                Arguments.of(tls(new CertPathBuilderException("unable to find path")), Diagnosis.TLS_UNTRUSTED),
                Arguments.of(tls(new CertificateException("No name matching x")), Diagnosis.TLS_WRONG_HOST),
                Arguments.of(tls(new CertificateException("Untrusted")), Diagnosis.TLS_UNTRUSTED),
                Arguments.of(new SSLPeerUnverifiedException("not x"), Diagnosis.TLS_WRONG_HOST),
                Arguments.of(new SSLHandshakeException("protocol_version"), Diagnosis.TLS_FAILED),
                Arguments.of(new UnknownHostException("x.invalid"), Diagnosis.NAME_NOT_FOUND),
                Arguments.of(new ConnectException("Connection refused"), Diagnosis.CONNECTION_REFUSED),
                Arguments.of(new ConnectException("Connection timed out"), Diagnosis.TIMEOUT),
                Arguments.of(new NoRouteToHostException("No route to host"), Diagnosis.HOST_UNREACHABLE),
                Arguments.of(new SocketException("Network is unreachable"), Diagnosis.HOST_UNREACHABLE),
                Arguments.of(new SocketException("Connection reset"), Diagnosis.SERVICE_ERROR),
                Arguments.of(new SocketTimeoutException("Read timed out"), Diagnosis.TIMEOUT),
                Arguments.of(new IOException("premature end"), Diagnosis.SERVICE_ERROR),
                Arguments.of(new ProtocolException("not http"), Diagnosis.WRONG_BASE_URL),
                Arguments.of(new EOFException(), Diagnosis.SERVICE_ERROR),
                Arguments.of(new ZipException("Not in GZIP format"), Diagnosis.SERVICE_ERROR));
    }

    private static IOException tls(Exception cause) {
        SSLHandshakeException failure = new SSLHandshakeException("PKIX path building failed");
        failure.initCause(cause);
        return failure;
    }

    @ParameterizedTest
    @MethodSource("failures")
    void means(Throwable failure, Diagnosis expected) {
        assertThat(NetworkDiagnosis.of(failure)).contains(expected);
        assertThat(NetworkDiagnosis.of(new RuntimeException("wrapped", failure)))
                .contains(expected);
    }

    @Test
    void saysNothingAboutABug() {
        assertThat(NetworkDiagnosis.of(new IllegalStateException("bug"))).isEmpty();
    }
}
