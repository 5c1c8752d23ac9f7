package ai.automatos.admin.vault;

import ai.automatos.admin.common.AtomicFiles;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The key file on disk, and a new one that is not yet valid. A new key file is first written under another name, then
 * its slot is committed, then it is renamed: killed anywhere between, one of the two files opens the vault.
 */
final class KeyFileStore {
    private final Path file;
    private final Path pending;

    KeyFileStore(Path file) {
        this.file = file;
        this.pending = file.resolveSibling(file.getFileName() + ".new");
    }

    Path file() {
        return file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** @throws UserFacingException {@code vault.keyfile.missing}, {@code .damaged} or {@code .unreadable} */
    KeyFile read() {
        return read(file)
                .orElseThrow(() ->
                        new UserFacingException(ErrorKind.VAULT_UNUSABLE, "vault.keyfile.missing", file.toString()));
    }

    /** A key file that lies elsewhere. @throws UserFacingException as {@link #read()} */
    static KeyFile readCopy(Path copy) {
        return read(copy)
                .orElseThrow(() ->
                        new UserFacingException(ErrorKind.VAULT_UNUSABLE, "vault.keyfile.missing", copy.toString()));
    }

    /**
     * Puts a key file in place. Whatever lies there is kept under another name: it may open another vault.
     *
     * @throws UserFacingException {@code vault.keyfile.unwritable}
     */
    void adopt(KeyFile fitting) {
        byte[] bytes = fitting.toBytes();
        try {
            if (exists()) {
                Files.move(file, free());
            }
            AtomicFiles.write(file, bytes);
        } catch (IOException e) {
            throw new UserFacingException(e, ErrorKind.UNAVAILABLE, "vault.keyfile.unwritable", file.toString());
        } finally {
            java.util.Arrays.fill(bytes, (byte) 0);
        }
    }

    private Path free() {
        int number = 1;
        Path aside;
        do {
            aside = file.resolveSibling(file.getFileName() + ".aside-" + number++);
        } while (Files.exists(aside, LinkOption.NOFOLLOW_LINKS));
        return aside;
    }

    /** A new key file whose rename was cut short; one that was only half begun counts as none. */
    Optional<KeyFile> readPending() {
        try {
            return read(pending);
        } catch (UserFacingException e) {
            if (e.kind() == ErrorKind.UNAVAILABLE) {
                throw e; // It may well be whole: without a look at it, the old one must not be taken for valid.
            }
            return Optional.empty();
        }
    }

    void writePending(KeyFile keyFile) {
        byte[] bytes = keyFile.toBytes();
        try {
            AtomicFiles.write(pending, bytes);
        } catch (IOException e) {
            throw new UserFacingException(e, ErrorKind.UNAVAILABLE, "vault.keyfile.unwritable", pending.toString());
        } finally {
            java.util.Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * Makes the new key file the key file.
     *
     * @throws UserFacingException {@code vault.keyfile.unfinished}; the next unlock tries again
     */
    void promotePending() {
        try {
            Files.move(pending, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            AtomicFiles.syncFolder(
                    java.util.Objects.requireNonNull(file.toAbsolutePath().getParent()));
        } catch (IOException e) {
            throw new UserFacingException(e, ErrorKind.UNAVAILABLE, "vault.keyfile.unfinished", pending.toString());
        }
    }

    private static Optional<KeyFile> read(Path path) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UserFacingException(e, ErrorKind.UNAVAILABLE, "vault.keyfile.unreadable", path.toString());
        }
        try {
            return Optional.of(KeyFile.parse(bytes));
        } catch (IOException e) {
            throw new UserFacingException(e, ErrorKind.VAULT_UNUSABLE, "vault.keyfile.damaged", path.toString());
        } finally {
            java.util.Arrays.fill(bytes, (byte) 0);
        }
    }
}
