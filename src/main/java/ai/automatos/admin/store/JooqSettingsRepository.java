package ai.automatos.admin.store;

import static ai.automatos.admin.store.jooq.Tables.SETTINGS;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.settings.SettingVersion;
import ai.automatos.admin.settings.SettingsRepository;
import ai.automatos.admin.settings.StoredSetting;
import ai.automatos.admin.store.jooq.tables.Settings;
import ai.automatos.admin.store.jooq.tables.records.SettingsRecord;
import ai.automatos.admin.vault.RowMac;
import java.util.List;
import org.jooq.Condition;
import org.jooq.exception.DataAccessException;

/** Every version of every setting. */
final class JooqSettingsRepository implements SettingsRepository {
    private static final Settings OTHER = SETTINGS.as("other");

    private final Dsl dsl;

    JooqSettingsRepository(Dsl dsl) {
        this.dsl = dsl;
    }

    @Override
    public List<StoredSetting> latest(long tenant) {
        return fetch(SETTINGS.TENANT
                .eq(tenant)
                .and(SETTINGS.ROW_VERSION.eq(select(max(OTHER.ROW_VERSION))
                        .from(OTHER)
                        .where(OTHER.TENANT.eq(SETTINGS.TENANT), OTHER.SETTING_KEY.eq(SETTINGS.SETTING_KEY)))));
    }

    @Override
    public List<StoredSetting> versions(long tenant, String key) {
        return dsl.read(context -> context.selectFrom(SETTINGS)
                .where(SETTINGS.TENANT.eq(tenant), SETTINGS.SETTING_KEY.eq(key))
                .orderBy(SETTINGS.ROW_VERSION.desc())
                .fetch(JooqSettingsRepository::row));
    }

    @Override
    public List<StoredSetting> all() {
        return fetch(noCondition());
    }

    @Override
    public void insert(SettingVersion version, RowMac mac) {
        SettingsRecord row = new SettingsRecord();
        row.setTenant(version.tenant());
        row.setSettingKey(version.key());
        row.setRowVersion(version.version());
        row.setSettingValue(version.value());
        row.setChangedAt(version.changedAt());
        row.setChangedBy(version.changedBy());
        row.setMacGeneration(mac.generation());
        row.setRowMac(mac.mac());
        try {
            dsl.write().insertInto(SETTINGS).set(row).execute();
        } catch (DataAccessException e) {
            if (SqlFailure.of(e) == SqlFailure.DUPLICATE) {
                throw new UserFacingException(e, ErrorKind.CONFLICT, "settings.changed.meanwhile", version.key());
            }
            throw e;
        }
    }

    @Override
    public void remac(SettingVersion version, RowMac mac) {
        dsl.write()
                .update(SETTINGS)
                .set(SETTINGS.MAC_GENERATION, mac.generation())
                .set(SETTINGS.ROW_MAC, mac.mac())
                .where(
                        SETTINGS.TENANT.eq(version.tenant()),
                        SETTINGS.SETTING_KEY.eq(version.key()),
                        SETTINGS.ROW_VERSION.eq(version.version()))
                .execute();
    }

    private List<StoredSetting> fetch(Condition condition) {
        return dsl.read(context -> context.selectFrom(SETTINGS)
                .where(condition)
                .orderBy(SETTINGS.TENANT, SETTINGS.SETTING_KEY, SETTINGS.ROW_VERSION)
                .fetch(JooqSettingsRepository::row));
    }

    private static StoredSetting row(SettingsRecord row) {
        SettingVersion version = new SettingVersion(
                row.getTenant(),
                row.getSettingKey(),
                row.getRowVersion(),
                row.getSettingValue(),
                row.getChangedAt(),
                row.getChangedBy());
        return new StoredSetting(version, new RowMac(row.getMacGeneration(), row.getRowMac()));
    }
}
