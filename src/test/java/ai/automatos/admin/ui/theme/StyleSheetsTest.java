package ai.automatos.admin.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Component styles hold no colours of their own, only the theme's tokens. */
class StyleSheetsTest {
    private static final Path RESOURCES = Path.of("src/main/resources/ai/automatos/admin/ui");
    private static final Pattern OWN_COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}\\b|\\b(rgba?|hsba?)\\s*\\(");
    private static final Pattern NAMED =
            Pattern.compile("(color|fill|stroke)\\s*:[^;]*\\b(red|green|blue|white|black|gr[ae]y|orange|yellow)\\b");
    private static final Pattern TOKEN = Pattern.compile("(?<![\\w-])(-(?:color|app)-[a-z0-9-]+)(?!\\s*:|[\\w-])");
    private static final Pattern DECLARED = Pattern.compile("(?<![\\w-])(-(?:color|app)-[a-z0-9-]+)\\s*:");

    @Test
    void onlyTheTokensHaveColours() throws IOException {
        assertThat(components()).hasSizeGreaterThan(8).allSatisfy(file -> {
            String css = Files.readString(file);
            assertThat(OWN_COLOUR.matcher(css).results().map(found -> found.group()))
                    .as(file.getFileName().toString())
                    .isEmpty();
            assertThat(NAMED.matcher(css).find())
                    .as(file.getFileName().toString())
                    .isFalse();
        });
    }

    @Test
    void layoutsAndCodeHaveNone() throws IOException {
        try (Stream<Path> layouts = Files.walk(RESOURCES);
                Stream<Path> code = Files.walk(Path.of("src/main/java/ai/automatos/admin/ui"))) {
            List<Path> files = Stream.concat(
                            layouts.filter(file -> file.toString().endsWith(".fxml")),
                            code.filter(file -> file.toString().endsWith(".java")))
                    .toList();
            assertThat(files)
                    .allSatisfy(file -> assertThat(
                                    OWN_COLOUR.matcher(Files.readString(file)).find())
                            .as(file.toString())
                            .isFalse());
        }
    }

    @Test
    void everyTokenIsTheThemesOrOurs() throws IOException {
        Set<String> known = new TreeSet<>(found(DECLARED, Files.readString(RESOURCES.resolve("theme/tokens.css"))));
        for (String theme : List.of("primer-dark", "primer-light")) {
            try (var css = StyleSheetsTest.class.getResourceAsStream("/atlantafx/base/theme/" + theme + ".css")) {
                known.addAll(found(DECLARED, new String(css.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)));
            }
        }
        for (Path file : components()) {
            assertThat(known).as(file.getFileName().toString()).containsAll(found(TOKEN, Files.readString(file)));
        }
    }

    @Test
    void everyStyleSheetIsWorn() throws IOException {
        String themes = Files.readString(Path.of("src/main/java/ai/automatos/admin/ui/theme/Themes.java"));
        assertThat(components())
                .allSatisfy(file -> assertThat(themes)
                        .contains("\"" + file.getFileName().toString().replace(".css", "") + "\""));
    }

    private static List<Path> components() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(".css"))
                    .filter(file -> !file.endsWith("tokens.css"))
                    .toList();
        }
    }

    private static Set<String> found(Pattern pattern, String css) {
        return pattern.matcher(css).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }
}
