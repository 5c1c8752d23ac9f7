package ai.automatos.admin.store;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.store.ArchiveFormat.Manifest;
import ai.automatos.admin.store.ArchiveFormat.Table;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A backup file, opened for reading. */
final class Archive implements AutoCloseable {
    /** A manifest names a dozen and a half tables; anything larger is none. */
    private static final int LARGEST_MANIFEST = 1 << 20;

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(Path file, ZipFile zip, Manifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    /** @throws UserFacingException {@code store.backup.missing}, {@code store.backup.damaged}, {@code store.vault.newer} */
    static Archive open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserFacingException(ErrorKind.INVALID_INPUT, "store.backup.missing", file.toString());
        }
        try {
            ZipFile zip = new ZipFile(file.toFile());
            try {
                Manifest manifest = Manifest.parse(read(zip));
                if (manifest.format() > ArchiveFormat.FORMAT || manifest.schema() > Migrator.NEWEST) {
                    throw Migrator.newer(manifest.schema());
                }
                if (manifest.format() < 1 || manifest.schema() < 1) {
                    throw new IOException("no format");
                }
                return new Archive(file, zip, manifest);
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** Reads everything and compares it with the manifest, whose own bytes were compared when it was opened. */
    void verify() {
        for (Table table : manifest.tables()) {
            MessageDigest digest = Backup.sha256();
            try (InputStream in = new DigestInputStream(stream(table), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw damaged(file, e);
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
                throw damaged(file, new IOException(table.name()));
            }
        }
    }

    BufferedReader lines(Table table) throws IOException {
        return new BufferedReader(new InputStreamReader(stream(table), StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    static UserFacingException damaged(Path file, Exception cause) {
        return new UserFacingException(cause, ErrorKind.VAULT_UNUSABLE, "store.backup.damaged", file.toString());
    }

    private InputStream stream(Table table) throws IOException {
        return zip.getInputStream(entry(zip, table.entry()));
    }

    private static ZipEntry entry(ZipFile zip, String name) throws IOException {
        try {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new FileNotFoundException(name);
            }
            return entry;
        } catch (IllegalArgumentException e) {
            throw new IOException(e); // A name beside it is no UTF-8.
        }
    }

    private static byte[] read(ZipFile zip) throws IOException {
        ZipEntry entry = entry(zip, ArchiveFormat.MANIFEST);
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(LARGEST_MANIFEST);
            CRC32 checksum = new CRC32();
            checksum.update(bytes);
            // The library compares nothing: whole files may well be read in parts.
            if (checksum.getValue() != entry.getCrc()) {
                throw new IOException(ArchiveFormat.MANIFEST);
            }
            return bytes;
        }
    }
}
