package ai.automatos.admin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitWorkTreeTest {
    @TempDir
    Path tree;

    @BeforeEach
    void makeItAWorkTree() throws IOException {
        Files.createDirectory(tree.resolve(".git"));
    }

    @Test
    void offersTheLineThatIgnoresTheFolder() {
        assertThat(GitWorkTree.adviceFor(tree.resolve("data/vault")))
                .contains(new GitWorkTree.Advice(tree.resolve(".gitignore"), "/data/vault/"));
    }

    @Test
    void staysQuietOnceTheLineIsThere() throws IOException {
        Files.writeString(tree.resolve(".gitignore"), "target\n/data/vault/\n");
        assertThat(GitWorkTree.adviceFor(tree.resolve("data/vault"))).isEmpty();
    }

    @Test
    void staysQuietOutsideOfWorkTrees() throws IOException {
        Files.delete(tree.resolve(".git"));
        assertThat(GitWorkTree.adviceFor(tree.resolve("data"))).isEmpty();
    }
}
