package ai.automatos.admin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants secrets, does everything that can be done with them, and looks for them everywhere. */
class CanaryTest {
    private static final String PASSWORD = "canary-master-password-4711";
    private static final String NEW_PASSWORD = "canary-second-password-4712";
    private static final String API_KEY = "sk-proj-canaryAAAAbbbbCCCCdddd4713";
    private static final String DATABASE_PASSWORD = "canary-database-password-4714";

    @TempDir
    Path folder;

    @Test
    void secretsStayInTheirSeals() throws IOException {
        ProgramRunner program = new ProgramRunner(folder, PASSWORD);
        StringBuilder revealed = new StringBuilder();
        String code = program.run("vault", "init", "--user", "ada", "--json")
                .json()
                .path("recovery_code")
                .asText();
        AtomicBoolean asked = new AtomicBoolean();
        HttpServer echo = echo(asked);
        try {
            String base = "http://127.0.0.1:" + echo.getAddress().getPort();
            work(program, base);
        } finally {
            echo.stop(0);
        }
        assertThat(asked).isTrue();
        ProgramRunner.Result shown = program.run("credentials", "show", "OpenAI", "--reveal", "api_key");
        revealed.append(shown.out());
        assertThat(revealed).contains(API_KEY);

        Map<String, String> secrets = new TreeMap<>(Map.of(
                "password", PASSWORD,
                "new password", NEW_PASSWORD,
                "API key", API_KEY,
                "database password", DATABASE_PASSWORD));
        String transcript = program.transcript().replace(shown.out(), "");
        secrets.forEach((what, secret) -> assertThat(holds(transcript.getBytes(StandardCharsets.UTF_8), secret))
                .as("%s in what was printed", what)
                .isFalse());
        secrets.put("recovery code", code);
        secrets.put("recovery code without hyphens", code.replace("-", ""));
        try (Stream<Path> files = Files.walk(program.home())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] content = Files.readAllBytes(file);
                secrets.forEach((what, secret) -> assertThat(holds(content, secret))
                        .as("%s in %s", what, file)
                        .isFalse());
            }
        }
        secrets.forEach((what, secret) -> assertThat(holds(unpacked(folder.resolve("backup")), secret))
                .as("%s in the backup", what)
                .isFalse());
    }

    private void work(ProgramRunner program, String base) {
        String apiKey = "api_key=@" + program.secret("api-key", API_KEY);
        String password = "password=@" + program.secret("db-password", DATABASE_PASSWORD);
        List<String[]> commands = List.of(
                new String[] {
                    "credentials",
                    "add",
                    "--type",
                    "openai_api",
                    "--name",
                    "OpenAI",
                    "--secret",
                    apiKey,
                    "--field",
                    "base_url=" + base
                },
                new String[] {
                    "credentials",
                    "add",
                    "--type",
                    "postgresql",
                    "--name",
                    "Database",
                    "--secret",
                    password,
                    "--field",
                    "host=127.0.0.1",
                    "--field",
                    "port=1",
                    "--field",
                    "database=d",
                    "--field",
                    "user=u"
                },
                new String[] {"credentials", "test", "OpenAI", "--json"},
                new String[] {"credentials", "test", "Database", "--json"},
                new String[] {"credentials", "edit", "OpenAI", "--secret", apiKey, "--description", "again"},
                new String[] {"credentials", "add", "--type", "slack", "--name", "Wrong", "--secret", apiKey},
                new String[] {
                    "credentials",
                    "add",
                    "--type",
                    "slack",
                    "--name",
                    "Wrong",
                    "--secret",
                    "nonsense=@" + folder.resolve("api-key")
                },
                new String[] {"credentials", "show", "OpenAI", "--json"},
                new String[] {"credentials", "list", "--json"},
                new String[] {"vault", "rotate", "--keyrings", "--key-file"},
                new String[] {"vault", "password", "--new-password-file", program.secret("new", NEW_PASSWORD)},
                new String[] {"credentials", "list"},
                new String[] {"audit", "list", "--json"});
        commands.forEach(program::run);
        program.secret("password", NEW_PASSWORD);
        assertThat(program.run("vault", "backup", folder.resolve("backup").toString())
                        .code())
                .isZero();
        assertThat(program.run("audit", "list", "--json").code()).isZero();
        assertThat(program.run("vault", "verify").code()).isZero();
    }

    /** A service that says everything it was told, in its body and in a header. */
    private static HttpServer echo(AtomicBoolean asked) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            asked.set(authorization != null && authorization.contains(API_KEY));
            byte[] body = ("{\"error\":{\"message\":\"Incorrect API key: " + authorization + "\"}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("X-Echo", authorization);
            exchange.sendResponseHeaders(401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** As it is, and as Base64 and hexadecimal would write it. */
    private static boolean holds(byte[] content, String secret) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String wide = new String(secret.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1);
        return text.contains(secret)
                || text.contains(wide)
                || text.contains(Base64.getEncoder().withoutPadding().encodeToString(bytes))
                || text.toLowerCase(java.util.Locale.ROOT)
                        .contains(HexFormat.of().formatHex(bytes));
    }

    private static byte[] unpacked(Path zip) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
            for (ZipEntry entry : java.util.Collections.list(file.entries())) {
                file.getInputStream(entry).transferTo(all);
            }
            return all.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
