package ai.automatos.admin.ui.audit;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditQuery;
import ai.automatos.admin.audit.AuditResult;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the tab shows.
 *
 * @param first first day of a custom range, otherwise null
 * @param last last day of a custom range, included, otherwise null
 * @param part the part of the range that was chosen in the chart, or null
 * @param actions empty for all
 * @param user null for all
 * @param credential null for all
 * @param result null for all
 */
record AuditCriteria(
        TimeRange range,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        @Nullable Span part,
        Set<AuditAction> actions,
        @Nullable String user,
        @Nullable UUID credential,
        @Nullable AuditResult result) {
    /** Which stretch of time that is now. */
    Span span(Instant now, ZoneId zone) {
        if (part != null) {
            return part;
        }
        return range == TimeRange.CUSTOM && first != null && last != null
                ? TimeRange.days(first, last, zone)
                : range.span(now, zone);
    }

    /** Something beside the time hides events. */
    boolean filters() {
        return !actions.isEmpty() || user != null || credential != null || result != null;
    }

    AuditQuery query(Set<Long> chains, Span span, int limit) {
        return new AuditQuery(
                chains,
                span.from(),
                span.to(),
                actions,
                user,
                credential,
                null,
                result,
                null,
                null,
                null,
                Map.of(),
                limit);
    }

    /** The same time without the filters. */
    AuditQuery unfiltered(Set<Long> chains, Span span) {
        return new AuditQuery(
                chains, span.from(), span.to(), Set.of(), null, null, null, null, null, null, null, Map.of(), 1);
    }
}
