package ai.automatos.admin.credential;

import ai.automatos.admin.common.Ids;
import ai.automatos.admin.vault.Finding;
import ai.automatos.admin.vault.SignedRows;
import ai.automatos.admin.vault.VaultSession;
import java.util.function.Consumer;

/** One row of another room; it may be written with an older key once more, or be tampered with. */
public final class FakeSignedRows implements SignedRows {
    public int generation = 1;
    public int writtenByOthers;
    public boolean tampered;

    @Override
    public void signAnew(VaultSession session, long tenant, Consumer<Finding> left) {
        if (tampered) {
            left.accept(Finding.of("setting.tampered", "general.idle_lock", "1"));
        } else if (writtenByOthers-- <= 0) {
            generation = session.currentGeneration(tenant, Ids.SHARED);
        }
    }

    @Override
    public boolean hasOld(VaultSession session, long tenant) {
        return generation != session.currentGeneration(tenant, Ids.SHARED);
    }
}
