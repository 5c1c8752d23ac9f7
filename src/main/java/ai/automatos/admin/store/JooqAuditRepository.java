package ai.automatos.admin.store;

import static ai.automatos.admin.store.jooq.Tables.AUDIT_CHECKPOINT;
import static ai.automatos.admin.store.jooq.Tables.AUDIT_EVENT;
import static ai.automatos.admin.store.jooq.Tables.AUDIT_HEAD;
import static org.jooq.impl.DSL.max;

import ai.automatos.admin.audit.AuditActivity;
import ai.automatos.admin.audit.AuditPage;
import ai.automatos.admin.audit.AuditQuery;
import ai.automatos.admin.audit.AuditRepository;
import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.Checkpoint;
import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.common.CancelSignal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/** The stored log. */
final class JooqAuditRepository implements AuditRepository {
    private static final int BLOCK = 2_000;

    private final Dsl dsl;
    private final AuditSearch search;
    private final AuditCount count;
    private final AuditNames names;

    JooqAuditRepository(Dsl dsl, int segmentSize) {
        this.dsl = dsl;
        this.search = new AuditSearch(segmentSize);
        this.count = new AuditCount(segmentSize);
        this.names = new AuditNames(segmentSize);
    }

    @Override
    public List<ChainHead> heads() {
        return dsl.read(context -> context.selectFrom(AUDIT_HEAD)
                .orderBy(AUDIT_HEAD.CHAIN)
                .fetch(row -> new ChainHead(row.getChain(), row.getEpoch(), row.getSequence(), row.getHash())));
    }

    @Override
    public AuditPage page(AuditQuery query) {
        return dsl.read(context -> search.page(context, query));
    }

    @Override
    public List<AuditActivity> activity(AuditQuery query, List<Instant> bounds, CancelSignal cancel) {
        return dsl.read(context -> count.activity(context, query, bounds, cancel));
    }

    @Override
    public Set<String> actors(Set<Long> chains) {
        return dsl.read(context -> names.actors(context, chains));
    }

    @Override
    public List<CredentialRef> credentials(Set<Long> chains) {
        return dsl.read(context -> names.credentials(context, chains));
    }

    /** Block by block by key: no cursor stays open, and memory stays flat on both engines. */
    @Override
    public void forEach(long chain, long first, long last, Consumer<LinkedEvent> action) {
        long next = first;
        while (next <= last) {
            long from = next;
            long to = Math.min(last, from + BLOCK - 1);
            List<LinkedEvent> block = dsl.read(context -> AuditRowMapper.fetch(context.selectFrom(AUDIT_EVENT)
                    .where(AUDIT_EVENT.CHAIN.eq(chain), AUDIT_EVENT.SEQUENCE.between(from, to))
                    .orderBy(AUDIT_EVENT.CHAIN, AUDIT_EVENT.SEQUENCE)));
            block.forEach(action);
            next = to + 1;
        }
    }

    @Override
    public Optional<LinkedEvent> event(long chain, long sequence) {
        return dsl.read(context -> AuditRowMapper.fetch(context.selectFrom(AUDIT_EVENT)
                        .where(AUDIT_EVENT.CHAIN.eq(chain), AUDIT_EVENT.SEQUENCE.eq(sequence)))
                .stream()
                .findFirst());
    }

    @Override
    public void addCheckpoint(Checkpoint checkpoint) {
        ChainHead head = checkpoint.head();
        DSLContext context = dsl.write();
        boolean known = context.fetchExists(
                AUDIT_CHECKPOINT,
                AUDIT_CHECKPOINT.CHAIN.eq(head.chain()),
                AUDIT_CHECKPOINT.SEQUENCE.eq(head.sequence()),
                AUDIT_CHECKPOINT.EPOCH.eq(head.epoch()));
        if (!known) {
            context.insertInto(AUDIT_CHECKPOINT)
                    .set(AUDIT_CHECKPOINT.CHAIN, head.chain())
                    .set(AUDIT_CHECKPOINT.SEQUENCE, head.sequence())
                    .set(AUDIT_CHECKPOINT.EPOCH, head.epoch())
                    .set(AUDIT_CHECKPOINT.FORMAT, Checkpoint.FORMAT)
                    .set(AUDIT_CHECKPOINT.HASH, head.hash())
                    .set(AUDIT_CHECKPOINT.SIGNED_AT, checkpoint.signedAt())
                    .set(AUDIT_CHECKPOINT.USER_ID, checkpoint.userId())
                    .set(AUDIT_CHECKPOINT.USER_NAME, checkpoint.userName())
                    .set(AUDIT_CHECKPOINT.FINGERPRINT, checkpoint.fingerprint())
                    .set(AUDIT_CHECKPOINT.SIGNATURE, checkpoint.signature())
                    .execute();
        }
    }

    @Override
    public List<Checkpoint> checkpoints(long chain) {
        return dsl.read(context -> context.selectFrom(AUDIT_CHECKPOINT)
                .where(AUDIT_CHECKPOINT.CHAIN.eq(chain))
                .orderBy(AUDIT_CHECKPOINT.SEQUENCE, AUDIT_CHECKPOINT.EPOCH)
                .fetch(row -> new Checkpoint(
                        new ChainHead(row.getChain(), row.getEpoch(), row.getSequence(), row.getHash()),
                        row.getSignedAt(),
                        row.getUserId(),
                        row.getUserName(),
                        row.getFingerprint(),
                        row.getSignature())));
    }

    @Override
    public long lastCheckpoint(long chain) {
        return dsl.read(context -> context.select(max(AUDIT_CHECKPOINT.SEQUENCE))
                .from(AUDIT_CHECKPOINT)
                .where(AUDIT_CHECKPOINT.CHAIN.eq(chain))
                .fetchOptional(max(AUDIT_CHECKPOINT.SEQUENCE))
                .orElse(0L));
    }
}
