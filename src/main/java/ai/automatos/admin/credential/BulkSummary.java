package ai.automatos.admin.credential;

import java.util.List;

/** What became of many, in the order in which they are listed: by name, then environment. */
public record BulkSummary(List<BulkResult> results, BulkProgress counts) {
    public BulkSummary {
        results = List.copyOf(results);
    }

    public boolean hasFailures() {
        return results.stream().anyMatch(result -> result.outcome().isFailure());
    }
}
