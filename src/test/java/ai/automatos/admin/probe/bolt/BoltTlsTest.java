package ai.automatos.admin.probe.bolt;

import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.TlsContract;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class BoltTlsTest extends TlsContract {
    private static TestBolt server;

    @BeforeAll
    static void startServer() {
        server = new TestBolt("p4ss");
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    protected ProtocolProbe probe() {
        return new BoltProbe();
    }

    @Override
    protected String type() {
        return "memgraph";
    }

    @Override
    protected OptionalInt plainPort() {
        return OptionalInt.of(server.port());
    }
}
