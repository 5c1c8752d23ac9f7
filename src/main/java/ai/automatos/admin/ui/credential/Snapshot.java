package ai.automatos.admin.ui.credential;

import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.catalog.TypeSummary;
import ai.automatos.admin.credential.CredentialSummary;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Everything the tab derives from one list of credentials, made in the background. */
record Snapshot(
        CredentialSearch search,
        Statistics statistics,
        Map<String, CredentialCell.TypeLabel> types,
        List<String> tags,
        int size) {
    static Snapshot of(List<CredentialSummary> rows, TypeCatalog catalog, Instant now) {
        Map<String, CredentialCell.TypeLabel> labels = new HashMap<>();
        TreeSet<String> tags = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (CredentialSummary row : rows) {
            labels.computeIfAbsent(row.credential().typeKey(), key -> label(catalog, key));
            tags.addAll(row.credential().tags());
        }
        return new Snapshot(
                new CredentialSearch(rows, catalog),
                Statistics.of(rows, catalog, now),
                Map.copyOf(labels),
                List.copyOf(tags),
                rows.size());
    }

    CredentialCell.TypeLabel type(String key) {
        return types.getOrDefault(key, new CredentialCell.TypeLabel(key, ""));
    }

    private static CredentialCell.TypeLabel label(TypeCatalog catalog, String key) {
        return catalog.summary(key)
                .map((TypeSummary type) -> new CredentialCell.TypeLabel(type.name(), type.category()))
                .orElse(new CredentialCell.TypeLabel(key, ""));
    }
}
