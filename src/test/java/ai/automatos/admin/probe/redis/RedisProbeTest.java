package ai.automatos.admin.probe.redis;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.Trial;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped Redis types against real servers: one with a password and users, one that lets anybody in. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no Redis server for Windows")
class RedisProbeTest {
    private static final String PASSWORD = "p4ss'w:rd/ @%41 ünd";
    private static TestRedis guarded;
    private static TestRedis open;

    private final Trial trial =
            new Trial(new RedisProbe(), "redis", "p4ss").at(guarded.port()).with("password", PASSWORD);
    private final Trial byUrl = new Trial(new RedisProbe(), "redis_url", "p4ss");

    @BeforeAll
    static void startServers() {
        guarded = new TestRedis(
                "requirepass \"" + PASSWORD + "\"",
                "user app on \">" + PASSWORD + "\" ~* +@all -@dangerous +info",
                "user reader on >p4ss ~* +get",
                "user lax on nopass ~* +@all",
                "user hidden on >p4ss -@all",
                "user gone off >p4ss ~* +@all");
        open = new TestRedis();
    }

    @AfterAll
    static void stopServers() {
        guarded.close();
        open.close();
    }

    @Test
    void saysVersionUserAndEncryption() {
        assertThat(trial.evidence()).isEqualTo("Redis 7.0.15, user default, not encrypted");
        assertThat(trial.evidence("username", "app", "database", "15"))
                .isEqualTo("Redis 7.0.15, user app, not encrypted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"valkey", "keydb", "dragonfly", "amazon_elasticache", "azure_cache_redis"})
    void itsRelativesAskTheSame(String type) {
        Trial relative = new Trial(new RedisProbe(), type, "p4ss").at(guarded.port());

        assertThat(relative.evidence("password", PASSWORD, "tls", "false"))
                .isEqualTo("Redis 7.0.15, user default, not encrypted");
    }

    @Test
    void tellsWrongLoginsApart() {
        assertThat(trial.diagnosis("password", "wrong")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial.diagnosis("password", "")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial.diagnosis("username", "nobody")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial.diagnosis("username", "gone", "password", "p4ss")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial.diagnosis("database", "16")).isEqualTo(Diagnosis.DATABASE_NOT_FOUND);
        assertThat(trial.diagnosis("host", "a b")).isEqualTo(Diagnosis.INVALID_INPUT);
        assertThat(trial.diagnosis("port", "1")).isEqualTo(Diagnosis.CONNECTION_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", "hidden"})
    void whatAKnownUserMayNotAskIsAReservation(String user) {
        ProbeOutcome.Verified outcome = trial.verified("username", user, "password", "p4ss", "database", "3");

        assertThat(outcome.evidence()).isEqualTo("Redis, user " + user + ", not encrypted");
        assertThat(outcome.reservation()).isEqualTo(Diagnosis.PERMISSION_DENIED);
        assertThat(outcome.detail()).contains("INFO server: NOPERM");
    }

    @Test
    void aPasswordThatNobodyAskedForProvesNothing() {
        String port = Integer.toString(open.port());

        assertThat(trial.evidence("port", port, "password", ""))
                .isEqualTo("Redis 7.0.15, without a login, not encrypted");
        assertThat(trial.diagnosis("port", port)).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial.failed("port", port, "username", "default").detail()).contains("any password");
        assertThat(trial.failed("username", "lax").detail()).contains("any password");
    }

    @Test
    void takesTheWholeAddressAtOnce() {
        String place = "@localhost:" + guarded.port();
        String encoded = URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8).replace("+", "%20");

        assertThat(byUrl.evidence("connection_url", "redis://:" + encoded + place))
                .isEqualTo("Redis 7.0.15, user default, not encrypted");
        assertThat(byUrl.evidence("connection_url", "redis://app:" + encoded + place + "/2?x=1"))
                .isEqualTo("Redis 7.0.15, user app, not encrypted");
        assertThat(byUrl.evidence("connection_url", "redis://127.0.0.1:" + open.port()))
                .contains("without a login");
        assertThat(byUrl.failed("connection_url", "redis://app:p4ssodd%zz@x" + place)
                        .diagnosis())
                .isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(byUrl.diagnosis("connection_url", "redis://app:" + encoded + place + "/99"))
                .isEqualTo(Diagnosis.DATABASE_NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1",
                "redis://u:p4ss@",
                "redis://u:p4ss@localhost:70000",
                "redis://u:p4ss@localhost:p4ssport",
                "redis://u:p4ss@localhost/zero",
                "redis://u:p4ss@ho st"
            })
    void takesNoOtherAddress(String url) {
        assertThat(byUrl.diagnosis("connection_url", url)).isEqualTo(Diagnosis.INVALID_INPUT);
    }
}
