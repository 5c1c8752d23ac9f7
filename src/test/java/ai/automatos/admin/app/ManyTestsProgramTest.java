package ai.automatos.admin.app;

import static ai.automatos.admin.net.StubServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.net.StubServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code credentials test} with many: choice, progress, report, exit code. */
class ManyTestsProgramTest {
    @TempDir
    private Path folder;

    private ProgramRunner program;
    private final StubServer works = StubServer.http(answer("200 OK", "", "{\"data\":[]}"));
    private final StubServer refuses = StubServer.http(answer("401 Unauthorized", "", "{}"));

    @BeforeEach
    void threeCredentials() {
        program = new ProgramRunner(folder, "password");
        assertThat(program.run("vault", "init", "--user", "ada").code()).isZero();
        add("Chat", works, "production");
        add("Search", works, "testing");
        add("Old", refuses, "testing");
        ProgramRunner.Result weather = program.run(
                "credentials",
                "add",
                "--type",
                "rapidapi_key",
                "--name",
                "Weather",
                "--field",
                "api_host=weather.invalid",
                "--secret",
                "api_key=@" + program.secret("value", "s3cret-canary"));
        assertThat(weather.code()).as(weather.err()).isZero();
    }

    @AfterEach
    void close() {
        works.close();
        refuses.close();
    }

    private void add(String name, StubServer service, String environment) {
        ProgramRunner.Result added = program.run(
                "credentials",
                "add",
                "--type",
                "openai_api",
                "--name",
                name,
                "--environment",
                environment,
                "--field",
                "base_url=http://127.0.0.1:" + service.port(),
                "--secret",
                "api_key=@" + program.secret("key", "sk-canary-" + name));
        assertThat(added.code()).as(added.err()).isZero();
    }

    @Test
    void allAreTestedAndReported() {
        ProgramRunner.Result tested = program.run("credentials", "test", "--all", "--json");
        assertThat(tested.code()).isEqualTo(1);
        JsonNode json = tested.json();
        assertThat(json.path("total").asInt()).isEqualTo(4);
        assertThat(json.path("counts").path("verified").asInt()).isEqualTo(2);
        assertThat(json.path("counts").path("failed").asInt()).isEqualTo(1);
        assertThat(json.path("counts").path("skipped_quota").asInt()).isEqualTo(1);
        assertThat(json.path("results").findValuesAsText("name")).containsExactly("Chat", "Old", "Search", "Weather");
        JsonNode old = json.path("results").get(1);
        assertThat(old.path("outcome").asText()).isEqualTo("failed");
        assertThat(old.path("value_version").asInt()).isEqualTo(1);
        assertThat(old.path("test").path("diagnosis").asText()).isEqualTo("invalid_key");
        assertThat(json.path("results").get(3).path("value_version").isNull()).isTrue();

        JsonNode shown = program.run("credentials", "show", "Old", "--json").json();
        assertThat(shown.path("status").asText()).isEqualTo("failed");
        assertThat(shown.path("tests").findValuesAsText("status")).containsExactly("failed");
        assertThat(program.transcript()).doesNotContain("sk-canary", "s3cret-canary");
    }

    @Test
    void aFilterChoosesAndAnAllowanceIsUsedOnlyIfWanted() {
        ProgramRunner.Result working = program.run("credentials", "test", "--filter", "a", "--environment", "testing");
        assertThat(working.code()).as(working.err()).isEqualTo(1); // "Old" is of the type openai_api.
        assertThat(program.run("credentials", "test", "--text", "Sear", "--parallel", "1")
                        .code())
                .isZero();
        ProgramRunner.Result spared = program.run("credentials", "test", "--type", "rapidapi_key");
        assertThat(spared.code()).isZero();
        assertThat(spared.out()).contains("Weather", "Skipped", "1 of 1 \u00b7 1 Skipped");
        ProgramRunner.Result asked =
                program.run("credentials", "test", "--type", "rapidapi_key", "--use-quota", "--timeout", "5s");
        assertThat(asked.code()).isEqualTo(1);
        assertThat(asked.out()).contains("1 Failed");
        assertThat(program.run("credentials", "test", "--filter", "no such thing")
                        .out())
                .isNotBlank();
    }

    @Test
    void whoWatchesSeesHowFarItIs() {
        ProgramRunner.Result watched = program.runWatched("credentials", "test", "--environment", "production");
        assertThat(watched.code()).isZero();
        assertThat(watched.err()).contains("\r1 of 1 \u00b7 1 Verified").endsWith("\r");
        assertThat(watched.out()).contains("Chat", "127.0.0.1 answered 200 OK", "1 of 1 \u00b7 1 Verified");
        assertThat(program.run("credentials", "test", "--environment", "production")
                        .err())
                .isEmpty();
    }

    @Test
    void aNameAFilterAndAllExcludeEachOther() {
        assertThat(program.run("credentials", "test", "--json").error()).isEqualTo("cli.test.which");
        assertThat(program.run("credentials", "test", "--all", "--tag", "x", "--json")
                        .error())
                .isEqualTo("cli.test.which");
        assertThat(program.run("credentials", "test", "Chat", "--all", "--json").error())
                .isEqualTo("cli.test.which");
        assertThat(program.run("credentials", "test", "Chat", "--tag", "x", "--json")
                        .code())
                .isEqualTo(2);
        assertThat(program.run("credentials", "test", "Chat", "--environment", "production")
                        .code())
                .isZero();
        assertThat(program.run("credentials", "test", "--all", "--parallel", "33", "--json")
                        .error())
                .isEqualTo("cli.parallel");
    }

    @Test
    void theEleventhTestByHandIsRefusedInAnotherProcessToo() {
        for (int i = 0; i < 10; i++) {
            assertThat(program.run("credentials", "test", "Chat").code()).isZero();
        }
        ProgramRunner.Result refused = program.run("credentials", "test", "Chat");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("“Chat” was not tested: wait ");
        assertThat(works.received()).hasSize(10);
        assertThat(program.run("audit", "list", "--action", "tested", "--json").json())
                .hasSize(10);
    }
}
