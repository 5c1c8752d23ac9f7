package ai.automatos.admin.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.catalog.ShippedTypes;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.probe.ProbeOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the catalogue holds, printed and kept in {@code target/catalog-report.txt}, and held to its goals. */
class CatalogReportTest {
    private static final int POPULAR = 50;

    private final List<CredentialType> types = types();
    private final Map<String, Long> categories = types.stream()
            .collect(Collectors.groupingBy(CredentialType::category, TreeMap::new, Collectors.counting()));

    private static List<CredentialType> types() {
        ShippedTypes shipped = new ShippedTypes();
        return shipped.all().stream()
                .map(type -> shipped.find(type.key()).orElseThrow())
                .toList();
    }

    @Test
    void theCatalogueReachesItsGoals() throws IOException {
        long running;
        try (Probes probes = new Probes(new Messages(Locale.ENGLISH), "test", Clock.system(ZoneOffset.UTC), Map.of())) {
            running = count(type -> runs(probes, type));
        }
        String report = report(running);
        System.out.print(report);
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "catalog-report.txt"), report);

        assertThat(types).hasSizeGreaterThanOrEqualTo(1_200);
        assertThat(categories).hasSize(12);
        assertThat(running * 100).isGreaterThanOrEqualTo(types.size() * 95L);
    }

    /** Without values, a test that can run finds one missing; nothing is asked. */
    private static boolean runs(Probes probes, CredentialType type) {
        if (needsDriver(type)) {
            return false;
        }
        CancelSignal cancelled = new CancelSignal();
        cancelled.cancel();
        return !(probes.prober().run(type, Map.of(), Duration.ofSeconds(5), cancelled)
                instanceof ProbeOutcome.NotTestable);
    }

    private static boolean needsDriver(CredentialType type) {
        return type.test() instanceof ProtocolRecipe recipe && recipe.needsDriver();
    }

    private String report(long running) {
        List<String> lines = new ArrayList<>();
        lines.add("Credential types: " + types.size() + " in " + categories.size() + " categories");
        categories.forEach((category, count) -> lines.add(String.format(Locale.ROOT, "  %-24s %4d", category, count)));
        lines.add(share("with a test", count(type -> type.test() != null)));
        lines.add(share("whose test runs today", running));
        lines.add(share("whose test runs with your driver", count(CatalogReportTest::needsDriver)));
        lines.add(share(
                "whose test is asked for first",
                count(type -> type.test() != null && type.test().usesQuota())));
        lines.add(share(
                "with a pattern",
                count(type ->
                        type.fields().stream().anyMatch(field -> field.input().pattern() != null))));
        lines.add("Popular, without a test (popularity " + POPULAR + " and above):");
        types.stream()
                .filter(type -> type.test() == null && type.popularity() >= POPULAR)
                .sorted(Comparator.comparing(CredentialType::popularity).reversed())
                .forEach(type -> lines.add(String.format(
                        Locale.ROOT, "  %3d %s: %s", type.popularity(), type.name(), type.notTestable())));
        return String.join("\n", lines) + "\n";
    }

    private String share(String what, long count) {
        return String.format(Locale.ROOT, "%s: %d (%.1f %%)", what, count, 100.0 * count / types.size());
    }

    private long count(Predicate<CredentialType> which) {
        return types.stream().filter(which).count();
    }
}
