package ai.automatos.admin.vault;

import ai.automatos.admin.audit.CheckpointSigner;
import ai.automatos.admin.common.CanonicalBytes;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.identity.User;
import java.util.UUID;

/**
 * An unlocked vault: holds the user's private keys and the keyrings granted to that user until closed. Thread-safe.
 * After {@link #close()} every method fails with the {@code vault.locked} message.
 */
public interface VaultSession extends CheckpointSigner, AutoCloseable {
    UUID vaultId();

    User user();

    /** Seals under the current generation of the keyring that the context's tenant and owner name. */
    SealedValue seal(ValueContext context, SecretBytes plain);

    /**
     * @throws ai.automatos.admin.common.UserFacingException {@code vault.value.tampered} if the bytes do not belong to
     *     this context, {@code vault.keyring.missing} if no grant gives this user that key
     */
    SecretBytes open(ValueContext context, SealedValue sealed);

    /** Which generation {@link #seal} and {@link #mac} use now. */
    int currentGeneration(long tenant, UUID owner);

    /** MAC of a row of {@code table} under the tenant's shared keyring; {@code row} holds key and columns. */
    RowMac mac(long tenant, String table, CanonicalBytes row);

    /** Whether the MAC is the row's; false also when its generation is not known. */
    boolean isAuthentic(long tenant, String table, CanonicalBytes row, RowMac mac);

    /** Wipes all keys. May be called twice. */
    @Override
    void close();
}
