package ai.automatos.admin.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.CallSource;
import ai.automatos.admin.identity.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of the key file that lies elsewhere takes the place of a lost one, and of nothing else. */
class KeyFileAdoptionTest {
    private static final CallSource SOURCE = new CallSource(Channel.WINDOW, "box");

    @TempDir
    Path folder;

    private FaultyPlace place;
    private Path keyFile;
    private Path copy;

    @BeforeEach
    void make() throws IOException {
        place = place("one");
        keyFile = place.paths.keyFile();
        copy = Files.copy(keyFile, folder.resolve("copy"));
    }

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void replacesALostOne() throws IOException {
        Files.delete(keyFile);
        place.vault.useKeyFile(copy, null);
        place.vault.checkKeyFile(null);
        assertThat(keyFile).hasSameBinaryContentAs(copy);
    }

    @Test
    void keepsADamagedOneBeside() throws IOException {
        Files.writeString(keyFile, "torn");
        place.vault.useKeyFile(copy, null);
        place.vault.checkKeyFile(null);
        assertThat(contents()).contains("torn");
    }

    @Test
    void keepsEveryForeignOneBeside() throws IOException {
        FaultyPlace other = place("other");
        other.close();
        byte[] foreign = Files.readAllBytes(other.paths.keyFile());
        for (int i = 0; i < 2; i++) {
            Files.write(keyFile, foreign);
            place.vault.useKeyFile(copy, null);
        }
        assertThat(contents()).filteredOn(new String(foreign)::equals).hasSize(2);
        place.vault.checkKeyFile(null);
    }

    @Test
    void doesNotTouchOneThatFits() throws IOException {
        place.vault.useKeyFile(folder.resolve("no such file"), null);
        assertThat(keyFile).hasSameBinaryContentAs(copy);
        assertThat(contents()).hasSize(1);
    }

    @Test
    void refusesACopyThatDoesNotFitAndChangesNothing() throws IOException {
        FaultyPlace other = place("other");
        other.close();
        Files.writeString(keyFile, "torn");
        Path bad = Files.writeString(folder.resolve("bad"), "no key file");
        refused(bad, "vault.keyfile.damaged");
        refused(other.paths.keyFile(), "vault.keyfile.other.vault");
        refused(folder.resolve("none"), "vault.keyfile.missing");
        assertThat(contents()).containsExactly("torn");
    }

    private void refused(Path path, String key) {
        assertThatThrownBy(() -> place.vault.useKeyFile(path, null))
                .isInstanceOfSatisfying(UserFacingException.class, e -> {
                    assertThat(e.key()).isEqualTo(key);
                    assertThat(e.arguments()).contains(path.toString());
                });
    }

    /** Of all key files beside each other. */
    private List<String> contents() throws IOException {
        try (Stream<Path> files = Files.list(keyFile.getParent())) {
            return files.filter(file -> file.getFileName().toString().startsWith(".credential_key"))
                    .map(KeyFileAdoptionTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private FaultyPlace place(String name) {
        FaultyPlace made = new FaultyPlace(folder.resolve(name), new Steps());
        try (SecretBytes password = SecretBytes.ofUtf8("password")) {
            made.vault.create(SOURCE, "ada", password).session().close();
        }
        return made;
    }
}
