package ai.automatos.admin.probe.kafka;

import ai.automatos.admin.net.TestCertificates;
import ai.automatos.admin.probe.InstalledServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** Apache Kafka in this process: broker and controller in one, a port for each way to log in. */
final class KafkaBroker implements AutoCloseable {
    private final KafkaRaftServer server;
    private final Map<String, Integer> ports = new TreeMap<>();

    /** @param user logs in by PLAIN and both kinds of SCRAM; neither may hold a quote or a backslash */
    KafkaBroker(Path folder, TestCertificates certificates, String user, String password) throws Exception {
        for (String listener : List.of("CLEAR", "LOGIN", "TLS", "LOGINTLS", "CONTROLLER")) {
            ports.put(listener, InstalledServer.freePort());
        }
        Properties properties = properties(folder, certificates, user, password);
        Path file = folder.resolve("kafka.properties");
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        format(file);
        server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        server.startup();
        addScramUser(user, password);
    }

    private Properties properties(Path folder, TestCertificates certificates, String user, String password) {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("log.dirs", folder.resolve("kafka").toString());
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + ports.get("CONTROLLER"));
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("inter.broker.listener.name", "CLEAR");
        properties.put(
                "listeners",
                ports.entrySet().stream()
                        .map(port -> port.getKey() + "://127.0.0.1:" + port.getValue())
                        .collect(Collectors.joining(",")));
        properties.put(
                "listener.security.protocol.map",
                "CLEAR:PLAINTEXT,LOGIN:SASL_PLAINTEXT,TLS:SSL,LOGINTLS:SASL_SSL,CONTROLLER:PLAINTEXT");
        for (String listener : List.of("tls", "logintls")) {
            properties.put("listener.name." + listener + ".ssl.keystore.type", "PEM");
            properties.put("listener.name." + listener + ".ssl.keystore.key", certificates.keyPem("good"));
            properties.put(
                    "listener.name." + listener + ".ssl.keystore.certificate.chain",
                    certificates.certificatePem("good"));
        }
        String security = "org.apache.kafka.common.security.";
        for (String listener : List.of("login", "logintls")) {
            String name = "listener.name." + listener + ".";
            properties.put(name + "sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512");
            properties.put(
                    name + "plain.sasl.jaas.config",
                    security + "plain.PlainLoginModule required \"user_" + user + "\"=\"" + password + "\";");
            properties.put(name + "scram-sha-512.sasl.jaas.config", security + "scram.ScramLoginModule required;");
        }
        properties.put("listener.name.logintls.sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-256,SCRAM-SHA-512");
        properties.put(
                "listener.name.logintls.scram-sha-256.sasl.jaas.config", security + "scram.ScramLoginModule required;");
        return properties;
    }

    private static void format(Path file) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = StorageTool.execute(
                new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()},
                new PrintStream(said, true, StandardCharsets.UTF_8));
        if (code != 0) {
            throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
        }
    }

    private void addScramUser(String user, String password) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", server("CLEAR")))) {
            for (ScramMechanism mechanism : List.of(ScramMechanism.SCRAM_SHA_256, ScramMechanism.SCRAM_SHA_512)) {
                ScramCredentialInfo rounds = new ScramCredentialInfo(mechanism, 4096);
                admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(user, rounds, password)))
                        .all()
                        .get();
            }
        }
    }

    /** @param listener {@code CLEAR}, {@code LOGIN} (without SCRAM-SHA-256), {@code TLS} or {@code LOGINTLS} */
    String server(String listener) {
        return "localhost:" + ports.get(listener);
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
