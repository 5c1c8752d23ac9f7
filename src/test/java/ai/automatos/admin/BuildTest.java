package ai.automatos.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every library that the stack names is declared, and used. */
class BuildTest {
    @ParameterizedTest
    @CsvSource({
        "javafx-controls, src/main, javafx.scene.control.",
        "javafx-fxml, src/main, javafx.fxml.",
        "controlsfx, src/main, org.controlsfx.",
        "atlantafx-base, src/main, atlantafx.base.",
        "ikonli-javafx, src/main, org.kordamp.ikonli.",
        "h2, src/main, org.h2.",
        "jooq, src/main, org.jooq.",
        "jackson-databind, src/main, com.fasterxml.jackson.databind.",
        "bcprov-jdk18on, src/main, org.bouncycastle.",
        "testfx-core, src/test, org.testfx.",
        "junit-jupiter, src/test, org.junit.jupiter.",
    })
    void libraryIsDeclaredAndUsed(String artifact, String sources, String packageName) throws IOException {
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<artifactId>" + artifact + "</artifactId>");
        try (Stream<Path> files = Files.walk(Path.of(sources))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).map(BuildTest::text))
                    .anyMatch(text -> text.contains("import " + packageName));
        }
    }

    /** A library must find our part of a login before its own. */
    @ParameterizedTest
    @CsvSource({"automatos-admin, /, :", "automatos-admin.bat, \\, ;"})
    void theProgramComesBeforeItsLibraries(String script, String slash, String separator) {
        assertThat(text(Path.of("packaging/common", script)))
                .contains("automatos-admin.jar" + separator)
                .containsOnlyOnce("lib" + slash + "*");
        assertThat(text(Path.of("packaging/common/dist.xml"))).contains(">automatos-admin.jar<");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
