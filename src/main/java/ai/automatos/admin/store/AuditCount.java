package ai.automatos.admin.store;

import static ai.automatos.admin.store.jooq.Tables.AUDIT_EVENT;

import ai.automatos.admin.audit.AuditActivity;
import ai.automatos.admin.audit.AuditQuery;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.store.jooq.tables.records.AuditSegmentRecord;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Counts events by time. In a finished segment the bitmaps are counted: whole where the segment lies in one span,
 * otherwise between the places that a binary search by key finds for the bounds, about sixteen rows each. Only what is
 * not indexed yet is read, two columns of it.
 */
final class AuditCount {
    private static final int BLOCK = 10_000;
    private static final Map<AuditField, List<String>> FAILED =
            Map.of(AuditField.RESULT, List.of(AuditResult.FAILURE.word()));

    private final int segmentSize;

    AuditCount(int segmentSize) {
        this.segmentSize = segmentSize;
    }

    List<AuditActivity> activity(DSLContext context, AuditQuery query, List<Instant> bounds, CancelSignal cancel) {
        Counting counting = new Counting(context, AuditField.wanted(query), bounds, cancel);
        query.chains().forEach(counting::chain);
        return counting.result();
    }

    /** One run over the chains. */
    private final class Counting {
        private final DSLContext context;
        private final Map<AuditField, List<String>> wanted;
        private final List<Instant> bounds;
        private final CancelSignal cancel;
        private final long[] successes;
        private final long[] failures;

        Counting(DSLContext context, Map<AuditField, List<String>> wanted, List<Instant> bounds, CancelSignal cancel) {
            this.context = context;
            this.wanted = wanted;
            this.bounds = bounds;
            this.cancel = cancel;
            this.successes = new long[bounds.size() - 1];
            this.failures = new long[bounds.size() - 1];
        }

        List<AuditActivity> result() {
            return IntStream.range(0, successes.length)
                    .mapToObj(i -> new AuditActivity(bounds.get(i), bounds.get(i + 1), successes[i], failures[i]))
                    .toList();
        }

        void chain(long chain) {
            SegmentIndex.notIndexed(context, chain, segmentSize).forEach(span -> scan(chain, span));
            SegmentIndex.segments(context, chain).values().forEach(segment -> {
                goOn();
                if (segment.getLastAt().isBefore(bounds.get(0))
                        || !segment.getFirstAt().isBefore(bounds.get(bounds.size() - 1))) {
                    return;
                }
                count(segment);
            });
        }

        private void count(AuditSegmentRecord segment) {
            long chain = segment.getChain();
            RoaringBitmap failed = SegmentIndex.matching(context, chain, segment.getSegment(), FAILED);
            @Nullable
            RoaringBitmap matching =
                    wanted.isEmpty() ? null : SegmentIndex.matching(context, chain, segment.getSegment(), wanted);
            if (matching != null) {
                failed.and(matching);
            }
            int from = place(segment, bounds.get(0));
            for (int i = 0; i < successes.length; i++) {
                int to = place(segment, bounds.get(i + 1));
                long all = matching == null ? to - from : cardinality(matching, from, to);
                long bad = cardinality(failed, from, to);
                failures[i] += bad;
                successes[i] += all - bad;
                from = to;
            }
        }

        private long cardinality(RoaringBitmap bitmap, int from, int to) {
            return from == to ? 0 : bitmap.rangeCardinality(from, to);
        }

        /** How many events of a segment come before a moment. */
        private int place(AuditSegmentRecord segment, Instant bound) {
            if (!segment.getFirstAt().isBefore(bound)) {
                return 0;
            }
            if (segment.getLastAt().isBefore(bound)) {
                return segmentSize;
            }
            long start = segment.getSegment() * segmentSize + 1;
            int low = 0;
            int high = segmentSize;
            while (low < high) {
                int middle = (low + high) >>> 1;
                @Nullable
                Instant at = context.select(AUDIT_EVENT.AT)
                        .from(AUDIT_EVENT)
                        .where(AUDIT_EVENT.CHAIN.eq(segment.getChain()), AUDIT_EVENT.SEQUENCE.eq(start + middle))
                        .fetchOne(AUDIT_EVENT.AT);
                if (at != null && at.isBefore(bound)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        private void scan(long chain, SegmentIndex.Span span) {
            Condition matches = AuditField.condition(wanted)
                    .and(AUDIT_EVENT.AT.ge(bounds.get(0)))
                    .and(AUDIT_EVENT.AT.lt(bounds.get(bounds.size() - 1)));
            for (long first = span.first(); first <= span.last(); first += BLOCK) {
                goOn();
                long last = Math.min(span.last(), first + BLOCK - 1);
                context.select(AUDIT_EVENT.AT, AUDIT_EVENT.RESULT)
                        .from(AUDIT_EVENT)
                        .where(AUDIT_EVENT.CHAIN.eq(chain), AUDIT_EVENT.SEQUENCE.between(first, last), matches)
                        .forEach(found -> add(found.value1(), found.value2()));
            }
        }

        private void add(Instant at, String result) {
            int found = Collections.binarySearch(bounds, at);
            int span = found >= 0 ? found : -found - 2;
            (result.equals(AuditResult.FAILURE.word()) ? failures : successes)[span]++;
        }

        private void goOn() {
            if (cancel.isCancelled()) {
                throw new CancellationException();
            }
        }
    }
}
