package ai.automatos.admin.app;

import static ai.automatos.admin.net.StubServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.credential.oauth.AgreeingUser;
import ai.automatos.admin.net.StubServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sign-in from the command line, by a user who follows the printed address. */
class SignInProgramTest {
    private static final String TOKENS =
            "{\"access_token\":\"canary-access\",\"refresh_token\":\"canary-refresh\",\"expires_in\":3600}";

    @TempDir
    Path folder;

    private ProgramRunner program;

    @BeforeEach
    void start() {
        program = new ProgramRunner(folder, "password");
        assertThat(program.run("vault", "init", "--user", "ada").code()).isZero();
    }

    private void add(StubServer provider) {
        String base = "http://127.0.0.1:" + provider.port();
        ProgramRunner.Result added = program.run(
                "credentials",
                "add",
                "--type",
                "oauth2_authorization_code_generic",
                "--name",
                "CRM",
                "--field",
                "client_id=id-1",
                "--field",
                "authorize_url=" + base + "/authorize",
                "--field",
                "token_url=" + base + "/token",
                "--field",
                "test_url=" + base + "/me",
                "--secret",
                "client_secret=@" + program.secret("secret", "canary-secret"));
        assertThat(added.code()).as(added.err()).isZero();
    }

    @Test
    void theTokensAreStoredAndThenTested() {
        AtomicReference<String> page = new AtomicReference<>("");
        String granted = answer("200 OK", "", TOKENS);
        String refused = answer("401 Unauthorized", "", "{}"); // Asked once more without the token.
        try (StubServer provider = StubServer.conversation(granted, granted, refused)) {
            add(provider);
            ProgramRunner.Result signedIn = program.runRead(
                    line -> {
                        if (line.startsWith("http")) {
                            page.set(line);
                            AgreeingUser.signIn(URI.create(line));
                        }
                    },
                    "credentials",
                    "sign-in",
                    "CRM",
                    "--no-browser",
                    "--port",
                    "0");

            assertThat(signedIn.code()).as(signedIn.err()).isZero();
            assertThat(signedIn.out()).contains("\"CRM\"", "holds until").doesNotContain("http");
            assertThat(page.get()).contains("code_challenge").doesNotContain("canary");
            assertThat(provider.received().get(0)).contains("canary-secret");
            assertThat(program.run("credentials", "test", "CRM").code()).isZero();
            assertThat(provider.received().get(1)).contains("Bearer canary-access");
        }
        List<String> actions = program.run("audit", "list", "--json").json().findValuesAsText("action");
        assertThat(actions).containsSubsequence("tested", "updated", "accessed", "created");
        assertThat(program.transcript()).doesNotContain("canary");
        assertThat(program.run("vault", "verify").code()).isZero();
    }

    @Test
    void aRefusalEndsWithOneAndWrongUseWithTwo() {
        try (StubServer provider = StubServer.http(answer("400 Bad Request", "", "{\"error\":\"invalid_grant\"}"))) {
            add(provider);
            ProgramRunner.Result refused = program.runRead(
                    line -> {
                        if (line.startsWith("http")) {
                            AgreeingUser.signIn(URI.create(line));
                        }
                    },
                    "credentials",
                    "sign-in",
                    "CRM",
                    "--port",
                    "0");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("invalid_grant");
        }
        assertThat(program.run("credentials", "sign-in", "CRM", "--port", "70000", "--json")
                        .error())
                .isEqualTo("cli.port");
        assertThat(program.run("credentials", "sign-in", "Nobody").code()).isEqualTo(2);
    }
}
