package ai.automatos.admin.store;

import static ai.automatos.admin.store.jooq.Tables.ASSIGNMENTS;
import static ai.automatos.admin.store.jooq.Tables.CREDENTIALS;
import static ai.automatos.admin.store.jooq.Tables.CREDENTIAL_ACTIVITY;
import static ai.automatos.admin.store.jooq.Tables.CREDENTIAL_PACE;
import static ai.automatos.admin.store.jooq.Tables.CREDENTIAL_TEST;
import static ai.automatos.admin.store.jooq.Tables.CREDENTIAL_VALUES;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialActivity;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialFilter;
import ai.automatos.admin.credential.CredentialRow;
import ai.automatos.admin.credential.PastTest;
import ai.automatos.admin.credential.TestPace;
import ai.automatos.admin.store.jooq.tables.records.CredentialActivityRecord;
import ai.automatos.admin.store.jooq.tables.records.CredentialTestRecord;
import ai.automatos.admin.store.jooq.tables.records.CredentialsRecord;
import ai.automatos.admin.vault.RowMac;
import ai.automatos.admin.vault.SealedValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Credentials, their earlier values, activity, tests and pace; agents, tools and assignments are the parent's. */
final class JooqCredentialRepository extends JooqAssignmentTables {
    private static final int FETCH = 500;

    JooqCredentialRepository(Dsl dsl) {
        super(dsl);
    }

    @Override
    public List<CredentialRow> list(long tenant, UUID visibleOwner, CredentialFilter filter) {
        Condition condition = visible(tenant, visibleOwner)
                .and(
                        filter.environments().isEmpty()
                                ? noCondition()
                                : CREDENTIALS.ENVIRONMENT.in(filter.environments().stream()
                                        .map(CredentialEnvironment::word)
                                        .toList()))
                .and(filter.typeKeys().isEmpty() ? noCondition() : CREDENTIALS.TYPE_KEY.in(filter.typeKeys()));
        return dsl.read(context -> rows(context, condition).fetch(JooqCredentialRepository::row)).stream()
                .filter(row -> filter.matchesWords(row.credential()))
                .toList();
    }

    @Override
    public Optional<CredentialRow> find(UUID id) {
        return dsl.read(context -> rows(context, CREDENTIALS.ID.eq(id)).fetch(JooqCredentialRepository::row).stream()
                .findFirst());
    }

    @Override
    public List<CredentialRow> findByName(
            long tenant, UUID visibleOwner, String name, @Nullable CredentialEnvironment environment) {
        Condition condition = visible(tenant, visibleOwner)
                .and(CREDENTIALS.NAME.eq(name))
                .and(environment == null ? noCondition() : CREDENTIALS.ENVIRONMENT.eq(environment.word()));
        return dsl.read(context -> rows(context, condition).fetch(JooqCredentialRepository::row));
    }

    @Override
    public List<CredentialRow> ofType(long tenant, String typeKey) {
        Condition condition = CREDENTIALS.TENANT.eq(tenant).and(CREDENTIALS.TYPE_KEY.eq(typeKey));
        return dsl.read(context -> rows(context, condition).fetch(JooqCredentialRepository::row));
    }

    @Override
    public void insert(Credential credential, RowMac mac) {
        CredentialsRecord row = CredentialRowMapper.write(credential, mac);
        unique(credential, () -> dsl.write().insertInto(CREDENTIALS).set(row).execute());
    }

    @Override
    public void update(Credential credential, RowMac mac, long expectedRowVersion) {
        keepEarlierValues(credential, expectedRowVersion);
        CredentialsRecord row = CredentialRowMapper.write(credential, mac);
        int updated = unique(
                credential,
                () -> dsl.write()
                        .update(CREDENTIALS)
                        .set(row)
                        .where(CREDENTIALS.ID.eq(credential.id()), CREDENTIALS.ROW_VERSION.eq(expectedRowVersion))
                        .execute());
        requireOne(updated, credential.name());
    }

