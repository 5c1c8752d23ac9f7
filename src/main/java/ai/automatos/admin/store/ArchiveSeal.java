package ai.automatos.admin.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A checksum of the whole file, for a zip's own cover neither its directory nor, when read by entry, its content: the
 * comment, which a zip ends with, is the hexadecimal SHA-256 of all bytes before it. It shows damage, not forgery.
 */
final class ArchiveSeal {
    private static final int LENGTH = 64;

    /** Stands where the checksum will be. */
    static final String PLACE = "0".repeat(LENGTH);

    private ArchiveSeal() {}

    /** Fills the place and syncs the file. */
    static void put(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = channel.size() - LENGTH;
            ByteBuffer seal = StandardCharsets.US_ASCII.encode(digest(channel, end));
            while (seal.hasRemaining()) {
                channel.write(seal, end + seal.position());
            }
            channel.force(true);
        }
    }

    /** @throws IOException if any byte differs from what was written */
    static void check(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long end = channel.size() - LENGTH;
            if (end <= 0) {
                throw new IOException("too short for a backup");
            }
            String expected = digest(channel, end);
            byte[] found = Channels.newInputStream(channel.position(end)).readNBytes(LENGTH);
            if (!expected.equals(new String(found, StandardCharsets.US_ASCII))) {
                throw new IOException("checksum differs");
            }
        }
    }

    private static String digest(FileChannel channel, long end) throws IOException {
        MessageDigest digest = Backup.sha256();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        for (long position = 0; position < end; position += buffer.limit()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), end - position));
            if (channel.read(buffer, position) < 0) {
                throw new IOException("cut while it was read");
            }
            digest.update(buffer.flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
