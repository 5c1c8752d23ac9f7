package ai.automatos.admin.ui.credential;

import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.catalog.TypeSummary;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialStatus;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.credential.Ending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds credentials by a query; what a search looks at is prepared once for a snapshot. Immutable, for any thread. */
final class CredentialSearch {
    private static final Comparator<Row> BY_NAME = Comparator.comparing(
                    (Row row) -> row.summary().credential().name(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(row -> row.summary().credential().environment());
    private static final Comparator<@Nullable Instant> NEWEST = Comparator.nullsLast(Comparator.reverseOrder());

    private final List<Row> rows;

    CredentialSearch(List<CredentialSummary> summaries, TypeCatalog types) {
        Map<String, String> typeWords = new HashMap<>();
        List<Row> prepared = new ArrayList<>(summaries.size());
        for (CredentialSummary summary : summaries) {
            String type = typeWords.computeIfAbsent(
                    summary.credential().typeKey(),
                    key -> key + " " + types.summary(key).map(TypeSummary::name).orElse(""));
            prepared.add(new Row(summary, words(summary.credential(), type)));
        }
        prepared.sort(BY_NAME);
        rows = List.copyOf(prepared);
    }

    List<CredentialSummary> find(CredentialQuery query, Instant now) {
        String[] words = query.text().strip().toLowerCase(Locale.ROOT).split("\\s+");
        List<CredentialSummary> found = new ArrayList<>();
        for (Row row : rows) {
            if (matches(row, query, words, now)) {
                found.add(row.summary());
            }
        }
        found.sort(order(query.sort()));
        return List.copyOf(found);
    }

    private static boolean matches(Row row, CredentialQuery query, String[] words, Instant now) {
        Credential credential = row.summary().credential();
        if (excludes(query.environments(), credential.environment())
                || excludes(query.statuses(), row.summary().status())
                || excludes(query.typeKeys(), credential.typeKey())
                || (!query.tags().isEmpty() && credential.tags().stream().noneMatch(query.tags()::contains))) {
            return false;
        }
        if (query.card() != null && !isOn(query.card(), row.summary(), now)) {
            return false;
        }
        for (String word : words) {
            if (!row.words().contains(word)) {
                return false;
            }
        }
        return true;
    }

    private static <T> boolean excludes(Set<T> wanted, T value) {
        return !wanted.isEmpty() && !wanted.contains(value);
    }

    private static boolean isOn(CredentialQuery.Card card, CredentialSummary row, Instant now) {
        return switch (card) {
            case TOTAL -> true;
            case VERIFIED -> row.status() == CredentialStatus.VERIFIED;
            case EXPIRING -> Statistics.isExpiring(row, now);
            case IN_USE -> row.credential().active() && row.assignments() > 0;
        };
    }

    private static Comparator<CredentialSummary> order(CredentialQuery.Sort sort) {
        return switch (sort) {
            case NAME -> (a, b) -> 0; // The rows lie in this order.
            case LAST_USED -> Comparator.comparing(row -> row.activity().lastUsedAt(), NEWEST);
            case CREATED -> Comparator.comparing(row -> row.credential().createdAt(), NEWEST);
            case EXPIRES ->
                Comparator.comparing(
                        row -> row.ending().map(Ending::at).orElse(null),
                        Comparator.nullsLast(Comparator.naturalOrder()));
            case STATUS -> Comparator.comparingInt(row -> severity(row.status()));
        };
    }

    /** The worst first. */
    private static int severity(CredentialStatus status) {
        return switch (status) {
            case FAILED -> 0;
            case EXPIRED -> 1;
            case UNVERIFIED -> 2;
            case INACTIVE -> 3;
            case VERIFIED -> 4;
        };
    }

    private static String words(Credential credential, String type) {
        return String.join(
                        "\n",
                        credential.name(),
                        type,
                        String.join("\n", credential.tags()),
                        credential.description(),
                        credential.environment().word())
                .toLowerCase(Locale.ROOT);
    }

    private record Row(CredentialSummary summary, String words) {}
}
