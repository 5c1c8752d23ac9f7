package ai.automatos.admin.settings;

import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.vault.Finding;
import ai.automatos.admin.vault.RowMac;
import ai.automatos.admin.vault.SignedRows;
import ai.automatos.admin.vault.VaultSession;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The rows of settings with their MACs. What the whole vault shares is signed with the first tenant's keys. */
public final class SettingRows implements SignedRows {
    private final SettingsRepository repository;
    private final Transactions transactions;

    public SettingRows(SettingsRepository repository, Transactions transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    static boolean isAuthentic(VaultSession session, StoredSetting row) {
        SettingVersion version = row.version();
        return session.isAuthentic(signer(version.tenant()), SettingVersion.TABLE, version.macRow(), row.mac());
    }

    static RowMac mac(VaultSession session, SettingVersion version) {
        return session.mac(signer(version.tenant()), SettingVersion.TABLE, version.macRow());
    }

    static Finding tampered(SettingVersion version) {
        return Finding.of("setting.tampered", version.key(), Long.toString(version.version()));
    }

    @Override
    public void signAnew(VaultSession session, long tenant, Consumer<Finding> left) {
        for (StoredSetting row : old(session, tenant)) {
            if (!isAuthentic(session, row)) {
                left.accept(tampered(row.version()));
                continue;
            }
            SettingVersion version = row.version();
            RowMac mac = mac(session, version);
            transactions.inUnit(() -> {
                // Altered since it was read, it must not get a MAC that makes it look right.
                boolean unchanged = repository.versions(version.tenant(), version.key()).stream()
                        .anyMatch(now -> now.version().equals(version)
                                && Arrays.equals(now.mac().mac(), row.mac().mac()));
                if (unchanged) {
                    repository.remac(version, mac);
                }
            });
        }
    }

    @Override
    public boolean hasOld(VaultSession session, long tenant) {
        return !old(session, tenant).isEmpty();
    }

    private List<StoredSetting> old(VaultSession session, long tenant) {
        int current = session.currentGeneration(tenant, Ids.SHARED);
        return repository.all().stream()
                .filter(row ->
                        signer(row.version().tenant()) == tenant && row.mac().generation() != current)
                .toList();
    }

    private static long signer(long tenant) {
        return tenant == Ids.VAULT_CHAIN ? Ids.DEFAULT_TENANT : tenant;
    }
}
