package ai.automatos.admin.probe.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.net.TestCertificates;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.Trial;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped Kafka types against a real broker. */
class KafkaProbeTest {
    private static final String USER = "APPUSER012345678";
    private static final String PASSWORD = "p4ss'w:rd/ %41 ünd ";
    private static TestCertificates certificates;
    private static KafkaBroker broker;

    @BeforeAll
    static void startBroker(@TempDir Path folder) throws Exception {
        certificates = new TestCertificates(folder);
        broker = new KafkaBroker(folder, certificates, USER, PASSWORD);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    private static Trial trial(String type, String listener) {
        return new Trial(new KafkaProbe(), type, certificates.client(), "p4ss")
                .with("bootstrap_servers", broker.server(listener));
    }

    private static Trial login(String type, String protocol, String listener) {
        return trial(type, listener).with("security_protocol", protocol, "username", USER, "password", PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"})
    void logsInByEachMechanism(String mechanism) {
        assertThat(login("apache_kafka", "SASL_SSL", "LOGINTLS").evidence("sasl_mechanism", mechanism))
                .matches("Kafka, cluster \\S{22}, brokers: 1, user " + USER + ", TLS 1.3");
    }

    @Test
    void theOtherTypesAndProtocols() {
        assertThat(login("redpanda", "SASL_PLAINTEXT", "LOGIN").evidence("sasl_mechanism", "SCRAM-SHA-512"))
                .endsWith("user " + USER + ", not encrypted");
        assertThat(trial("confluent_cloud_kafka", "LOGINTLS").evidence("api_key", USER, "api_secret", PASSWORD))
                .as("the key is a secret of this type")
                .endsWith("user •••, TLS 1.3");
        assertThat(trial("apache_kafka", "CLEAR").evidence()).endsWith("brokers: 1, without a login, not encrypted");
        assertThat(trial("apache_kafka", "TLS").evidence("security_protocol", "SSL"))
                .endsWith("without a login, TLS 1.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "SCRAM-SHA-512"})
    void tellsWrongLoginsApart(String mechanism) {
        Trial login = login("apache_kafka", "SASL_PLAINTEXT", "LOGIN").with("sasl_mechanism", mechanism);

        assertThat(login.diagnosis("password", "wrong")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(login.diagnosis("username", "nobody")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
    }

    @Test
    void saysWhenPortAndLoginDoNotFit() {
        Trial login = login("apache_kafka", "SASL_PLAINTEXT", "LOGIN");

        ProbeOutcome.Failed mechanism = login.failed("sasl_mechanism", "SCRAM-SHA-256");
        assertThat(mechanism.diagnosis()).isEqualTo(Diagnosis.INVALID_INPUT);
        assertThat(mechanism.detail()).contains("PLAIN", "SCRAM-SHA-512");
        assertThat(login.diagnosis("bootstrap_servers", broker.server("CLEAR"))).isEqualTo(Diagnosis.INVALID_INPUT);
        assertThat(trial("apache_kafka", "LOGIN").diagnosis()).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(login.diagnosis("security_protocol", "PLAINTEXT")).isEqualTo(Diagnosis.INVALID_INPUT);
        assertThat(login.diagnosis("security_protocol", "SASL_SSL")).isEqualTo(Diagnosis.TLS_FAILED);
    }

    @Test
    void asksTheFirstServerThatAnswers() {
        String server = broker.server("CLEAR");
        Trial trial = trial("apache_kafka", "CLEAR");

        assertThat(trial.evidence("bootstrap_servers", "localhost:1, nowhere.invalid:9092,PLAINTEXT://" + server))
                .contains("brokers: 1");
        assertThat(trial.diagnosis("bootstrap_servers", "localhost:1")).isEqualTo(Diagnosis.CONNECTION_REFUSED);
        assertThat(trial.diagnosis("bootstrap_servers", "localhost")).isEqualTo(Diagnosis.INVALID_INPUT);
        assertThat(trial.diagnosis("bootstrap_servers", ",")).isEqualTo(Diagnosis.INVALID_INPUT);
    }
}
