package ai.automatos.admin.store;

import static ai.automatos.admin.store.jooq.Tables.AUDIT_EVENT;
import static org.jooq.impl.DSL.row;

import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditPage;
import ai.automatos.admin.audit.AuditQuery;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.store.jooq.tables.records.AuditSegmentRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Finds a page of events, newest first: the tail that is not indexed yet is scanned, then finished segments are walked
 * backwards by the intersection of their bitmaps, so that a rare combination of frequent values costs no scan. Rows are
 * asked for by whole keys: H2 reads a whole chain for a list of values in the second column of a key.
 */
final class AuditSearch {
    private static final int SCAN = 1_000;

    private final int segmentSize;

    AuditSearch(int segmentSize) {
        this.segmentSize = segmentSize;
    }

    AuditPage page(DSLContext context, AuditQuery query) {
        PriorityQueue<ChainWalk> walks = new PriorityQueue<>(
                Comparator.comparing((ChainWalk walk) -> walk.peek().event().time())
                        .thenComparing(walk -> -walk.chain)
                        .reversed());
        Map<Long, Long> next = new HashMap<>(query.before());
        for (long chain : query.chains()) {
            ChainWalk walk = new ChainWalk(context, query, chain);
            if (walk.advance()) {
                walks.add(walk);
            }
        }
        List<LinkedEvent> events = new ArrayList<>();
        while (!walks.isEmpty() && events.size() < query.limit()) {
            ChainWalk walk = walks.remove();
            LinkedEvent event = walk.take();
            events.add(event);
            next.put(event.event().chain(), event.sequence());
            if (walk.advance()) {
                walks.add(walk);
            }
        }
        return new AuditPage(events, next, !walks.isEmpty());
    }

    private static Predicate<LinkedEvent> matcher(AuditQuery query) {
        Map<AuditField, List<String>> wanted = AuditField.wanted(query);
        return linked -> {
            AuditEvent event = linked.event();
            boolean inTime = (query.from() == null || !event.time().isBefore(query.from()))
                    && (query.to() == null || event.time().isBefore(query.to()));
            return inTime
                    && wanted.entrySet().stream().allMatch(entry -> matches(event, entry.getKey(), entry.getValue()));
        };
    }

    private static boolean matches(AuditEvent event, AuditField field, List<String> values) {
        @Nullable String value = field.valueOf(event);
        return value != null && values.contains(value);
    }

    /** Matching events of one chain, newest first, read as they are asked for. */
    private final class ChainWalk {
        private final DSLContext context;
        private final AuditQuery query;
        private final long chain;
        private final Map<AuditField, List<String>> wanted;
        private final Predicate<LinkedEvent> matches;
        private final Map<Long, AuditSegmentRecord> segments;
        private final Deque<LinkedEvent> ready = new ArrayDeque<>();

        /** The next sequence to look at, going down. */
        private long position;

        ChainWalk(DSLContext context, AuditQuery query, long chain) {
            this.context = context;
            this.query = query;
            this.chain = chain;
            this.wanted = AuditField.wanted(query);
            this.matches = matcher(query);
            this.segments = SegmentIndex.segments(context, chain);
            @Nullable Long before = query.before().get(chain);
            position = before != null ? before - 1 : SegmentIndex.head(context, chain);
        }

        LinkedEvent peek() {
            return ready.element();
        }

        LinkedEvent take() {
            return ready.remove();
        }

        /** Makes sure that an event is ready; false at the chain's beginning. */
        boolean advance() {
            while (ready.isEmpty() && position >= 1) {
                long segment = (position - 1) / segmentSize;
                @Nullable AuditSegmentRecord indexed = segments.get(segment);
                if (indexed == null) {
                    scan(Math.max(segment * segmentSize + 1, position - SCAN + 1));
                } else if (outOfTime(indexed)) {
                    position = segment * segmentSize;
                } else if (wanted.isEmpty()) {
                    scan(Math.max(segment * segmentSize + 1, position - Math.min(SCAN, query.limit() + 1) + 1));
                } else {
                    lookUp(segment);
                }
            }
            return !ready.isEmpty();
        }

        private boolean outOfTime(AuditSegmentRecord segment) {
            return (query.from() != null && segment.getLastAt().isBefore(query.from()))
                    || (query.to() != null && !segment.getFirstAt().isBefore(query.to()));
        }

        private void scan(long from) {
            AuditRowMapper.fetch(context.selectFrom(AUDIT_EVENT)
                            .where(AUDIT_EVENT.CHAIN.eq(chain), AUDIT_EVENT.SEQUENCE.between(from, position))
                            .orderBy(AUDIT_EVENT.CHAIN.desc(), AUDIT_EVENT.SEQUENCE.desc()))
                    .stream()
                    .filter(matches)
                    .forEach(ready::add);
            position = from - 1;
        }

        /** Reads at most a page of what the bitmaps of one segment have in common below the position. */
        private void lookUp(long segment) {
            long start = segment * segmentSize + 1;
            RoaringBitmap common = SegmentIndex.matching(context, chain, segment, wanted);
            common.remove(position - start + 1, segmentSize);
            List<Long> sequences = new ArrayList<>();
            while (!common.isEmpty() && sequences.size() <= query.limit()) {
                int last = common.last();
                sequences.add(start + last);
                common.remove(last);
            }
            if (!sequences.isEmpty()) {
                AuditRowMapper.fetch(context.selectFrom(AUDIT_EVENT)
                                .where(row(AUDIT_EVENT.CHAIN, AUDIT_EVENT.SEQUENCE)
                                        .in(sequences.stream()
                                                .map(sequence -> row(chain, sequence))
                                                .toList()))
                                .orderBy(AUDIT_EVENT.CHAIN.desc(), AUDIT_EVENT.SEQUENCE.desc()))
                        .stream()
                        .filter(matches)
                        .forEach(ready::add);
            }
            position = common.isEmpty() ? start - 1 : sequences.get(sequences.size() - 1) - 1;
        }
    }
}
