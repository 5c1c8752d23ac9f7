package ai.automatos.admin.probe.memcached;

import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.TlsContract;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MemcachedTlsTest extends TlsContract {
    private static TestMemcached server;

    @BeforeAll
    static void startServer() {
        server = new TestMemcached(TestMemcached.Kind.SASL, "p4ss");
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    protected ProtocolProbe probe() {
        return new MemcachedProbe();
    }

    @Override
    protected String type() {
        return "memcached";
    }

    @Override
    protected OptionalInt plainPort() {
        return OptionalInt.of(server.port());
    }
}
