package ai.automatos.admin.probe.bolt;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.Trial;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Logging;
import org.neo4j.driver.exceptions.AuthenticationException;

/** The shipped Memgraph type against a rebuilt server, which Neo4j's own driver accepts. */
class BoltProbeTest {
    private static final String PASSWORD = "p4ss'w:rd/ @%41 ünd";

    private final TestBolt server = new TestBolt(PASSWORD);
    private final TestBolt open = new TestBolt("");
    private final Trial trial = new Trial(new BoltProbe(), "memgraph", "p4ss")
            .at(server.port())
            .with("username", "app", "password", PASSWORD);

    @AfterEach
    void close() {
        server.close();
        open.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theOfficialDriverAcceptsTheRebuiltServer(boolean right) {
        Config quiet =
                Config.builder().withLogging(Logging.none()).withoutEncryption().build();
        AuthToken login = AuthTokens.basic("app", right ? PASSWORD : "else");
        try (Driver driver = GraphDatabase.driver("bolt://localhost:" + server.port(), login, quiet)) {
            assertThat(accepts(driver)).isEqualTo(right);
        }
    }

    private static boolean accepts(Driver driver) {
        try {
            driver.verifyConnectivity();
            return true;
        } catch (AuthenticationException e) {
            return false;
        }
    }

    @Test
    void saysUserAndEncryption() {
        assertThat(trial.evidence()).isEqualTo("Memgraph, user app, not encrypted");
    }

    @Test
    void tellsWrongLoginsApart() {
        assertThat(trial.diagnosis("password", "wrong")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial.failed("password", "else").detail()).isEqualTo("wrong login");
        assertThat(trial.diagnosis("username", "nobody")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial.diagnosis("username", "", "password", "")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial.diagnosis("port", "1")).isEqualTo(Diagnosis.CONNECTION_REFUSED);
    }

    @Test
    void aPasswordThatNobodyAskedForProvesNothing() {
        String port = Integer.toString(open.port());

        assertThat(trial.evidence("port", port, "username", "", "password", ""))
                .isEqualTo("Memgraph, without a login, not encrypted");
        assertThat(trial.diagnosis("port", port)).isEqualTo(Diagnosis.INVALID_INPUT);
    }
}
