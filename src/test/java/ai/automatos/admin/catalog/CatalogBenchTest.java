package ai.automatos.admin.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints figures beside a reference measured in the same run; asserts nothing about time. */
@Tag("bench")
class CatalogBenchTest {
    private static final String INDEX = "/catalog/types/" + CatalogIndex.NAME;

    /** As fingers do it: letter by letter, with slips, and words that nothing fits. */
    private static final List<String> TYPED = List.of(
            "postgresql", "opnai", "hugging face", "e-mail", "notification", "google cloud", "slakc", "zzzzqqqq");

    /** In processes of their own, for the first load costs what a start costs; the second is what is left warm. */
    @Test
    void loadingTheIndex() throws IOException {
        double[][] runs = new double[7][];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = freshProcess();
        }
        double raw = median(runs, 0);
        report("catalogue index in a fresh process (goal 50 ms), median", median(runs, 1), raw, "reading its bytes");
        System.out.printf(Locale.ROOT, "of this its own processor time: %.1f ms%n", median(runs, 4));
        report("catalogue index again, warm, median of 40", median(runs, 2), median(runs, 3), "reading its bytes");
        assertThat(new ShippedTypes().all()).isNotEmpty();
    }

    private static double[] freshProcess() throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CatalogBenchTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Arrays.stream(said.strip().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** The fresh process: reading the bytes, the first load, then the medians of more. */
    public static void main(String[] arguments) {
        double raw = millis(() -> bytes(INDEX));
        double before = processorMillis();
        double first = millis(() -> new ShippedTypes().all());
        double processor = processorMillis() - before;
        double[] again = times(40, () -> new ShippedTypes().all());
        double[] rawAgain = times(40, () -> bytes(INDEX));
        System.out.println(raw + " " + first + " " + again[20] + " " + rawAgain[20] + " " + processor);
    }

    private static double median(double[][] runs, int which) {
        double[] values =
                Arrays.stream(runs).mapToDouble(run -> run[which]).sorted().toArray();
        return values[values.length / 2];
    }

    @Test
    void aKeystrokeInTheFilter() {
        List<TypeSummary> types = new ShippedTypes().all();
        double made = millis(() -> new TypeSearch(types));
        TypeSearch search = new TypeSearch(types);
        List<String> strokes = new ArrayList<>();
        TYPED.forEach(word -> {
            for (int end = 1; end <= word.length(); end++) {
                strokes.add(word.substring(0, end));
            }
        });
        strokes.forEach(search::find);
        double[] ours = new double[5 * strokes.size()];
        double[] plain = new double[ours.length];
        double[] processor = new double[ours.length];
        for (int i = 0; i < ours.length; i++) {
            double before = processorMillis();
            String stroke = strokes.get(i % strokes.size());
            ours[i] = millis(() -> search.find(stroke));
            processor[i] = processorMillis() - before;
            plain[i] = millis(() -> named(types, stroke));
        }
        Arrays.sort(ours);
        Arrays.sort(plain);
        Arrays.sort(processor);
        System.out.printf(Locale.ROOT, "catalogue search made ready for %d types: %.1f ms%n", types.size(), made);
        report("catalogue filter keystroke, p50", at(ours, 50), at(plain, 50), "names that contain it");
        report("catalogue filter keystroke, p95 (goal 8 ms)", at(ours, 95), at(plain, 95), "names that contain it");
        System.out.printf(Locale.ROOT, "of this p95's processor time: %.2f ms%n", at(processor, 95));
        assertThat(search.find("postgre")).isNotEmpty();
    }

    @Test
    void openingAType() {
        ShippedTypes shipped = new ShippedTypes();
        List<CatalogIndex.Entry> entries = entries();
        double[] ours = new double[entries.size()];
        double[] plain = new double[entries.size()];
        for (int i = 0; i < ours.length; i++) {
            CatalogIndex.Entry entry = entries.get(i);
            ours[i] = millis(() -> shipped.find(entry.type().key()));
            plain[i] = millis(() -> parsed("/catalog/types/" + entry.path()));
        }
        Arrays.sort(ours);
        Arrays.sort(plain);
        report("opening a type, p50", at(ours, 50), at(plain, 50), "parsing its JSON");
        report("opening a type, p95", at(ours, 95), at(plain, 95), "parsing its JSON");
        assertThat(shipped.find("slack")).isPresent();
    }

    private static List<TypeSummary> named(List<TypeSummary> types, String part) {
        return types.stream()
                .filter(type -> type.name().toLowerCase(Locale.ROOT).contains(part))
                .toList();
    }

    private static List<CatalogIndex.Entry> entries() {
        try (InputStream in = CatalogBenchTest.class.getResourceAsStream(INDEX)) {
            return CatalogIndex.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void parsed(String resource) {
        try {
            Json.mapper().readTree(bytes(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = CatalogBenchTest.class.getResourceAsStream(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] times(int count, Runnable work) {
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = millis(work);
        }
        Arrays.sort(times);
        return times;
    }

    private static double at(double[] sorted, int percent) {
        return sorted[sorted.length * percent / 100];
    }

    /** What a busy computer's other work does not lengthen. */
    private static double processorMillis() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
    }

    private static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static void report(String what, double ours, double reference, String name) {
        System.out.printf(
                Locale.ROOT, "%s: %.2f ms; %s: %.2f ms; ratio %.2f%n", what, ours, name, reference, ours / reference);
    }
}
