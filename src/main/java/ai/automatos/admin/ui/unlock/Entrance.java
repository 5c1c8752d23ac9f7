package ai.automatos.admin.ui.unlock;

import ai.automatos.admin.identity.CallSource;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.vault.VaultSession;
import ai.automatos.admin.workplace.Core;

/** Where the screens before the unlocked vault lead. FX thread only. */
public interface Entrance {
    CallSource source(Core core);

    /** The entrance owns {@code core} from now on. */
    void created(Core core);

    /** Goes on to the tabs. */
    void unlocked(Core core, VaultSession session, Caller caller);

    void recover(Core core);

    void askPassword(Core core);

    /** Opens the vault anew. */
    void tryAgain();
}
