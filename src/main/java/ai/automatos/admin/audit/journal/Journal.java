package ai.automatos.admin.audit.journal;

import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.HashChain;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.common.AtomicFiles;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The log once more, outside the database: append-only files of one computer. Every batch is synced before anybody is
 * answered. One thread appends; heads are this computer's view and, in a team, skip what others wrote.
 */
public final class Journal implements AutoCloseable {
    /** A new file is begun above this size. */
    public static final long FILE_SIZE = 16L * 1024 * 1024;

    private final JournalFolder folder;
    private final UUID vault;
    private final UUID origin;
    private final long fileSize;
    private final Map<Long, ChainHead> heads = new TreeMap<>();
    private FileChannel channel;
    private int number;

    /** Everything before it is whole lines; a failed write is cut back to here. */
    private long good;

    private Journal(JournalFolder folder, UUID vault, UUID origin, long fileSize) throws IOException {
        this.folder = folder;
        this.vault = vault;
        this.origin = origin;
        this.fileSize = fileSize;
        List<Path> files = folder.files();
        if (files.isEmpty()) {
            number = 1;
            channel = create(List.of());
        } else {
            Path newest = files.get(files.size() - 1);
            number = folder.number(newest);
            JournalFile file = JournalFile.read(newest, true);
            requireOurs(file.header());
            file.header().heads().forEach(head -> heads.put(head.chain(), head));
            file.events().forEach(event -> heads.put(event.event().chain(), event.head()));
            channel = FileChannel.open(newest, StandardOpenOption.WRITE);
            good = file.length();
            channel.truncate(good);
        }
    }

    /**
     * Opens the newest file, cutting a last line that was torn, or begins the first one.
     *
     * @throws UserFacingException {@code audit.journal.damaged}, {@code audit.journal.foreign}
     */
    public static Journal open(Path folder, UUID vault, UUID origin) {
        return open(folder, vault, origin, FILE_SIZE);
    }

    static Journal open(Path folder, UUID vault, UUID origin, long fileSize) {
        try {
            return new Journal(new JournalFolder(folder, origin), vault, origin, fileSize);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the folder held nothing of this computer and nothing was written yet. */
    public boolean isNew() {
        return number == 1 && heads.isEmpty();
    }

    /** Where each chain ends here. */
    public Map<Long, ChainHead> heads() {
        return Map.copyOf(heads);
    }

    /** Writes and syncs the events; on failure nothing counts as written. */
    public void append(List<LinkedEvent> events) throws IOException {
        if (good >= fileSize) {
            beginFile(Map.copyOf(heads));
        }
        StringBuilder lines = new StringBuilder();
        for (LinkedEvent event : events) {
            requireNext(event);
            lines.append(JournalLine.event(event)).append('\n');
        }
        write(lines);
        events.forEach(event -> heads.put(event.event().chain(), event.head()));
    }

    /** Goes on in a new file from these heads: at a file's end, or after an accepted break in the log. */
    public void beginFile(Map<Long, ChainHead> from) throws IOException {
        number++;
        FileChannel next = create(from.values());
        channel.close();
        channel = next;
        heads.clear();
        heads.putAll(from);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void requireNext(LinkedEvent event) {
        ChainHead head = heads.get(event.event().chain());
        if (head != null && head.sequence() + 1 == event.sequence() && !HashChain.follows(head, event)) {
            throw new IllegalStateException("event " + event.sequence() + " does not follow the journal");
        }
    }

    private void write(CharSequence lines) throws IOException {
        channel.truncate(good);
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(java.nio.CharBuffer.wrap(lines));
        long position = good;
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
        channel.force(false);
        good = position;
    }

    private FileChannel create(Collection<ChainHead> from) throws IOException {
        byte[] header = (JournalLine.header(new JournalLine.Header(vault, origin, sorted(from))) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        Path file = folder.file(number);
        AtomicFiles.write(file, header);
        good = header.length;
        return FileChannel.open(file, StandardOpenOption.WRITE);
    }

    private static List<ChainHead> sorted(Collection<ChainHead> heads) {
        return heads.stream().sorted(Comparator.comparingLong(ChainHead::chain)).toList();
    }

    private void requireOurs(JournalLine.Header header) {
        if (!header.vault().equals(vault) || !header.origin().equals(origin)) {
            throw new UserFacingException(
                    ErrorKind.VAULT_UNUSABLE,
                    "audit.journal.foreign",
                    folder.path().toString());
        }
    }
}
