package ai.automatos.admin.probe.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The formats of database files, by the head that their documentation describes. */
enum DatabaseFile {
    /** {@code sqlite.org/fileformat2.html}, 1.3; all numbers are big-endian. */
    SQLITE {
        private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
        private static final Map<Integer, String> ENCODINGS = Map.of(0, "empty", 1, "UTF-8", 2, "UTF-16", 3, "UTF-16");

        @Override
        Optional<String> describe(byte[] head, long size) {
            ByteBuffer header = ByteBuffer.wrap(head);
            if (head.length < 100 || !startsWith(head, 0, MAGIC)) {
                return Optional.empty();
            }
            int written = header.getShort(16) & 0xffff;
            int page = written == 1 ? 65_536 : written;
            String encoding = ENCODINGS.get(header.getInt(56));
            boolean sound = page >= 512 && Integer.bitCount(page) == 1 && encoding != null && size >= page;
            if (!sound) {
                return Optional.empty();
            }
            int version = header.getInt(96);
            String by =
                    version == 0 ? "3" : version / 1_000_000 + "." + version / 1_000 % 1_000 + "." + version % 1_000;
            return Optional.of("SQLite " + by + ", " + size / page + " × " + page + " bytes, " + encoding);
        }
    },
    /** {@code duckdb.org/docs/internals/storage}: checksum, magic bytes, storage version; little-endian. */
    DUCKDB {
        private static final byte[] MAGIC = "DUCK".getBytes(StandardCharsets.US_ASCII);

        @Override
        Optional<String> describe(byte[] head, long size) {
            if (head.length < 20 || !startsWith(head, 8, MAGIC)) {
                return Optional.empty();
            }
            long version = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong(12);
            return Optional.of("DuckDB, storage version " + version + ", " + size + " bytes");
        }
    };

    /** What the file is, or empty if it is not of this format. @param head its first bytes @param size of the file */
    abstract Optional<String> describe(byte[] head, long size);

    private static boolean startsWith(byte[] head, int from, byte[] magic) {
        return Arrays.equals(head, from, from + magic.length, magic, 0, magic.length);
    }
}
