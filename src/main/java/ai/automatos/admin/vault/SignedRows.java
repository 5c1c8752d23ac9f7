package ai.automatos.admin.vault;

import java.util.function.Consumer;

/** Rows of a room whose MACs hang on a tenant's shared keyring: a rotation of that keyring signs them anew. */
public interface SignedRows {
    /**
     * Signs every row that an earlier generation signed, each in a short unit of its own. A tampered row stays as it
     * is, for a new MAC would make it look right.
     *
     * @param left told of each row that could not be signed
     */
    void signAnew(VaultSession session, long tenant, Consumer<Finding> left);

    /** Whether a row still hangs on an earlier generation. May be asked inside a unit. */
    boolean hasOld(VaultSession session, long tenant);
}
