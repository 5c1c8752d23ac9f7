package ai.automatos.admin.probe.rethinkdb;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.Trial;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RethinkDbProbeTest {
    private static final String PASSWORD = "p4ss'w:rd/ %41 ünd";

    private TestRethinkDb server;
    private Trial trial;

    @BeforeEach
    void start() {
        server = new TestRethinkDb(PASSWORD);
        trial = trial(server, PASSWORD);
    }

    private static Trial trial(TestRethinkDb server, String password) {
        return new Trial(new RethinkDbProbe(), "rethinkdb", "w:rd/")
                .at(server.port())
                .with("user", "app", "password", password);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void showsVersionAndUser() {
        assertThat(trial.evidence()).isEqualTo("RethinkDB 2.4.4, user app, not encrypted");
    }

    @Test
    void refusesAWrongPasswordAndAnUnknownUser() {
        ProbeOutcome.Failed wrong = trial.failed("password", "something else");

        assertThat(wrong.diagnosis()).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(wrong.detail()).isEqualTo("Wrong password");
        assertThat(trial.failed("user", "nobody").detail()).isEqualTo("Unknown user");
    }

    @Test
    void saysThatAnEmptyPasswordWasEnough() {
        try (TestRethinkDb open = new TestRethinkDb("")) {
            assertThat(trial(open, "").evidence()).isEqualTo("RethinkDB 2.4.4, user app, no password, not encrypted");
        }
    }
}
