package ai.automatos.admin.probe.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped Memcached type against a rebuilt server. */
class MemcachedProbeTest {
    private static final String PASSWORD = "p4ss'w:rd/ @%41 ünd";

    private static Trial trial(TestMemcached server) {
        return new Trial(new MemcachedProbe(), "memcached", "p4ss")
                .at(server.port())
                .with("username", "app", "password", PASSWORD);
    }

    @ParameterizedTest
    @EnumSource(
            value = TestMemcached.Kind.class,
            names = {"TEXT", "SASL"})
    void provesALoginByEitherProtocol(TestMemcached.Kind kind) {
        try (TestMemcached server = new TestMemcached(kind, PASSWORD)) {
            Trial trial = trial(server);

            assertThat(trial.evidence()).isEqualTo("memcached 1.6.18, user app, not encrypted");
            assertThat(trial.diagnosis("password", "else")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
            assertThat(trial.diagnosis("username", "nobody")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
            assertThat(trial.diagnosis("username", "", "password", "")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        }
    }

    @Test
    void aPasswordThatNobodyAskedForProvesNothing() {
        try (TestMemcached server = new TestMemcached(TestMemcached.Kind.OPEN, "")) {
            Trial trial = trial(server);

            assertThat(trial.evidence("username", "", "password", ""))
                    .isEqualTo("memcached 1.6.18, without a login, not encrypted");
            assertThat(trial.failed().detail()).contains("asks for no login");
        }
    }
}
