package ai.automatos.admin.store;

import static ai.automatos.admin.store.jooq.Tables.AUDIT_HEAD;
import static ai.automatos.admin.store.jooq.Tables.AUDIT_INDEX;
import static ai.automatos.admin.store.jooq.Tables.AUDIT_SEGMENT;
import static org.jooq.impl.DSL.max;

import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.LinkedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Builds the index of finished segments in the background. A segment's rows are one unit, so a kill leaves it indexed
 * or not. Everything here is derived from the log: {@link #rebuild()} may drop it at any time.
 */
final class AuditIndexer {
    private final Dsl dsl;
    private final Writer writer;
    private final JooqAuditRepository log;
    private final int segmentSize;

    AuditIndexer(Dsl dsl, Writer writer, JooqAuditRepository log, int segmentSize) {
        this.dsl = dsl;
        this.writer = writer;
        this.log = log;
        this.segmentSize = segmentSize;
    }

    /** Indexes what is finished and not indexed yet. Blocks; for a background thread. */
    void indexFinishedSegments() {
        List<Long> chains = dsl.read(context -> context.select(AUDIT_HEAD.CHAIN)
                .from(AUDIT_HEAD)
                .orderBy(AUDIT_HEAD.CHAIN)
                .fetch(AUDIT_HEAD.CHAIN));
        for (long chain : chains) {
            long finished = head(chain) / segmentSize;
            for (long segment = firstMissing(chain); segment < finished; segment++) {
                index(chain, segment);
            }
        }
    }

    void rebuild() {
        writer.exclusively(() -> {
            dsl.write().deleteFrom(AUDIT_INDEX).execute();
            dsl.write().deleteFrom(AUDIT_SEGMENT).execute();
            return Boolean.TRUE;
        });
        indexFinishedSegments();
    }

    private long head(long chain) {
        return dsl.read(context -> context.select(AUDIT_HEAD.SEQUENCE)
                .from(AUDIT_HEAD)
                .where(AUDIT_HEAD.CHAIN.eq(chain))
                .fetchSingle(AUDIT_HEAD.SEQUENCE));
    }

    private long firstMissing(long chain) {
        @Nullable
        Long last = dsl.read(context -> context.select(max(AUDIT_SEGMENT.SEGMENT))
                .from(AUDIT_SEGMENT)
                .where(AUDIT_SEGMENT.CHAIN.eq(chain))
                .fetchOne(max(AUDIT_SEGMENT.SEGMENT)));
        return last == null ? 0 : last + 1;
    }

    private void index(long chain, long segment) {
        Collected collected = new Collected(segment * segmentSize + 1);
        log.forEach(chain, segment * segmentSize + 1, (segment + 1) * segmentSize, collected::add);
        writer.exclusively(() -> {
            boolean known = dsl.write()
                    .fetchExists(AUDIT_SEGMENT, AUDIT_SEGMENT.CHAIN.eq(chain), AUDIT_SEGMENT.SEGMENT.eq(segment));
            if (!known) {
                save(chain, segment, collected);
            }
            return Boolean.TRUE;
        });
    }

    private void save(long chain, long segment, Collected collected) {
        dsl.write()
                .insertInto(AUDIT_SEGMENT)
                .values(chain, segment, collected.first, collected.last)
                .execute();
        List<Query> inserts = collected.bitmaps.entrySet().stream()
                .<Query>map(entry -> dsl.write()
                        .insertInto(AUDIT_INDEX)
                        .values(
                                chain,
                                entry.getKey().field().name(),
                                entry.getKey().value(),
                                segment,
                                Bitmaps.write(entry.getValue())))
                .toList();
        dsl.write().batch(inserts).execute();
    }

    /** A segment's bitmaps, in key order. */
    private static final class Collected {
        private final Map<Key, RoaringBitmap> bitmaps = new TreeMap<>();
        private final long start;
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;

        Collected(long start) {
            this.start = start;
        }

        void add(LinkedEvent linked) {
            AuditEvent event = linked.event();
            first = event.time().isBefore(first) ? event.time() : first;
            last = event.time().isAfter(last) ? event.time() : last;
            for (AuditField field : AuditField.values()) {
                @Nullable String value = field.valueOf(event);
                if (value != null) {
                    bitmaps.computeIfAbsent(new Key(field, value), key -> new RoaringBitmap())
                            .add((int) (linked.sequence() - start));
                }
            }
        }
    }

    private record Key(AuditField field, String value) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byField = field.name().compareTo(other.field.name());
            return byField != 0 ? byField : value.compareTo(other.value);
        }
    }
}
