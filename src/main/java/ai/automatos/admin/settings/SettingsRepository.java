package ai.automatos.admin.settings;

import ai.automatos.admin.vault.RowMac;
import java.util.List;

/** Stores settings of the vault and its tenants; implemented by the store. Writing methods must run in a unit. */
public interface SettingsRepository {
    /** Each setting's highest version, of one tenant (0 for the vault's own). */
    List<StoredSetting> latest(long tenant);

    /** All versions of one setting, newest first. */
    List<StoredSetting> versions(long tenant, String key);

    /** All versions of everything, by tenant, key and version. */
    List<StoredSetting> all();

    /** @throws ai.automatos.admin.common.UserFacingException {@code settings.changed.meanwhile} if it is there already */
    void insert(SettingVersion version, RowMac mac);

    /** Gives a version that is there another MAC. */
    void remac(SettingVersion version, RowMac mac);
}
