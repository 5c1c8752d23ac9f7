package ai.automatos.admin.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePathWrapper;

/**
 * H2's view of a disk that fails on command: {@code faulty:} before a file's name. It keeps a copy of every file as it
 * was at the last sync, which is all that a power loss leaves.
 */
public final class FaultyFilePath extends FilePathWrapper {
    static final String SCHEME = "faulty";

    /** Writes until the disk is full; negative for never. H2 makes its own instances, so this is shared. */
    static final AtomicLong WRITES_LEFT = new AtomicLong(-1);

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new FaultyChannel(
                getBase().open(mode), Path.of(getBase().toString().replaceFirst("^[a-z]+:", "")));
    }

    /** Puts back what was synced and forgets the rest. */
    static void losePower(Path file) throws IOException {
        Path synced = synced(file);
        if (Files.exists(synced)) {
            Files.copy(synced, file, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(file);
        }
    }

    private static Path synced(Path file) {
        return file.resolveSibling(file.getFileName() + ".synced");
    }

    private static void spend() throws IOException {
        if (WRITES_LEFT.getAndUpdate(left -> left > 0 ? left - 1 : left) == 0) {
            throw new IOException("No space left on device");
        }
    }

    private static final class FaultyChannel extends FileBaseDefault {
        private final FileChannel base;
        private final Path file;

        FaultyChannel(FileChannel base, Path file) {
            this.base = base;
            this.file = file;
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
            return base.read(target, position);
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            spend();
            return base.write(source, position);
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        public void force(boolean metaData) throws IOException {
            spend();
            Files.copy(file, synced(file), StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            base.truncate(size);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            base.close();
        }
    }
}
