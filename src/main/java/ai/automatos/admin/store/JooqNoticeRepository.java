package ai.automatos.admin.store;

import static ai.automatos.admin.store.jooq.Tables.NOTICES;
import static ai.automatos.admin.store.jooq.Tables.NOTICE_KEYS;
import static ai.automatos.admin.store.jooq.Tables.NOTICE_MUTES;
import static ai.automatos.admin.store.jooq.Tables.NOTICE_READS;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.notice.Muted;
import ai.automatos.admin.notice.Notice;
import ai.automatos.admin.notice.NoticeKind;
import ai.automatos.admin.notice.NoticeQuery;
import ai.automatos.admin.notice.NoticeReader;
import ai.automatos.admin.notice.NoticeRepository;
import ai.automatos.admin.store.jooq.tables.records.NoticesRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;

/** Notices, what was said and read of them, and what is muted. */
final class JooqNoticeRepository implements NoticeRepository {
    private static final Condition KIND_MUTED = muted(NOTICE_MUTES.KIND.eq(NOTICES.KIND));
    private static final Condition CREDENTIAL_MUTED =
            muted(NOTICE_MUTES.KIND.eq("").and(NOTICE_MUTES.CREDENTIAL_ID.eq(NOTICES.CREDENTIAL_ID)));
    private static final Condition MUTED = KIND_MUTED.or(CREDENTIAL_MUTED);

    private final Dsl dsl;

    JooqNoticeRepository(Dsl dsl) {
        this.dsl = dsl;
    }

    @Override
    public boolean insert(Notice notice, String key) {
        DSLContext context = dsl.write();
        int fresh = context.insertInto(NOTICE_KEYS, NOTICE_KEYS.TENANT, NOTICE_KEYS.NOTICE_KEY, NOTICE_KEYS.POSTED_AT)
                .values(notice.tenant(), key, notice.time())
                .onConflictDoNothing()
                .execute();
        if (fresh == 0) {
            return false;
        }
        NoticesRecord row = new NoticesRecord();
        row.setId(notice.id());
        row.setTenant(notice.tenant());
        row.setOwner(notice.owner());
        row.setPostedAt(notice.time());
        row.setKind(notice.kind().word());
        CredentialRef credential = notice.credential();
        if (credential != null) {
            row.setCredentialId(credential.id());
            row.setCredentialName(credential.name());
            row.setCredentialType(credential.type());
            row.setCredentialEnvironment(credential.environment());
        }
        row.setParameters(JsonColumn.ofTexts(notice.parameters()));
        context.insertInto(NOTICES).set(row).execute();
        return true;
    }

    @Override
    public List<Notice> page(NoticeReader reader, NoticeQuery query) {
        NoticeQuery.Place before = query.before();
        Condition older = before == null
                ? noCondition()
                : row(NOTICES.POSTED_AT, NOTICES.ID).lt(before.time(), before.id());
        Condition wanted = query.unreadOnly() ? isRead(reader).or(MUTED).not() : noCondition();
        return dsl.read(context -> notices(context, reader, older.and(wanted))
                .orderBy(NOTICES.POSTED_AT.desc(), NOTICES.ID.desc())
                .limit(query.limit())
                .fetch(JooqNoticeRepository::notice));
    }

    @Override
    public Optional<Notice> find(NoticeReader reader, UUID id) {
        return dsl.read(
                context -> notices(context, reader, NOTICES.ID.eq(id)).fetchOptional(JooqNoticeRepository::notice));
    }

    @Override
    public int countUnread(NoticeReader reader) {
        return dsl.read(context -> context.fetchCount(
                NOTICES, visible(reader).and(isRead(reader).or(MUTED).not())));
    }

    @Override
    public void markRead(NoticeReader reader, UUID id) {
        dsl.write()
                .insertInto(NOTICE_READS, NOTICE_READS.NOTICE_ID, NOTICE_READS.READER)
                .values(id, reader.name())
                .onConflictDoNothing()
                .execute();
    }

    @Override
    public int markAllRead(NoticeReader reader) {
        return dsl.write()
                .insertInto(NOTICE_READS, NOTICE_READS.NOTICE_ID, NOTICE_READS.READER)
                .select(select(NOTICES.ID, inline(reader.name()))
                        .from(NOTICES)
                        .where(visible(reader).and(isRead(reader).not())))
                .onConflictDoNothing() // The same user may do so on another computer at this moment.
                .execute();
    }

