package ai.automatos.admin.store;

import static ai.automatos.admin.store.jooq.Tables.OWN_TYPES;

import ai.automatos.admin.catalog.OwnType;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.MacRow;
import ai.automatos.admin.credential.OwnTypeRepository;
import ai.automatos.admin.store.jooq.tables.records.OwnTypesRecord;
import ai.automatos.admin.vault.RowMac;
import java.util.List;
import org.jooq.Condition;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** The types that users wrote, one row a version. */
final class JooqOwnTypeRepository implements OwnTypeRepository {
    private final Dsl dsl;

    JooqOwnTypeRepository(Dsl dsl) {
        this.dsl = dsl;
    }

    @Override
    public List<MacRow<OwnType>> all(long tenant) {
        return rows(OWN_TYPES.TENANT.eq(tenant));
    }

    @Override
    public List<MacRow<OwnType>> versions(long tenant, String key) {
        return rows(OWN_TYPES.TENANT.eq(tenant).and(OWN_TYPES.TYPE_KEY.eq(key)));
    }

    @Override
    public List<MacRow<OwnType>> everything() {
        return rows(DSL.noCondition());
    }

    @Override
    public void insert(OwnType type, RowMac mac) {
        OwnTypesRecord row = new OwnTypesRecord();
        row.setTenant(type.tenant());
        row.setTypeKey(type.key());
        row.setVersion(type.version());
        row.setJson(type.json());
        row.setLoopbackAllowed(type.loopbackAllowed());
        row.setCreatedAt(type.createdAt());
        row.setCreatedBy(type.createdBy());
        row.setMacGeneration(mac.generation());
        row.setRowMac(mac.mac());
        try {
            dsl.write().insertInto(OWN_TYPES).set(row).execute();
        } catch (DataAccessException e) {
            if (SqlFailure.of(e) == SqlFailure.DUPLICATE) {
                throw new UserFacingException(e, ErrorKind.CONFLICT, "type.edited.meanwhile", type.key());
            }
            throw e;
        }
    }

    @Override
    public void remac(OwnType type, RowMac mac) {
        dsl.write()
                .update(OWN_TYPES)
                .set(OWN_TYPES.MAC_GENERATION, mac.generation())
                .set(OWN_TYPES.ROW_MAC, mac.mac())
                .where(
                        OWN_TYPES.TENANT.eq(type.tenant()),
                        OWN_TYPES.TYPE_KEY.eq(type.key()),
                        OWN_TYPES.VERSION.eq(type.version()))
                .execute();
    }

    @Override
    public int delete(long tenant, String key) {
        return dsl.write()
                .deleteFrom(OWN_TYPES)
                .where(OWN_TYPES.TENANT.eq(tenant), OWN_TYPES.TYPE_KEY.eq(key))
                .execute();
    }

    private List<MacRow<OwnType>> rows(Condition condition) {
        return dsl.read(context -> context.selectFrom(OWN_TYPES)
                .where(condition)
                .orderBy(OWN_TYPES.TENANT, OWN_TYPES.TYPE_KEY, OWN_TYPES.VERSION)
                .fetch(JooqOwnTypeRepository::row));
    }

    private static MacRow<OwnType> row(OwnTypesRecord row) {
        OwnType type = new OwnType(
                row.getTenant(),
                row.getTypeKey(),
                row.getVersion(),
                row.getJson(),
                row.getLoopbackAllowed(),
                row.getCreatedAt(),
                row.getCreatedBy());
        return new MacRow<>(type, new RowMac(row.getMacGeneration(), row.getRowMac()));
    }
}
