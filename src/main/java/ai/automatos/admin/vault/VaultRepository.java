package ai.automatos.admin.vault;

import ai.automatos.admin.identity.User;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stores what a vault is made of; implemented by the store. Writing methods must run in a unit. */
public interface VaultRepository {
    /** Empty if the database holds no vault. */
    Optional<VaultInfo> info();

    void create(VaultInfo info);

    List<User> users();

    /** Inserts or replaces by id. */
    void save(User user);

    List<Slot> slots(UUID userId);

    void add(Slot slot);

    void removeSlot(UUID slotId);

    List<Keyring> keyrings();

    /** Inserts or replaces by id. */
    void save(Keyring keyring);

    List<KeyringGrant> grants(UUID memberId);

    void add(KeyringGrant grant);

    /** Removes a generation's grants of all members. */
    void removeGrants(UUID keyringId, int generation);
}
