package ai.automatos.admin.credential;

import ai.automatos.admin.catalog.OwnType;
import ai.automatos.admin.vault.RowMac;
import java.util.List;

/** Stores the types that users wrote; implemented by the store. Writing methods must run in a unit. */
public interface OwnTypeRepository {
    /** Every version of every type of a tenant, by key, then version. Unchecked. */
    List<MacRow<OwnType>> all(long tenant);

    /** Every version of one type, oldest first. Unchecked. */
    List<MacRow<OwnType>> versions(long tenant, String key);

    /** As {@link #all}, of every tenant. */
    List<MacRow<OwnType>> everything();

    /**
     * Adds a version.
     *
     * @throws ai.automatos.admin.common.UserFacingException {@code type.edited.meanwhile} if somebody else added it
     */
    void insert(OwnType type, RowMac mac);

    /** A new MAC for a version whose content stays, as rotation makes it. */
    void remac(OwnType type, RowMac mac);

    /** Removes all versions. @return how many there were */
    int delete(long tenant, String key);
}
