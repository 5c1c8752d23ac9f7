package ai.automatos.admin.store;

import static ai.automatos.admin.store.jooq.Tables.AUDIT_HEAD;
import static ai.automatos.admin.store.jooq.Tables.AUDIT_INDEX;
import static ai.automatos.admin.store.jooq.Tables.AUDIT_SEGMENT;
import static org.jooq.impl.DSL.row;

import ai.automatos.admin.store.jooq.tables.records.AuditSegmentRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Reads the index of a chain's finished segments. */
final class SegmentIndex {
    private SegmentIndex() {}

    /** The sequence of a chain's last event, 0 if it has none. */
    static long head(DSLContext context, long chain) {
        return context.select(AUDIT_HEAD.SEQUENCE)
                .from(AUDIT_HEAD)
                .where(AUDIT_HEAD.CHAIN.eq(chain))
                .fetchOptional(AUDIT_HEAD.SEQUENCE)
                .orElse(0L);
    }

    /** What is indexed, by number of segment. */
    static Map<Long, AuditSegmentRecord> segments(DSLContext context, long chain) {
        Map<Long, AuditSegmentRecord> segments = new HashMap<>();
        context.selectFrom(AUDIT_SEGMENT)
                .where(AUDIT_SEGMENT.CHAIN.eq(chain))
                .forEach(segment -> segments.put(segment.getSegment(), segment));
        return segments;
    }

    /** What of a chain only the log itself tells: as a rule its newest events. */
    static List<Span> notIndexed(DSLContext context, long chain, int segmentSize) {
        Map<Long, AuditSegmentRecord> segments = segments(context, chain);
        long head = head(context, chain);
        List<Span> spans = new ArrayList<>();
        for (long segment = 0; segment * segmentSize < head; segment++) {
            if (!segments.containsKey(segment)) {
                spans.add(new Span(segment * segmentSize + 1, Math.min(head, (segment + 1) * segmentSize)));
            }
        }
        return spans;
    }

    /** Positions in the segment, from 0, of the events that have one of the wanted values in every field. */
    static RoaringBitmap matching(DSLContext context, long chain, long segment, Map<AuditField, List<String>> wanted) {
        @Nullable RoaringBitmap common = null;
        for (Map.Entry<AuditField, List<String>> entry : wanted.entrySet()) {
            RoaringBitmap any = new RoaringBitmap();
            context.select(AUDIT_INDEX.EVENTS)
                    .from(AUDIT_INDEX)
                    .where(row(AUDIT_INDEX.CHAIN, AUDIT_INDEX.FIELD, AUDIT_INDEX.FIELD_VALUE, AUDIT_INDEX.SEGMENT)
                            .in(entry.getValue().stream()
                                    .map(value -> row(chain, entry.getKey().name(), value, segment))
                                    .toList()))
                    .fetch(AUDIT_INDEX.EVENTS)
                    .forEach(bytes -> any.or(Bitmaps.read(bytes)));
            if (common == null) {
                common = any;
            } else {
                common.and(any);
            }
            if (common.isEmpty()) {
                break;
            }
        }
        return common == null ? new RoaringBitmap() : common;
    }

    /** Sequences, both included. */
    record Span(long first, long last) {}
}
