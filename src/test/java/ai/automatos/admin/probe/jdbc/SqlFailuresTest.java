package ai.automatos.admin.probe.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProbeSocketFactory;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SqlFailuresTest {
    private static ProbeFailure of(SQLException thrown) {
        return SqlFailures.of(thrown, known -> Optional.empty());
    }

    @Test
    void saysWhatTheNetworkSaidInsteadOfNamingOurFactory() {
        IOException wrapped = new IOException(
                "Socket factory failed to initialized with option \"socketFactory\" set to \""
                        + ProbeSocketFactory.class.getName() + "\"",
                new ConnectException("Connection refused"));

        ProbeFailure failure = of(new SQLException("Socket fail to connect. " + wrapped.getMessage(), wrapped));

        assertThat(failure.diagnosis()).isEqualTo(Diagnosis.CONNECTION_REFUSED);
        assertThat(failure.detail()).isEqualTo("Connection refused");
    }

    @Test
    void leavesTheNumberOfTheConnectionOut() {
        assertThat(of(new SQLException("(conn=12) Access denied for user 'app'"))
                        .detail())
                .isEqualTo("Access denied for user 'app'");
    }
}
