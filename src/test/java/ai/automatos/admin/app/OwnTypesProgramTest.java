package ai.automatos.admin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a type that a user wrote, on the command line. */
class OwnTypesProgramTest {
    private static final String GUIDE = """
            {
              "name": "Internal API",
              "provider": "Company Name",
              "category": "custom",
              "fields": [
                {
                  "name": "api_endpoint",
                  "type": "string",
                  "required": true,
                  "default": "https://internal.company.com/api"
                },
                {
                  "name": "api_key",
                  "type": "password",
                  "required": true,
                  "secure": true
                },
                {
                  "name": "client_id",
                  "type": "string",
                  "required": false
                }
              ]
            }
            """;

    @TempDir
    Path folder;

    private ProgramRunner program;

    @BeforeEach
    void start() {
        program = new ProgramRunner(folder, "correct horse battery staple");
    }

    private void createVault() {
        assertThat(program.run("vault", "init", "--user", "ada@example.org").code())
                .isZero();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private ProgramRunner.Result ok(String... arguments) {
        ProgramRunner.Result result = program.run(arguments);
        assertThat(result.code()).as(result.err() + result.out()).isZero();
        return result;
    }

    @Test
    void theGuidesExampleFromItsImportToItsEnd() throws IOException {
        createVault();
        String guide = file("guide.json", GUIDE);
        JsonNode imported = ok("types", "import", guide, "--json").json();
        assertThat(imported.path("key").asText()).isEqualTo("internal_api");
        assertThat(imported.path("category").asText()).isEqualTo("Custom");
        assertThat(program.run("types", "import", guide, "--json").error()).isEqualTo("type.name.taken");
        assertThat(ok("types", "import", guide, "--name", "Second API").out()).contains("second_api");

        String key = program.secret("key", "s3cret-value");
        ok("credentials", "add", "--type", "internal_api", "--name", "Mine", "--secret", "api_key=@" + key);
        assertThat(ok("credentials", "list").out()).contains("Mine", "Internal API");
        assertThat(ok("credentials", "list", "--type", "internal_api").out()).contains("Mine");
        assertThat(ok("credentials", "show", "Mine").out())
                .contains("Internal API", "API Endpoint")
                .doesNotContain("s3cret-value");
        assertThat(ok("types", "list", "--own").out()).contains("internal_api", "Second API");
        assertThat(ok("types", "show", "internal_api").out()).contains("Company Name", "Client ID");

        ProgramRunner.Result refused = program.run("types", "delete", "internal_api");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("Mine (development)");

        String changed = file("changed.json", GUIDE.replace("client_id", "client_name"));
        assertThat(ok("types", "import", changed, "--as-new-version", "--json")
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(ok("credentials", "show", "Mine").out()).contains("New in this type", "Client Name");
        ok("vault", "verify");
        ok("vault", "rotate", "--keyrings");
        assertThat(ok("credentials", "show", "Mine", "--reveal", "api_key")
                        .out()
                        .trim())
                .isEqualTo("s3cret-value");

        ok("credentials", "delete", "Mine");
        ok("types", "delete", "internal_api");
        assertThat(program.run("types", "show", "internal_api", "--json").error())
                .isEqualTo("cli.type.unknown");
        ok("vault", "verify");
    }

    @Test
    void checkingNeedsNoVaultAndNamesEveryPlace() throws IOException {
        assertThat(ok("types", "check", file("good.json", GUIDE)).out()).contains("Internal API");
        ProgramRunner.Result bad =
                program.run("types", "check", file("bad.json", GUIDE.replace("\"secure\"", "\"secret\"")));
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.out()).contains("line 16, column 7: \"secret\" is not known here");
        JsonNode json = program.run("types", "check", file("cut.json", GUIDE.substring(0, 200)), "--json")
                .json();
        assertThat(json.path("valid").asBoolean()).isFalse();
        assertThat(json.path("problems").get(0).path("problem").asText()).isEqualTo("ends_early");
        assertThat(program.run("types", "check", file("large.json", "x".repeat(1 << 20)))
                        .out())
                .contains("256 KB");
        assertThat(program.run("types", "check", folder.resolve("none").toString(), "--json")
                        .error())
                .isEqualTo("cli.type.file");
    }

    @Test
    void whatIsWrongIsNotImported() throws IOException {
        createVault();
        ProgramRunner.Result refused =
                program.run("types", "import", file("bad.json", GUIDE.replace("\"string\"", "\"strng\"")));
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).contains("line 8, column 15", "line 20, column 15");
        assertThat(ok("types", "list", "--own").out()).contains("no types yet");
    }

    @Test
    void anyTypeIsExportedAndItsCopyComesBack() throws IOException {
        Path exported = folder.resolve("slack.json");
        ok("types", "export", "slack", exported.toString());
        assertThat(program.run("types", "export", "slack", exported.toString(), "--json")
                        .error())
                .isEqualTo("cli.type.file.exists");
        assertThat(program.run("types", "export", "nothing", "--json").error()).isEqualTo("cli.type.unknown");
        createVault();
        String copy = file("copy.json", Files.readString(exported).replace("\"slack\"", "\"our_slack\""));
        assertThat(ok("types", "import", copy, "--allow-loopback", "--json")
                        .json()
                        .path("loopback_allowed")
                        .asBoolean())
                .isTrue();
        JsonNode back = ok("types", "export", "our_slack").json();
        assertThat(back.path("fields"))
                .isEqualTo(ok("types", "export", "slack").json().path("fields"));
    }

    @Test
    void ownTypesComeBackWithABackup() throws IOException {
        createVault();
        ok("types", "import", file("guide.json", GUIDE));
        Path backup = folder.resolve("vault.backup");
        ok("vault", "backup", backup.toString());

        ProgramRunner other =
                new ProgramRunner(Files.createDirectory(folder.resolve("other")), "correct horse battery staple");
        assertThat(other.run("vault", "restore", backup.toString()).code()).isZero();
        Files.copy(program.home().resolve(".credential_key"), other.home().resolve(".credential_key"));
        assertThat(other.run("vault", "acknowledge").code()).isZero();
        assertThat(other.run("types", "show", "internal_api").out()).contains("Internal API");
        assertThat(other.run("vault", "verify").code()).isZero();
    }
}
