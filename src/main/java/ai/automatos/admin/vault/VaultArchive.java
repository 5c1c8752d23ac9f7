package ai.automatos.admin.vault;

import java.nio.file.Path;

/** Writes backups; implemented by the store. */
public interface VaultArchive {
    /**
     * Writes a consistent backup and reads it back. It holds the whole database and no key file.
     *
     * @throws ai.automatos.admin.common.UserFacingException {@code store.backup.exists}, {@code store.backup.unwritable}
     */
    Report backup(Path file);

    /** @param rows in all tables */
    record Report(Path file, long rows, long bytes) {}
}
