package ai.automatos.admin.probe.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.Trial;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The shipped Cassandra types against a rebuilt server. */
class CassandraProbeTest {
    private static final String PASSWORD = "p4ss'w:rd/ @%41 ünd";

    private final TestCassandra server = new TestCassandra(true, PASSWORD);
    private final TestCassandra open = new TestCassandra(false, "");
    private final Trial trial = trial("apache_cassandra");

    private Trial trial(String type) {
        return new Trial(new CassandraProbe(), type, "p4ss")
                .at(server.port())
                .with("username", "app", "password", PASSWORD);
    }

    @AfterEach
    void close() {
        server.close();
        open.close();
    }

    @Test
    void saysVersionUserAndEncryption() {
        assertThat(trial.evidence()).isEqualTo("Cassandra 4.1.3, user app, not encrypted");
    }

    @Test
    void aNodeWithoutTheVersionTableIsProvenAllTheSame() {
        assertThat(trial("scylladb").evidence()).isEqualTo("ScyllaDB, user app, not encrypted");
    }

    @Test
    void tellsWrongLoginsApart() {
        assertThat(trial.diagnosis("password", "wrong")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial.failed("username", "nobody").detail()).isEqualTo("Provided username or password incorrect");
        assertThat(trial.diagnosis("username", "", "password", "")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial.diagnosis("port", "1")).isEqualTo(Diagnosis.CONNECTION_REFUSED);
    }

    @Test
    void whatAKnownUserMayNotAskIsAReservation() {
        ProbeOutcome.Verified outcome = trial.verified("username", "narrow");

        assertThat(outcome.reservation()).isEqualTo(Diagnosis.PERMISSION_DENIED);
        assertThat(outcome.detail()).isEqualTo("no permission");
    }

    @Test
    void aPasswordThatNobodyAskedForProvesNothing() {
        String port = Integer.toString(open.port());

        assertThat(trial.evidence("port", port, "username", "", "password", ""))
                .isEqualTo("Cassandra 4.1.3, without a login, not encrypted");
        assertThat(trial.diagnosis("port", port)).isEqualTo(Diagnosis.INVALID_INPUT);
    }
}
