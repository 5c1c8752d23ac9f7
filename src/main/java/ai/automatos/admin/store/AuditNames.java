package ai.automatos.admin.store;

import static ai.automatos.admin.store.jooq.Tables.AUDIT_EVENT;
import static ai.automatos.admin.store.jooq.Tables.AUDIT_INDEX;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.row;

import ai.automatos.admin.audit.CredentialRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record4;

/**
 * Who and what the log speaks of: from the keys of the segment index, and from the events that are not indexed yet. For
 * a credential, one event is read: the last that mentions it.
 */
final class AuditNames {
    private static final int AT_ONCE = 500;

    private final int segmentSize;

    AuditNames(int segmentSize) {
        this.segmentSize = segmentSize;
    }

    Set<String> actors(DSLContext context, Set<Long> chains) {
        Set<String> names = new TreeSet<>();
        for (long chain : chains) {
            names.addAll(context.selectDistinct(AUDIT_INDEX.FIELD_VALUE)
                    .from(AUDIT_INDEX)
                    .where(AUDIT_INDEX.CHAIN.eq(chain), AUDIT_INDEX.FIELD.eq(AuditField.ACTOR.name()))
                    .fetch(AUDIT_INDEX.FIELD_VALUE));
            for (SegmentIndex.Span span : SegmentIndex.notIndexed(context, chain, segmentSize)) {
                names.addAll(context.selectDistinct(AUDIT_EVENT.ACTOR_NAME)
                        .from(AUDIT_EVENT)
                        .where(AUDIT_EVENT.CHAIN.eq(chain), AUDIT_EVENT.SEQUENCE.between(span.first(), span.last()))
                        .fetch(AUDIT_EVENT.ACTOR_NAME));
            }
        }
        return names;
    }

    List<CredentialRef> credentials(DSLContext context, Set<Long> chains) {
        Map<UUID, CredentialRef> found = new LinkedHashMap<>();
        for (long chain : new TreeSet<>(chains)) {
            Map<UUID, Long> last = new HashMap<>();
            for (SegmentIndex.Span span : SegmentIndex.notIndexed(context, chain, segmentSize)) {
                mentioned(context, chain, span, last);
            }
            indexed(context, chain, last);
            chunks(List.copyOf(last.values()))
                    .forEach(sequences -> read(context, chain, sequences)
                            .forEach(credential -> found.put(credential.id(), credential)));
        }
        return List.copyOf(found.values());
    }

    private static void mentioned(DSLContext context, long chain, SegmentIndex.Span span, Map<UUID, Long> last) {
        context.select(AUDIT_EVENT.CREDENTIAL_ID, max(AUDIT_EVENT.SEQUENCE))
                .from(AUDIT_EVENT)
                .where(
                        AUDIT_EVENT.CHAIN.eq(chain),
                        AUDIT_EVENT.SEQUENCE.between(span.first(), span.last()),
                        AUDIT_EVENT.CREDENTIAL_ID.isNotNull())
                .groupBy(AUDIT_EVENT.CREDENTIAL_ID)
                .forEach(record -> last.merge(record.value1(), record.value2(), Math::max));
    }

    /** Adds those whose last mention is indexed; the bitmap is opened only where it may tell a later one. */
    private void indexed(DSLContext context, long chain, Map<UUID, Long> last) {
        Map<String, Long> segments = new HashMap<>();
        context.select(AUDIT_INDEX.FIELD_VALUE, max(AUDIT_INDEX.SEGMENT))
                .from(AUDIT_INDEX)
                .where(AUDIT_INDEX.CHAIN.eq(chain), AUDIT_INDEX.FIELD.eq(AuditField.CREDENTIAL.name()))
                .groupBy(AUDIT_INDEX.FIELD_VALUE)
                .forEach(record -> {
                    long end = (record.value2() + 1) * segmentSize;
                    if (last.getOrDefault(UUID.fromString(record.value1()), 0L) < end) {
                        segments.put(record.value1(), record.value2());
                    }
                });
        for (List<Map.Entry<String, Long>> some : chunks(List.copyOf(segments.entrySet()))) {
            context.select(AUDIT_INDEX.FIELD_VALUE, AUDIT_INDEX.SEGMENT, AUDIT_INDEX.EVENTS)
                    .from(AUDIT_INDEX)
                    .where(row(AUDIT_INDEX.CHAIN, AUDIT_INDEX.FIELD, AUDIT_INDEX.FIELD_VALUE, AUDIT_INDEX.SEGMENT)
                            .in(some.stream()
                                    .map(entry ->
                                            row(chain, AuditField.CREDENTIAL.name(), entry.getKey(), entry.getValue()))
                                    .toList()))
                    .forEach(record -> last.merge(
                            UUID.fromString(record.value1()),
                            record.value2() * segmentSize
                                    + 1
                                    + Bitmaps.read(record.value3()).last(),
                            Math::max));
        }
    }

    private static List<CredentialRef> read(DSLContext context, long chain, List<Long> sequences) {
        return context.select(
                        AUDIT_EVENT.CREDENTIAL_ID,
                        AUDIT_EVENT.CREDENTIAL_NAME,
                        AUDIT_EVENT.CREDENTIAL_TYPE,
                        AUDIT_EVENT.ENVIRONMENT)
                .from(AUDIT_EVENT)
                .where(row(AUDIT_EVENT.CHAIN, AUDIT_EVENT.SEQUENCE)
                        .in(sequences.stream()
                                .map(sequence -> row(chain, sequence))
                                .toList()))
                .and(AUDIT_EVENT.CREDENTIAL_ID.isNotNull())
                .fetch(AuditNames::credential);
    }

    private static CredentialRef credential(Record4<UUID, String, String, String> row) {
        return new CredentialRef(
                row.value1(),
                AuditRowMapper.orEmpty(row.value2()),
                AuditRowMapper.orEmpty(row.value3()),
                AuditRowMapper.orEmpty(row.value4()));
    }

    private static <T> List<List<T>> chunks(List<T> all) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            chunks.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
        return chunks;
    }
}