    @Override
    public void delete(UUID id, long expectedRowVersion) {
        DSLContext context = dsl.write();
        int deleted = context.deleteFrom(CREDENTIALS)
                .where(CREDENTIALS.ID.eq(id), CREDENTIALS.ROW_VERSION.eq(expectedRowVersion))
                .execute();
        requireOne(deleted, id.toString());
        context.deleteFrom(CREDENTIAL_VALUES)
                .where(CREDENTIAL_VALUES.CREDENTIAL_ID.eq(id))
                .execute();
        context.deleteFrom(CREDENTIAL_ACTIVITY)
                .where(CREDENTIAL_ACTIVITY.CREDENTIAL_ID.eq(id))
                .execute();
        context.deleteFrom(CREDENTIAL_TEST)
                .where(CREDENTIAL_TEST.CREDENTIAL_ID.eq(id))
                .execute();
        deletePace(id);
    }

    @Override
    public void savePace(UUID id, @Nullable TestPace pace) {
        requireOne(holds(id) ? 1 : 0, id.toString());
        deletePace(id);
        if (pace != null) {
            dsl.write()
                    .insertInto(CREDENTIAL_PACE)
                    .set(CREDENTIAL_PACE.CREDENTIAL_ID, id)
                    .set(CREDENTIAL_PACE.PACE, pace.word())
                    .execute();
        }
    }

    @Override
    public boolean hasPaces() {
        return dsl.read(context -> context.fetchExists(CREDENTIAL_PACE, CREDENTIAL_PACE.PACE.ne(TestPace.OFF.word())));
    }

    private void deletePace(UUID id) {
        dsl.write()
                .deleteFrom(CREDENTIAL_PACE)
                .where(CREDENTIAL_PACE.CREDENTIAL_ID.eq(id))
                .execute();
    }

    @Override
    public void saveTest(UUID id, CredentialActivity.LastTest test) {
        if (!holds(id)) {
            return;
        }
        CredentialActivityRecord row = new CredentialActivityRecord();
        row.setLastTestedAt(test.at());
        row.setTestedValueVersion(test.valueVersion());
        row.setTestStatus(test.status().word());
        row.setTestDiagnosis(test.diagnosis());
        row.setTestMessage(test.message());
        row.setTestEvidence(test.evidence());
        row.setTestMillis(test.millis());
        row.setTestExpiresAt(test.expires());
        saveActivity(id, row);
    }

    @Override
    public void addTest(UUID id, PastTest test) {
        if (!holds(id)) {
            return;
        }
        DSLContext context = dsl.write();
        CredentialTestRecord row = CredentialRowMapper.write(test);
        row.setCredentialId(id);
        row.setId(Ids.random());
        context.insertInto(CREDENTIAL_TEST).set(row).execute();
        var newest = context.select(CREDENTIAL_TEST.ID)
                .from(CREDENTIAL_TEST)
                .where(CREDENTIAL_TEST.CREDENTIAL_ID.eq(id))
                .orderBy(CREDENTIAL_TEST.TESTED_AT.desc(), CREDENTIAL_TEST.ID.desc())
                .limit(PastTest.KEPT);
        context.deleteFrom(CREDENTIAL_TEST)
                .where(CREDENTIAL_TEST.CREDENTIAL_ID.eq(id), CREDENTIAL_TEST.ID.notIn(newest))
                .execute();
    }

    @Override
    public List<PastTest> tests(UUID id) {
        return dsl.read(context -> context.selectFrom(CREDENTIAL_TEST)
                .where(CREDENTIAL_TEST.CREDENTIAL_ID.eq(id))
                .orderBy(CREDENTIAL_TEST.TESTED_AT, CREDENTIAL_TEST.ID)
                .fetch(CredentialRowMapper::pastTest));
    }

