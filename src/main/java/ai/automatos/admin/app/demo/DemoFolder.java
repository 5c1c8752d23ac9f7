package ai.automatos.admin.app.demo;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A temporary folder that only its owner may enter, removed when closed. The process holds a lock on a file in it: a
 * folder whose lock is free belongs to a process that died, and the next one removes it.
 */
final class DemoFolder implements AutoCloseable {
    static final String PREFIX = "automatos-admin-demo-";

    private static final String LOCK = "demo.lock";
    private static final Logger LOG = LoggerFactory.getLogger(DemoFolder.class);

    private final Path path;
    private final FileChannel lock;

    private DemoFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes a folder below {@code temporary}, after removing what dead processes left there. */
    static DemoFolder create(Path temporary) {
        try {
            // Java gives it to its owner alone.
            Path folder = Files.createTempDirectory(temporary, PREFIX);
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            channel.lock();
            removeLeftovers(temporary, Files.getOwner(folder));
            return new DemoFolder(folder, channel);
        } catch (IOException e) {
            throw new UserFacingException(e, ErrorKind.UNAVAILABLE, "store.folder.unwritable", temporary.toString());
        }
    }

    Path path() {
        return path;
    }

    /** Removes everything but the folder and its lock. */
    void empty() {
        delete(path, path, path.resolve(LOCK));
    }

    @Override
    public void close() {
        empty();
        try {
            lock.close(); // Windows deletes no open file.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        delete(path);
    }

    private static void removeLeftovers(Path temporary, UserPrincipal owner) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path folder : folders) {
                if (isAbandoned(folder, owner)) {
                    delete(folder);
                }
            }
        }
    }

    /** Never somebody else's, never a link; without a lock file it was made just now. */
    private static boolean isAbandoned(Path folder, UserPrincipal owner) {
        Path file = folder.resolve(LOCK);
        try {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    || !Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(owner)
                    || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                    FileLock free = channel.tryLock()) {
                return free != null;
            }
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    private static void delete(Path folder, Path... kept) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!List.of(kept).contains(file)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.info("sample data stays in {}", folder, e);
        }
    }
}
