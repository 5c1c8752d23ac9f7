package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.net.StubServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of what a failed test says, one for each class that a service on this computer can play. */
@Tag("screenshots")
class FailurePicturesTest {
    private static final Path PICTURES = Path.of("target", "screenshots-failures");

    @TempDir
    private Path temporary;

    private static StubServer.Behaviour answering(String status, String headers, String body) {
        return (server, socket) -> {
            server.readRequest(socket);
            socket.getOutputStream()
                    .write(StubServer.answer(status, headers, body).getBytes(StandardCharsets.UTF_8));
        };
    }

    private static Map<String, StubServer.Behaviour> failures() {
        Map<String, StubServer.Behaviour> failures = new LinkedHashMap<>();
        failures.put(
                "invalid-key",
                answering("401 Unauthorized", "", "{\"error\":{\"message\":\"Incorrect API key provided\"}}"));
        failures.put(
                "permission-denied",
                answering("403 Forbidden", "", "{\"error\":{\"message\":\"Missing scope: api.model.read\"}}"));
        failures.put(
                "no-credit",
                answering("402 Payment Required", "", "{\"error\":{\"message\":\"The prepaid balance is used up\"}}"));
        failures.put("rate-limited", answering("429 Too Many Requests", "Retry-After: 42\r\n", "{}"));
        failures.put("service-error", answering("503 Service Unavailable", "", "{}"));
        failures.put(
                "wrong-base-url",
                answering("200 OK", "Content-Type: text/html\r\n", "<html><body>Welcome to our site</body></html>"));
        failures.put("redirected", answering("302 Found", "Location: https://api.example.org/v1/models\r\n", ""));
        failures.put(
                "proxy-login", answering("511 Network Authentication Required", "", "Sign in to the guest network"));
        return failures;
    }

    @Test
    void everyFailureThatAServiceCanPlay() throws Exception {
        Path home = temporary.resolve("vault");
        TestVault.make(home, vault -> {});
        int pictures = 0;
        try (PictureStand stand = PictureStand.at(home, PICTURES)) {
            stand.work().type("#password", TestWindow.PASSWORD).fire("#unlock").work();
            stand.press("OpenAI API").work();
            for (Map.Entry<String, StubServer.Behaviour> failure : failures().entrySet()) {
                try (StubServer service = StubServer.raw(failure.getValue())) {
                    picture(stand, failure.getKey(), "http://127.0.0.1:" + service.port());
                    pictures++;
                }
            }
            picture(stand, "name-not-found", "http://no-such-host.invalid");
            picture(stand, "connection-refused", "http://127.0.0.1:1");
            try (StubServer plain = StubServer.raw((server, socket) -> {
                socket.getInputStream().readNBytes(5);
                socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            })) {
                picture(stand, "tls-failed", "https://127.0.0.1:" + plain.port());
            }
        }
        assertThat(pictures).isEqualTo(failures().size());
    }

    private static void picture(PictureStand stand, String name, String address) throws Exception {
        stand.type("#input-name", "Production OpenAI – " + name)
                .type("#input-api_key", Samples.API_KEY)
                .type("#input-base_url", address)
                .work();
        stand.fire("#wizardNext").work().picture("59-failure-" + name);
        stand.fire("#wizardBack").work();
    }
}
