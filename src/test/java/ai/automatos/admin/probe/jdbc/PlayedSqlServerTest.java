package ai.automatos.admin.probe.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.ProbeRunner;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped SQL Server types against a rebuilt conversation, without TLS. */
class PlayedSqlServerTest {
    private static final String PASSWORD = "p4ss'w;rd/ {%41} ünd";

    private final GuardedNetwork network = new GuardedNetwork(NameResolver.system());
    private final ProbeRunner runner = ProbeFixture.runner(network, new SqlServerProbe());

    @AfterEach
    void closeRunner() {
        runner.close();
        network.close();
    }

    private ProbeOutcome test(PlayedSqlServer played, String type, String... changes) {
        try (StubServer server = StubServer.raw(played)) {
            Map<String, SecretBytes> values = ProbeFixture.values(
                    "host",
                    "localhost",
                    "port",
                    Integer.toString(server.port()),
                    "database",
                    "odd;db",
                    "user",
                    "app",
                    "password",
                    PASSWORD);
            values.putAll(ProbeFixture.values(changes));
            ProbeOutcome outcome =
                    runner.run(ProbeFixture.shipped(type), values, Duration.ofSeconds(20), new CancelSignal());
            assertThat(outcome.toString()).doesNotContain("p4ss");
            return outcome;
        }
    }

    private Diagnosis diagnosis(PlayedSqlServer played, String type, String... changes) {
        ProbeOutcome outcome = test(played, type, changes);
        assertThat(outcome).isInstanceOf(ProbeOutcome.Failed.class);
        return ((ProbeOutcome.Failed) outcome).diagnosis();
    }

    @Test
    void saysVersionUserAndEncryption() {
        ProbeOutcome outcome = test(new PlayedSqlServer(PASSWORD, 0), "microsoft_sql_server", "encrypt", "false");

        assertThat(outcome).isInstanceOfSatisfying(ProbeOutcome.Verified.class, found -> {
            assertThat(found.evidence()).isEqualTo("SQL Server 16.0.4125.3, user app, not encrypted");
        });
    }

    @Test
    void aWrongPasswordIsCalledThat() {
        PlayedSqlServer played = new PlayedSqlServer(PASSWORD, 0);

        assertThat(diagnosis(played, "microsoft_sql_server", "encrypt", "false", "password", "wrong"))
                .isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
    }

    @Test
    void goesNotWithoutTlsWhereItIsAskedFor() {
        PlayedSqlServer played = new PlayedSqlServer(PASSWORD, 0);

        assertThat(diagnosis(played, "microsoft_sql_server")).isEqualTo(Diagnosis.TLS_FAILED);
        assertThat(diagnosis(played, "azure_sql_database")).isEqualTo(Diagnosis.TLS_FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "4060, DATABASE_NOT_FOUND",
        "18487, AUTHENTICATION_FAILED",
        "18470, AUTHENTICATION_FAILED",
        "40615, PERMISSION_DENIED",
        "10928, RATE_LIMITED"
    })
    void knowsTheNumbersOfErrors(int number, Diagnosis meant) {
        assertThat(diagnosis(new PlayedSqlServer(PASSWORD, number), "microsoft_sql_server", "encrypt", "false"))
                .isEqualTo(meant);
    }
}
