package ai.automatos.admin.probe.mongo;

import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.TlsContract;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MongoTlsTest extends TlsContract {
    private static TestMongo server;

    @BeforeAll
    static void startServer() {
        server = new TestMongo(Map.of("app", "p4ss"));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    protected ProtocolProbe probe() {
        return new MongoProbe();
    }

    @Override
    protected String type() {
        return "amazon_documentdb";
    }

    @Override
    protected OptionalInt plainPort() {
        return OptionalInt.of(server.port());
    }
}
