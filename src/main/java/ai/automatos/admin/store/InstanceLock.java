package ai.automatos.admin.store;

import ai.automatos.admin.common.AtomicFiles;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second process away from a data folder: from an embedded vault, and from the journal, which one process writes
 * wherever the database is. Held until closed, or until the process ends however it ends.
 */
final class InstanceLock implements AutoCloseable {
    /** Beyond the text, so that others can read who holds the lock. */
    private static final long LOCKED_BYTE = 1L << 40;

    private final FileChannel channel;

    private InstanceLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws UserFacingException {@code store.in.use}, naming the process that has the vault open */
    static InstanceLock acquire(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                AtomicFiles.createFolder(folder);
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new UserFacingException(ErrorKind.IN_USE, "store.in.use", holder(file));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(self().getBytes(StandardCharsets.UTF_8)), 0);
            return new InstanceLock(channel);
        } catch (IOException e) {
            throw new UserFacingException(e, ErrorKind.UNAVAILABLE, "store.folder.unwritable", file.toString());
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String self() {
        return "Automatos Admin, process " + ProcessHandle.current().pid();
    }

    private static String holder(Path file) throws IOException {
        String text = Files.readString(file);
        return text.isBlank() ? "Automatos Admin" : text;
    }
}
