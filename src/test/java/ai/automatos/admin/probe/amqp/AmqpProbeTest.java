package ai.automatos.admin.probe.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.net.TestCertificates;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.Trial;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped types for AMQP 0-9-1 against a real broker. */
class AmqpProbeTest {
    private static final String PASSWORD = "p4ss'w:rd/ %41 ünd ";
    private static QpidBroker broker;
    private static TestCertificates certificates;

    @BeforeAll
    static void startBroker(@TempDir Path folder) throws Exception {
        certificates = new TestCertificates(folder);
        broker = new QpidBroker(folder, folder.resolve("certificates.p12"), Map.of("app user", PASSWORD));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    private static Trial trial(String type, String port) {
        return new Trial(new AmqpProbe(), type, certificates.client(), "p4ss")
                .with("host", "localhost", "port", Integer.toString(broker.port(port)), "vhost", "shop")
                .with("username", "app user", "password", PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rabbitmq", "amqp_mq"})
    void saysProductUserVirtualHostAndEncryption(String type) {
        assertThat(trial(type, "clear").evidence())
                .isEqualTo("Apache Qpid Broker-J Core 9.2.0, user app user, virtual host shop, not encrypted");
        assertThat(trial(type, "secure").evidence("tls", "true")).endsWith("virtual host shop, TLS 1.3");
    }

    @Test
    void tellsWrongLoginsApart() {
        Trial trial = trial("rabbitmq", "clear");

        assertThat(trial.diagnosis("password", "wrong")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial.diagnosis("username", "nobody")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial.diagnosis("vhost", "Shop")).isEqualTo(Diagnosis.DATABASE_NOT_FOUND);
        assertThat(trial.diagnosis("host", "nowhere.invalid")).isEqualTo(Diagnosis.NAME_NOT_FOUND);
    }

    @Test
    void tlsAndClearAreNotMixedUp() {
        assertThat(trial("rabbitmq", "clear").diagnosis("tls", "true")).isEqualTo(Diagnosis.TLS_FAILED);
        assertThat(trial("rabbitmq", "secure").diagnosis())
                .isIn(Diagnosis.WRONG_BASE_URL, Diagnosis.SERVICE_ERROR, Diagnosis.TLS_FAILED);
    }

    @Test
    void leavesNoThreadBehind() {
        trial("rabbitmq", "clear").evidence();

        assertThat(Trial.threadsEnd("probe-amqp")).isTrue();
    }
}
