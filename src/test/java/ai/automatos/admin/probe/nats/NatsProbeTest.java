package ai.automatos.admin.probe.nats;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.Json;
import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.net.TestCertificates;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.Trial;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped NATS type against rebuilt conversations; see {@link InstalledNatsTest} for the server itself. */
class NatsProbeTest {
    private static final String PASSWORD = "p4ss'w\"rd/ %41 ünd ";
    private static TestCertificates certificates;

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) {
        certificates = new TestCertificates(folder);
    }

    /** @param answer to the fields of CONNECT */
    private static StubServer server(String info, Function<JsonNode, String> answer) {
        return StubServer.raw((self, socket) -> {
            socket.getOutputStream().write(("INFO " + info + "\r\n").getBytes(StandardCharsets.UTF_8));
            Socket talk = info.contains("tls_required") ? secured(socket) : socket;
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(talk.getInputStream(), StandardCharsets.UTF_8));
            String connect = String.valueOf(in.readLine());
            String ping = String.valueOf(in.readLine());
            String said = connect.startsWith("CONNECT {") && ping.equals("PING")
                    ? answer.apply(Json.read(connect.substring("CONNECT ".length())))
                    : "-ERR 'Unknown Protocol Operation'";
            talk.getOutputStream().write((said.isEmpty() ? "" : said + "\r\n").getBytes(StandardCharsets.UTF_8));
            talk.getOutputStream().flush();
            if (!said.isEmpty()) {
                in.readLine();
            }
        });
    }

    private static SSLSocket secured(Socket socket) throws java.io.IOException {
        SSLSocket secure = (SSLSocket)
                certificates.server("good").getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secure.setUseClientMode(false);
        return secure;
    }

    private static String login(JsonNode connect) {
        boolean right = connect.path("user").asText().equals("app")
                        && connect.path("pass").asText().equals(PASSWORD)
                || connect.path("auth_token").asText().equals(PASSWORD);
        return right ? "PONG" : "-ERR 'Authorization Violation'";
    }

    private static Trial trial(StubServer server) {
        return new Trial(new NatsProbe(), "nats", certificates.client(), "p4ss").at(server.port());
    }

    @Test
    void logsInByPasswordOrToken() {
        try (StubServer server = server("{\"version\":\"2.10.1\",\"auth_required\":true}", NatsProbeTest::login)) {
            assertThat(trial(server).evidence("username", "app", "password", PASSWORD))
                    .isEqualTo("NATS 2.10.1, user app, not encrypted");
            assertThat(trial(server).evidence("token", PASSWORD)).isEqualTo("NATS 2.10.1, by token, not encrypted");
            assertThat(trial(server).diagnosis("token", "wrong")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
            assertThat(trial(server).diagnosis("tls", "true")).isEqualTo(Diagnosis.TLS_FAILED);
        }
    }

    @Test
    void encryptsWhereTheServerDemandsIt() {
        try (StubServer server = server("{\"auth_required\":true,\"tls_required\":true}", NatsProbeTest::login)) {
            assertThat(trial(server).evidence("token", PASSWORD)).isEqualTo("NATS, by token, TLS 1.3");
        }
    }

    @Test
    void aServerThatLetsEverybodyInProvesNoPassword() {
        try (StubServer open = server("{\"version\":\"2\"}", connect -> "PONG");
                StubServer looking = server("{\"version\":\"2\"}", NatsProbeTest::login);
                StubServer hangingUp =
                        server("{\"version\":\"2\"}", connect -> login(connect).replaceFirst("-ERR.*", ""))) {
            assertThat(trial(open).evidence()).isEqualTo("NATS 2, without a login, not encrypted");
            assertThat(trial(open).diagnosis("username", "app", "password", PASSWORD))
                    .isEqualTo(Diagnosis.INVALID_INPUT);
            assertThat(trial(looking).evidence("username", "app", "password", PASSWORD))
                    .as("does not ask for a login, but looks at it")
                    .contains("user app");
            assertThat(trial(hangingUp).evidence("username", "app", "password", PASSWORD))
                    .as("looks at it, and says nothing where it is wrong")
                    .contains("user app");
        }
    }
}
