package ai.automatos.admin.ui.credential;

import static ai.automatos.admin.ui.credential.Rows.NOW;
import static ai.automatos.admin.ui.credential.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.ShippedTypes;
import ai.automatos.admin.credential.CredentialSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a keystroke in the search field costs, beside a walk over all names in the same run. Asserts no time. */
@Tag("bench")
class SearchBenchTest {
    private static final List<String> TYPED = List.of(
            "p",
            "pr",
            "pro",
            "prod",
            "production",
            "openai 77",
            "team-3",
            "postgresql",
            "slack alarm",
            "nothing like it");
    private static final int ROUNDS = 30;

    @ParameterizedTest
    @ValueSource(ints = {10_000, 100_000})
    void keystroke(int credentials) {
        List<String> types = List.of("openai_api", "postgresql", "slack");
        List<CredentialSummary> rows = IntStream.range(0, credentials)
                .mapToObj(i -> row().type(types.get(i % 3))
                        .said("Serves the agents of team " + i % 40, "team-" + i % 40, "prod")
                        .named("Credential " + i))
                .toList();
        CredentialSearch search = new CredentialSearch(rows, new ShippedTypes());
        List<Long> ours = new ArrayList<>();
        List<Long> plain = new ArrayList<>();
        long found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (String typed : TYPED) {
                long start = System.nanoTime();
                found += search.find(
                                new CredentialQuery(
                                        typed, Set.of(), Set.of(), Set.of(), Set.of(), null, CredentialQuery.Sort.NAME),
                                NOW)
                        .size();
                ours.add(System.nanoTime() - start);
                start = System.nanoTime();
                found += rows.stream()
                        .filter(row ->
                                row.credential().name().toLowerCase(Locale.ROOT).contains(typed))
                        .count();
                plain.add(System.nanoTime() - start);
            }
        }
        assertThat(found).isPositive();
        System.out.printf(
                "Search keystroke, %,d credentials: p95 %.1f ms (a walk over the names alone: %.1f ms)%n",
                credentials, p95(ours), p95(plain));
    }

    private static double p95(List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted[(int) (sorted.length * 0.95)] / 1e6;
    }
}
