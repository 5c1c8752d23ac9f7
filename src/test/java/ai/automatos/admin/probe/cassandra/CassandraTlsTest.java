package ai.automatos.admin.probe.cassandra;

import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.TlsContract;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class CassandraTlsTest extends TlsContract {
    private static TestCassandra server;

    @BeforeAll
    static void startServer() {
        server = new TestCassandra(true, "p4ss");
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    protected ProtocolProbe probe() {
        return new CassandraProbe();
    }

    @Override
    protected String type() {
        return "apache_cassandra";
    }

    @Override
    protected OptionalInt plainPort() {
        return OptionalInt.of(server.port());
    }
}