    @Override
    public void saveUse(UUID id, Instant at) {
        if (!holds(id)) {
            return;
        }
        CredentialActivityRecord row = new CredentialActivityRecord();
        row.setLastUsedAt(at);
        saveActivity(id, row);
    }

    @Override
    public List<EarlierValue> earlierValues(UUID credentialId) {
        return dsl.read(context -> context.selectFrom(CREDENTIAL_VALUES)
                .where(CREDENTIAL_VALUES.CREDENTIAL_ID.eq(credentialId))
                .orderBy(CREDENTIAL_VALUES.VALUE_VERSION)
                .fetch(row -> new EarlierValue(
                        credentialId,
                        row.getValueVersion(),
                        new SealedValue(row.getKeyringId(), row.getGeneration(), row.getEncryptedData()),
                        row.getReplacedAt())));
    }

    @Override
    public void reseal(UUID credentialId, long valueVersion, SealedValue sealed, @Nullable RowMac mac) {
        int updated = mac == null
                ? dsl.write()
                        .update(CREDENTIAL_VALUES)
                        .set(CREDENTIAL_VALUES.KEYRING_ID, sealed.keyringId())
                        .set(CREDENTIAL_VALUES.GENERATION, sealed.generation())
                        .set(CREDENTIAL_VALUES.ENCRYPTED_DATA, sealed.bytes())
                        .where(
                                CREDENTIAL_VALUES.CREDENTIAL_ID.eq(credentialId),
                                CREDENTIAL_VALUES.VALUE_VERSION.eq(valueVersion))
                        .execute()
                : dsl.write()
                        .update(CREDENTIALS)
                        .set(CREDENTIALS.KEYRING_ID, sealed.keyringId())
                        .set(CREDENTIALS.GENERATION, sealed.generation())
                        .set(CREDENTIALS.ENCRYPTED_DATA, sealed.bytes())
                        .set(CREDENTIALS.MAC_GENERATION, mac.generation())
                        .set(CREDENTIALS.ROW_MAC, mac.mac())
                        .where(CREDENTIALS.ID.eq(credentialId), CREDENTIALS.VALUE_VERSION.eq(valueVersion))
                        .execute();
        requireOne(updated, credentialId.toString());
    }

    /** Block by block by key: no cursor stays open while {@code action} works, and memory stays flat on both engines. */
    @Override
    public void forEach(Consumer<CredentialRow> action) {
        Condition next = noCondition();
        while (true) {
            Condition after = next;
            List<CredentialRow> block = dsl.read(context -> joined(context)
                    .where(after)
                    .orderBy(CREDENTIALS.ID)
                    .limit(FETCH)
                    .fetch(row -> CredentialRowMapper.read(row, 0)));
            block.forEach(action);
            if (block.size() < FETCH) {
                return;
            }
            next = CREDENTIALS.ID.gt(block.get(FETCH - 1).credential().id());
        }
    }

    private static Condition visible(long tenant, UUID visibleOwner) {
        return CREDENTIALS.TENANT.eq(tenant).and(CREDENTIALS.OWNER.in(Ids.SHARED, visibleOwner));
    }

    private static final Field<Integer> ASSIGNED = field(org.jooq
                    .impl
                    .DSL
                    .select(count())
                    .from(ASSIGNMENTS)
                    .where(ASSIGNMENTS.CREDENTIAL_ID.eq(CREDENTIALS.ID)))
            .as("assigned");

    private static Select<? extends Record> rows(DSLContext context, Condition condition) {
        return context.select(CREDENTIALS.fields())
                .select(CREDENTIAL_ACTIVITY.fields())
                .select(CREDENTIAL_PACE.PACE)
                .select(ASSIGNED)
                .from(CREDENTIALS)
                .leftJoin(CREDENTIAL_ACTIVITY)
                .on(CREDENTIAL_ACTIVITY.CREDENTIAL_ID.eq(CREDENTIALS.ID))
                .leftJoin(CREDENTIAL_PACE)
                .on(CREDENTIAL_PACE.CREDENTIAL_ID.eq(CREDENTIALS.ID))
                .where(condition)
                .orderBy(CREDENTIALS.NAME, CREDENTIALS.ENVIRONMENT, CREDENTIALS.ID);
    }

