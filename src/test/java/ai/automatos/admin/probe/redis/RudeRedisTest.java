package ai.automatos.admin.probe.redis;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.RudeServerContract;
import ai.automatos.admin.probe.Trial;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only looks like Redis. */
class RudeRedisTest extends RudeServerContract {
    @Override
    protected ProtocolProbe probe() {
        return new RedisProbe();
    }

    @Override
    protected CredentialType type() {
        return ProbeFixture.shipped("redis");
    }

    @Override
    protected Map<String, SecretBytes> values(String host, int port) {
        return ProbeFixture.values("host", host, "port", Integer.toString(port), "password", "p4ss");
    }

    @ParameterizedTest
    @CsvSource({
        "$-7|, WRONG_BASE_URL",
        ":no number|, WRONG_BASE_URL",
        "*2|$3|abc, SERVICE_ERROR",
        "$2147483647|, WRONG_BASE_URL",
        "*2147483647|, WRONG_BASE_URL",
        "-LOADING Redis is loading|, SERVICE_ERROR",
        "-ERR max number of clients reached|, SERVICE_ERROR",
        "-DENIED Redis is running in protected mode|, PERMISSION_DENIED"
    })
    void brokenAndUnwillingServersAreToldApart(String answer, Diagnosis expected) {
        byte[] bytes = answer.replace("|", "\r\n").getBytes(StandardCharsets.UTF_8);
        try (StubServer server = StubServer.raw((self, socket) -> {
            socket.getInputStream().read(new byte[1024]);
            socket.getOutputStream().write(bytes);
        })) {
            Trial trial = new Trial(probe(), "redis", "p4ss").at(server.port()).with("password", "p4ss");

            assertThat(trial.diagnosis()).isEqualTo(expected);
        }
    }
}
