package ai.automatos.admin.credential;

import ai.automatos.admin.identity.Caller;
import java.util.UUID;

/** The generations of a keyring, as rotation needs them; the vault has them. */
public interface KeyGenerations {
    /** Makes a new generation current, unless one is begun already and not ended. @return the current generation */
    int begin(Caller caller, long tenant, UUID owner);

    /** Forgets the generations before the current one: nothing uses them any more. */
    void end(Caller caller, long tenant, UUID owner);
}