    private static org.jooq.SelectOnConditionStep<? extends Record> joined(DSLContext context) {
        return context.select(CREDENTIALS.fields())
                .select(CREDENTIAL_ACTIVITY.fields())
                .select(CREDENTIAL_PACE.PACE)
                .from(CREDENTIALS)
                .leftJoin(CREDENTIAL_ACTIVITY)
                .on(CREDENTIAL_ACTIVITY.CREDENTIAL_ID.eq(CREDENTIALS.ID))
                .leftJoin(CREDENTIAL_PACE)
                .on(CREDENTIAL_PACE.CREDENTIAL_ID.eq(CREDENTIALS.ID));
    }

    private static CredentialRow row(Record row) {
        return CredentialRowMapper.read(row, row.get(ASSIGNED));
    }

    /** The values that are about to be replaced move to {@code credential_values} as they were sealed. */
    private void keepEarlierValues(Credential next, long expectedRowVersion) {
        DSLContext context = dsl.write();
        context.selectFrom(CREDENTIALS)
                .where(
                        CREDENTIALS.ID.eq(next.id()),
                        CREDENTIALS.ROW_VERSION.eq(expectedRowVersion),
                        CREDENTIALS.VALUE_VERSION.lt(next.valueVersion()))
                .fetchOptional()
                .ifPresent(old -> context.insertInto(CREDENTIAL_VALUES)
                        .set(CREDENTIAL_VALUES.CREDENTIAL_ID, old.getId())
                        .set(CREDENTIAL_VALUES.VALUE_VERSION, old.getValueVersion())
                        .set(CREDENTIAL_VALUES.FORMAT, old.getFormat())
                        .set(CREDENTIAL_VALUES.KEYRING_ID, old.getKeyringId())
                        .set(CREDENTIAL_VALUES.GENERATION, old.getGeneration())
                        .set(CREDENTIAL_VALUES.ENCRYPTED_DATA, old.getEncryptedData())
                        .set(CREDENTIAL_VALUES.REPLACED_AT, next.updatedAt())
                        .execute());
    }

    /**
     * Whether the credential is there, and stays until the unit is over: another computer that deletes it waits, and
     * then deletes what was saved here too.
     */
    private boolean holds(UUID id) {
        return dsl.write()
                .select(CREDENTIALS.ID)
                .from(CREDENTIALS)
                .where(CREDENTIALS.ID.eq(id))
                .forUpdate()
                .fetchOptional()
                .isPresent();
    }

    private void saveActivity(UUID id, CredentialActivityRecord row) {
        DSLContext context = dsl.write();
        int updated = context.update(CREDENTIAL_ACTIVITY)
                .set(row)
                .where(CREDENTIAL_ACTIVITY.CREDENTIAL_ID.eq(id))
                .execute();
        if (updated == 0) {
            row.setCredentialId(id);
            context.insertInto(CREDENTIAL_ACTIVITY).set(row).execute();
        }
    }

    private static int unique(Credential credential, Supplier<Integer> write) {
        try {
            return write.get();
        } catch (DataAccessException e) {
            if (SqlFailure.of(e) == SqlFailure.DUPLICATE) {
                throw new UserFacingException(
                        e,
                        ErrorKind.CONFLICT,
                        "credential.name.taken",
                        credential.name(),
                        credential.environment().word());
            }
            throw e;
        }
    }

    private static void requireOne(int rows, String name) {
        if (rows != 1) {
            throw new UserFacingException(ErrorKind.CONFLICT, "credential.edited.meanwhile", name);
        }
    }
}
