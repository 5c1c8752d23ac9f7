package ai.automatos.admin.store;

import ai.automatos.admin.common.AtomicFiles;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.store.ArchiveFormat.Column;
import ai.automatos.admin.store.ArchiveFormat.Kind;
import ai.automatos.admin.store.ArchiveFormat.Manifest;
import ai.automatos.admin.store.ArchiveFormat.Table;
import ai.automatos.admin.vault.VaultArchive;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the whole database into one file that either database can be restored from. */
final class Backup implements VaultArchive {
    private static final int FETCH = 1_000;

    private final Database database;
    private final Writer writer;
    private final DatabaseLocation location;
    private final Clock clock;

    Backup(Database database, Writer writer, DatabaseLocation location, Clock clock) {
        this.database = database;
        this.writer = writer;
        this.location = location;
        this.clock = clock;
    }

    /** An exclusive unit: nothing here changes while it reads. Written beside the target, read back, then renamed. */
    @Override
    public Report backup(Path file) {
        Path target = file.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new UserFacingException(ErrorKind.CONFLICT, "store.backup.exists", target.toString());
        }
        try {
            Path folder = java.util.Objects.requireNonNull(target.getParent());
            AtomicFiles.createFolder(folder);
            Path temporary = AtomicFiles.createPrivate(folder, "." + target.getFileName(), ".new");
            try {
                Manifest manifest = writer.exclusively(() -> snapshot(temporary));
                try (Archive written = Archive.open(temporary)) {
                    written.verify();
                }
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
                AtomicFiles.syncFolder(folder);
                return new Report(target, manifest.rows(), Files.size(target));
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new UserFacingException(e, ErrorKind.UNAVAILABLE, "store.backup.unwritable", target.toString());
        }
    }

    /** On a connection of its own, which sees one moment only: other computers may go on writing meanwhile. */
    private Manifest snapshot(Path file) {
        try (Connection connection = database.open()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Manifest manifest = write(connection, file);
            connection.rollback();
            return manifest;
        } catch (SQLException e) {
            throw SqlFailure.of(e).toUser(e);
        }
    }

    private Manifest write(Connection connection, Path file) throws SQLException {
        try (FileOutputStream out = new FileOutputStream(file.toFile());
                ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out))) {
            List<Table> tables = new ArrayList<>();
            List<String> present = Migrator.tables(connection);
            for (String table : ArchiveFormat.TABLES) {
                if (present.stream().anyMatch(table::equalsIgnoreCase)) {
                    tables.add(writeTable(connection, table, zip));
                }
            }
            int schema = new Migrator(location).version(connection);
            Manifest manifest =
                    new Manifest(ArchiveFormat.FORMAT, schema, clock.instant().toString(), tables);
            zip.putNextEntry(new ZipEntry(ArchiveFormat.MANIFEST));
            zip.write(manifest.toBytes());
            zip.closeEntry();
            zip.finish();
            zip.flush();
            out.getFD().sync();
            return manifest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table writeTable(Connection connection, String table, ZipOutputStream zip)
            throws SQLException, IOException {
        zip.putNextEntry(new ZipEntry(table + ".ndjson"));
        MessageDigest digest = sha256();
        long rows = 0;
        List<Column> columns;
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            try (ResultSet result = statement.executeQuery("select * from " + table)) {
                columns = columns(result.getMetaData());
                while (result.next()) {
                    byte[] line =
                            (Json.write(ArchiveFormat.row(result, columns)) + "\n").getBytes(StandardCharsets.UTF_8);
                    digest.update(line);
                    zip.write(line);
                    rows++;
                }
            }
        }
        zip.closeEntry();
        return new Table(table, columns, rows, HexFormat.of().formatHex(digest.digest()));
    }

    private static List<Column> columns(ResultSetMetaData data) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            columns.add(new Column(
                    data.getColumnName(i).toLowerCase(Locale.ROOT),
                    Kind.of(data.getColumnType(i), data.getColumnTypeName(i))));
        }
        return columns;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
