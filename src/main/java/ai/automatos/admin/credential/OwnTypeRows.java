package ai.automatos.admin.credential;

import ai.automatos.admin.catalog.OwnType;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.vault.Finding;
import ai.automatos.admin.vault.RowMac;
import ai.automatos.admin.vault.SignedRows;
import ai.automatos.admin.vault.VaultSession;
import java.util.Arrays;
import java.util.function.Consumer;

/** Own types take part in the rotation of the keys that sign them. */
public final class OwnTypeRows implements SignedRows {
    private final OwnTypeRepository repository;
    private final Transactions transactions;

    public OwnTypeRows(OwnTypeRepository repository, Transactions transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    @Override
    public void signAnew(VaultSession session, long tenant, Consumer<Finding> left) {
        int generation = session.currentGeneration(tenant, Ids.SHARED);
        for (MacRow<OwnType> row : repository.all(tenant)) {
            if (row.mac().generation() == generation) {
                continue;
            }
            if (TenantTypes.isAuthentic(session, row)) {
                signAnew(session, row);
            } else {
                left.accept(tampered(row.row()));
            }
        }
    }

    @Override
    public boolean hasOld(VaultSession session, long tenant) {
        int generation = session.currentGeneration(tenant, Ids.SHARED);
        return repository.all(tenant).stream().anyMatch(row -> row.mac().generation() != generation);
    }

    static Finding tampered(OwnType type) {
        return Finding.of("type.tampered", type.key(), Long.toString(type.version()));
    }

    private void signAnew(VaultSession session, MacRow<OwnType> row) {
        OwnType type = row.row();
        RowMac mac = session.mac(type.tenant(), OwnType.TABLE, type.macRow());
        transactions.inUnit(() -> {
            boolean unchanged = repository.versions(type.tenant(), type.key()).stream()
                    .anyMatch(now -> now.row().equals(type)
                            && Arrays.equals(now.mac().mac(), row.mac().mac()));
            if (unchanged) {
                repository.remac(type, mac);
            }
        });
    }
}
