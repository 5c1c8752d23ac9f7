package ai.automatos.admin.credential;

import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.vault.VaultSession;
import java.util.UUID;

/** The generations of a keyring, as rotation needs them; the vault has them and logs both steps. */
public interface KeyGenerations {
    /** Makes a new generation current, unless one is begun already and not ended. @return the current generation */
    int begin(Caller caller, VaultSession session, long tenant, UUID owner);

    /** Forgets the generations before the current one: nothing uses them any more. Runs in a unit. */
    void end(Caller caller, VaultSession session, long tenant, UUID owner);
}
