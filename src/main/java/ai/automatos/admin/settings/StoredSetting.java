package ai.automatos.admin.settings;

import ai.automatos.admin.vault.RowMac;

/** A version as it lies in the database, its MAC not yet checked. */
public record StoredSetting(SettingVersion version, RowMac mac) {}
