package ai.automatos.admin.ui.credential;

import ai.automatos.admin.catalog.TypeSearch;
import ai.automatos.admin.catalog.TypeSummary;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the picker lists: what was used last comes first, and the best hit while something is searched for. */
final class PickerRows {
    static final int POPULAR = 5;
    private static final int RECENT = 5;

    private static final Comparator<TypeSummary> BY_POPULARITY =
            Comparator.comparingInt(TypeSummary::popularity).reversed();

    private final List<TypeSummary> byName;
    private final List<TypeSummary> popular;
    private final List<TypeSummary> recent;
    private final TypeSearch search;

    /** @param credentials of the vault, for which types were used last */
    PickerRows(List<TypeSummary> all, List<CredentialSummary> credentials) {
        byName = all.stream()
                .sorted(Comparator.comparing(TypeSummary::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
        popular = byName.stream().sorted(BY_POPULARITY).limit(POPULAR).toList();
        recent = recent(all, credentials);
        search = new TypeSearch(all);
    }

    int size() {
        return byName.size();
    }

    List<TypeSummary> popular() {
        return popular;
    }

    List<Row> find(String typed) {
        if (!typed.isBlank()) {
            return search.find(typed).stream().map(type -> new Row(null, type)).toList();
        }
        List<Row> rows = new ArrayList<>();
        section(rows, "ui.picker.recent", recent);
        section(rows, "ui.picker.popular.types", recent.isEmpty() ? popular : List.of());
        section(rows, "ui.picker.all", byName);
        return rows;
    }

    private static void section(List<Row> rows, String heading, List<TypeSummary> types) {
        if (!types.isEmpty()) {
            rows.add(new Row(heading, null));
            types.forEach(type -> rows.add(new Row(null, type)));
        }
    }

    private static List<TypeSummary> recent(List<TypeSummary> all, List<CredentialSummary> credentials) {
        Map<String, Instant> last = new HashMap<>();
        for (CredentialSummary row : credentials) {
            Credential credential = row.credential();
            Instant used = Objects.requireNonNullElse(row.activity().lastUsedAt(), credential.createdAt());
            last.merge(
                    credential.typeKey(),
                    used.isAfter(credential.createdAt()) ? used : credential.createdAt(),
                    (one, other) -> one.isAfter(other) ? one : other);
        }
        Map<String, TypeSummary> known =
                all.stream().collect(Collectors.toMap(TypeSummary::key, type -> type, (one, other) -> one));
        return last.entrySet().stream()
                .filter(entry -> known.containsKey(entry.getKey()))
                .sorted(Comparator.<Map.Entry<String, Instant>, Instant>comparing(Map.Entry::getValue)
                        .reversed()
                        .thenComparing(entry -> Objects.requireNonNull(known.get(entry.getKey())), BY_POPULARITY))
                .limit(RECENT)
                .map(entry -> Objects.requireNonNull(known.get(entry.getKey())))
                .toList();
    }

    /** Either a heading, by its key among the messages, or a type. */
    record Row(@Nullable String heading, @Nullable TypeSummary type) {}
}