    @Override
    public boolean mute(long tenant, Muted muted, Instant at, String by) {
        return dsl.write()
                        .insertInto(NOTICE_MUTES)
                        .set(NOTICE_MUTES.TENANT, tenant)
                        .set(NOTICE_MUTES.KIND, kind(muted))
                        .set(NOTICE_MUTES.CREDENTIAL_ID, credential(muted))
                        .set(NOTICE_MUTES.MUTED_AT, at)
                        .set(NOTICE_MUTES.MUTED_BY, by)
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    @Override
    public boolean unmute(long tenant, Muted muted) {
        return dsl.write()
                        .deleteFrom(NOTICE_MUTES)
                        .where(
                                NOTICE_MUTES.TENANT.eq(tenant),
                                NOTICE_MUTES.KIND.eq(kind(muted)),
                                NOTICE_MUTES.CREDENTIAL_ID.eq(credential(muted)))
                        .execute()
                > 0;
    }

    @Override
    public void trim(long tenant, Instant since, int most, Instant keysSince) {
        DSLContext context = dsl.write();
        Condition mine = NOTICES.TENANT.eq(tenant);
        context.deleteFrom(NOTICES).where(mine, NOTICES.POSTED_AT.lt(since)).execute();
        context.select(NOTICES.POSTED_AT, NOTICES.ID)
                .from(NOTICES)
                .where(mine)
                .orderBy(NOTICES.POSTED_AT.desc(), NOTICES.ID.desc())
                .limit(most, 1)
                .fetchOptional()
                .ifPresent(first -> context.deleteFrom(NOTICES)
                        .where(mine, row(NOTICES.POSTED_AT, NOTICES.ID).le(first.value1(), first.value2()))
                        .execute());
        context.deleteFrom(NOTICE_KEYS)
                .where(NOTICE_KEYS.TENANT.eq(tenant), NOTICE_KEYS.POSTED_AT.lt(keysSince))
                .execute();
    }

    private static SelectConditionStep<Record> notices(DSLContext context, NoticeReader reader, Condition wanted) {
        return context.select(NOTICES.fields())
                .select(
                        field(isRead(reader)).as("is_read"),
                        field(KIND_MUTED).as("kind_muted"),
                        field(CREDENTIAL_MUTED).as("credential_muted"))
                .from(NOTICES)
                .where(visible(reader).and(wanted));
    }

    private static Condition visible(NoticeReader reader) {
        return NOTICES.TENANT.eq(reader.tenant()).and(NOTICES.OWNER.in(Ids.SHARED, reader.owner()));
    }

    private static Condition isRead(NoticeReader reader) {
        return exists(selectOne()
                .from(NOTICE_READS)
                .where(NOTICE_READS.NOTICE_ID.eq(NOTICES.ID), NOTICE_READS.READER.eq(reader.name())));
    }

    private static Condition muted(Condition of) {
        return exists(selectOne().from(NOTICE_MUTES).where(NOTICE_MUTES.TENANT.eq(NOTICES.TENANT), of));
    }

    private static String kind(Muted muted) {
        return muted instanceof Muted.OfKind of ? of.kind().word() : "";
    }

    private static UUID credential(Muted muted) {
        return muted instanceof Muted.OfCredential of ? of.credential().id() : Ids.SHARED;
    }

    private static Notice notice(Record all) {
        NoticesRecord row = all.into(NOTICES);
        NoticeKind kind = NoticeKind.ofWord(row.getKind());
        @Nullable UUID id = row.getCredentialId();
        @Nullable
        CredentialRef credential = id == null
                ? null
                : new CredentialRef(
                        id, row.getCredentialName(), row.getCredentialType(), row.getCredentialEnvironment());
        List<Muted> mutedBy = new ArrayList<>();
        if (all.get("kind_muted", Boolean.class)) {
            mutedBy.add(new Muted.OfKind(kind));
        }
        if (credential != null && all.get("credential_muted", Boolean.class)) {
            mutedBy.add(new Muted.OfCredential(credential));
        }
        return new Notice(
                row.getId(),
                row.getTenant(),
                row.getOwner(),
                row.getPostedAt(),
                kind,
                credential,
                JsonColumn.texts(row.getParameters()),
                all.get("is_read", Boolean.class),
                mutedBy);
    }
}
