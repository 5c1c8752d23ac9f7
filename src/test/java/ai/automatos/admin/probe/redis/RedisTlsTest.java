package ai.automatos.admin.probe.redis;

import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.TlsContract;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no Redis server for Windows")
class RedisTlsTest extends TlsContract {
    private static TestRedis server;

    @BeforeAll
    static void startServer() {
        server = new TestRedis("requirepass p4ss");
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    protected ProtocolProbe probe() {
        return new RedisProbe();
    }

    @Override
    protected String type() {
        return "redis";
    }

    @Override
    protected OptionalInt plainPort() {
        return OptionalInt.of(server.port());
    }

    @Override
    protected String[] values(int port) {
        return new String[] {"host", "localhost", "port", Integer.toString(port), "tls", "true", "password", "p4ss"};
    }
}
