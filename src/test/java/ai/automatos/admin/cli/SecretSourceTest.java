package ai.automatos.admin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSourceTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "", "@"})
    void refusesASecretInTheArgument(String argument) {
        assertThatThrownBy(() -> source("", List.of()).value("--secret password", argument))
                .isInstanceOfSatisfying(UserFacingException.class, e -> {
                    assertThat(e.key()).isEqualTo("cli.secret.argument");
                    assertThat(e.arguments()).containsExactly("--secret password");
                });
    }

    @Test
    void aSingleLineLosesTheEditorsLineBreak() throws IOException {
        assertThat(fromFile("secret\n")).isEqualTo("secret");
        assertThat(fromFile("secret\r\n")).isEqualTo("secret");
        assertThat(fromFile("  \n")).isEqualTo("  ");
        assertThat(fromFile("secret")).isEqualTo("secret");
        assertThat(fromFile("\n")).isEmpty();
    }

    @Test
    void severalLinesStayAsTheyAre() throws IOException {
        String pem = "-----BEGIN KEY-----\nabc\r\n-----END KEY-----\n";
        assertThat(fromFile(pem)).isEqualTo(pem);
    }

    @Test
    void standardInputFeedsOneValueOnly() {
        SecretSource source = source("typed\n", List.of());
        assertThat(source.value("--secret a", "-").exposeUtf8()).isEqualTo("typed");
        assertThatThrownBy(() -> source.value("--secret b", "-"))
                .isInstanceOfSatisfying(
                        UserFacingException.class, e -> assertThat(e.key()).isEqualTo("cli.secret.input.twice"));
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("none");
        assertThatThrownBy(() -> source("", List.of()).value("--secret a", "@" + missing))
                .isInstanceOfSatisfying(UserFacingException.class, e -> {
                    assertThat(e.key()).isEqualTo("cli.secret.file");
                    assertThat(e.arguments()).contains(missing.toString());
                });
    }

    @Test
    void aChosenPasswordIsAskedForTwice() {
        assertThat(source("", List.of("a b", "a b"))
                        .chosen("--password-file", null, "1", "2")
                        .exposeUtf8())
                .isEqualTo("a b");
        assertThatThrownBy(() -> source("", List.of("a", "b")).chosen("--password-file", null, "1", "2"))
                .isInstanceOfSatisfying(
                        UserFacingException.class, e -> assertThat(e.key()).isEqualTo("cli.secret.differ"));
    }

    @Test
    void withoutATerminalTheOptionIsNamed() {
        SecretSource source = new SecretSource(new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(Writer.nullWriter()),
                null));
        assertThatThrownBy(() -> source.ask("--password-file", "Password: "))
                .isInstanceOfSatisfying(UserFacingException.class, e -> {
                    assertThat(e.key()).isEqualTo("cli.secret.no.terminal");
                    assertThat(e.arguments()).containsExactly("--password-file");
                });
    }

    private String fromFile(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), content);
        try (SecretBytes secret = source("", List.of()).value("--secret a", "@" + file)) {
            return secret.exposeUtf8();
        }
    }

    private static SecretSource source(String input, List<String> typed) {
        Iterator<String> answers = typed.iterator();
        return new SecretSource(new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(Writer.nullWriter()),
                question -> answers.next().toCharArray()));
    }
}
