package ai.automatos.admin.probe.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.net.TestCertificates;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.InstalledServer;
import ai.automatos.admin.probe.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped type against RabbitMQ itself, where it is installed. */
@Tag("real-servers")
class InstalledRabbitTest {
    private static final String PASSWORD = "p4ss'w:rd/ %41 ünd ";
    private static TestCertificates certificates;
    private static InstalledServer server;
    private static Map<String, String> environment;
    private static int clear;
    private static int secure;

    @BeforeAll
    static void startServer(@TempDir Path folder) throws Exception {
        String program = InstalledServer.program("/usr/lib/rabbitmq/bin/rabbitmq-server");
        certificates = new TestCertificates(folder);
        clear = InstalledServer.freePort();
        secure = InstalledServer.freePort();
        write(folder, "ca.pem", certificates.certificatePem("ca"));
        write(folder, "server.pem", certificates.certificatePem("good"));
        write(folder, "key.pem", certificates.keyPem("good"));
        write(folder, "plugins", "[].");
        write(folder, "users.json", """
                {"vhosts": [{"name": "/"}, {"name": "closed"}],
                 "users": [{"name": "app user", "password": "%s", "tags": ""}],
                 "permissions": [{"user": "app user", "vhost": "/", "configure": "", "write": "", "read": ""}]}
                """.formatted(PASSWORD));
        write(folder, "rabbitmq.conf", """
                listeners.tcp.1 = 127.0.0.1:%d
                listeners.ssl.1 = 127.0.0.1:%d
                ssl_options.cacertfile = %3$s/ca.pem
                ssl_options.certfile = %3$s/server.pem
                ssl_options.keyfile = %3$s/key.pem
                load_definitions = %3$s/users.json
                """.formatted(clear, secure, folder));
        environment = new HashMap<>(Map.of(
                "HOME", folder.toString(),
                "RABBITMQ_NODENAME", "connection-test@localhost",
                "RABBITMQ_DIST_PORT", Integer.toString(InstalledServer.freePort()),
                "RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq.conf").toString(),
                "RABBITMQ_MNESIA_BASE", folder.resolve("data").toString(),
                "RABBITMQ_LOG_BASE", folder.resolve("log").toString(),
                "RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("plugins").toString()));
        // The name service that Erlang starts stays behind; on a port of its own it can be told to go.
        environment.put("ERL_EPMD_PORT", Integer.toString(InstalledServer.freePort()));
        server = new InstalledServer(folder, secure, environment, List.of(program));
    }

    private static void write(Path folder, String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }

    @AfterAll
    static void stopServer() throws Exception {
        if (server != null) {
            server.close();
            ProcessBuilder epmd = new ProcessBuilder("epmd", "-kill");
            epmd.environment().putAll(environment);
            epmd.start().waitFor();
        }
    }

    private static Trial trial(int port) {
        return new Trial(new AmqpProbe(), "rabbitmq", certificates.client(), "p4ss")
                .at(port)
                .with("username", "app user", "password", PASSWORD);
    }

    @Test
    void logsIn() {
        assertThat(trial(clear).evidence()).matches("RabbitMQ [0-9.]+, user app user, virtual host /, not encrypted");
        assertThat(trial(secure).evidence("tls", "true")).endsWith("TLS 1.3");
    }

    @Test
    void tellsWrongLoginsApart() {
        assertThat(trial(clear).diagnosis("password", "wrong")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial(clear).diagnosis("username", "nobody")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial(clear).diagnosis("vhost", "nowhere")).isEqualTo(Diagnosis.DATABASE_NOT_FOUND);
        assertThat(trial(clear).diagnosis("vhost", "closed")).isEqualTo(Diagnosis.PERMISSION_DENIED);
        assertThat(trial(clear).diagnosis("tls", "true")).isEqualTo(Diagnosis.TLS_FAILED);
    }
}
