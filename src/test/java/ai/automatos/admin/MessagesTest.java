package ai.automatos.admin;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.probe.Diagnosis;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bundle holds every sentence the code asks for, and no other. */
class MessagesTest {
    private static final Path MAIN = Path.of("src/main");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9_]*(?:\\.[a-z0-9_]+)*\\.?)\"");
    private static final Pattern IN_LAYOUT = Pattern.compile("\"%([a-z][a-z0-9_.]*)\"");
    private static final List<String> PARTS = List.of("what", "why", "do");

    @Test
    void everyErrorHasItsThreeSentences() throws IOException {
        Set<String> errors = keys().stream()
                .filter(key -> key.startsWith("error."))
                .map(key -> key.substring("error.".length(), key.lastIndexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(errors)
                .allSatisfy(error -> PARTS.forEach(part -> assertThat(keys()).contains("error." + error + "." + part)));
    }

    @Test
    void everyErrorThrownIsInTheBundle() throws IOException {
        Pattern thrown = Pattern.compile("ErrorKind\\.[A-Z_]+,\\s*\"([a-z0-9_.]+)\"");
        assertThat(sources().flatMap(text -> matches(thrown, text)))
                .isNotEmpty()
                .allSatisfy(error -> assertThat(keys()).contains("error." + error + ".what"));
    }

    @Test
    void everyDiagnosisHasMessageAndAction() throws IOException {
        Set<String> keys = keys();
        assertThat(Diagnosis.values())
                .allSatisfy(diagnosis -> assertThat(keys)
                        .contains(
                                "diagnosis." + diagnosis.word() + ".message",
                                "diagnosis." + diagnosis.word() + ".action"));
    }

    @Test
    void nothingInTheBundleIsUnused() throws IOException {
        Set<String> literals = sources().flatMap(text -> matches(LITERAL, text)).collect(Collectors.toSet());
        literals.addAll(layoutKeys());
        Set<String> prefixes =
                literals.stream().filter(literal -> literal.endsWith(".")).collect(Collectors.toSet());
        Set<String> unused = keys().stream()
                .filter(key -> !used(key, literals, prefixes))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unused).isEmpty();
    }

    @Test
    void everySentenceThatALayoutWantsIsInTheBundle() throws IOException {
        assertThat(keys()).containsAll(layoutKeys());
    }

    @Test
    void everySentenceOfTheWindowIsInTheBundle() throws IOException {
        Set<String> wanted = sources()
                .flatMap(text -> matches(LITERAL, text))
                .filter(key -> key.startsWith("ui.") && !key.endsWith("."))
                .collect(Collectors.toCollection(TreeSet::new));
        wanted.removeAll(keys());
        assertThat(wanted).isEmpty();
    }

    @Test
    void everySentenceIsAValidFormat() throws IOException {
        Properties bundle = bundle();
        assertThat(bundle.stringPropertyNames())
                .allSatisfy(key -> assertThat(new MessageFormat(bundle.getProperty(key), Locale.ENGLISH)
                                .format(new Object[] {1, 2, 3, 4, 5, 6}))
                        .as(key)
                        .isNotBlank());
    }

    @Test
    void theBundleLoads() {
        assertThat(new Messages(Locale.ENGLISH).has("error.identity.denied.what"))
                .isTrue();
    }

    private static boolean used(String key, Set<String> literals, Set<String> prefixes) {
        if (literals.contains(key) || prefixes.stream().anyMatch(key::startsWith)) {
            return true;
        }
        for (String namespace : List.of("error.", "violation.")) {
            if (key.startsWith(namespace)) {
                String bare = key.substring(namespace.length());
                String stem = namespace.equals("error.") ? bare.substring(0, bare.lastIndexOf('.')) : bare;
                return literals.contains(stem)
                        || prefixes.stream().anyMatch(stem::startsWith)
                        || sourcesContain("\"" + stem + "\"");
            }
        }
        return false;
    }

    private static boolean sourcesContain(String quoted) {
        try {
            return sources().anyMatch(text -> text.contains(quoted));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        Stream.Builder<String> found = Stream.builder();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found.build();
    }

    private static Set<String> layoutKeys() throws IOException {
        return files(".fxml").flatMap(text -> matches(IN_LAYOUT, text)).collect(Collectors.toSet());
    }

    private static Stream<String> sources() throws IOException {
        return files(".java");
    }

    private static Stream<String> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(ending)).map(MessagesTest::text).toList().stream();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Set<String> keys() {
        return new TreeSet<>(bundle().stringPropertyNames());
    }

    private static Properties bundle() {
        Properties properties = new Properties();
        try (InputStream in = MessagesTest.class.getResourceAsStream("/i18n/messages.properties")) {
            properties.load(new java.io.InputStreamReader(in, java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return properties;
    }
}
