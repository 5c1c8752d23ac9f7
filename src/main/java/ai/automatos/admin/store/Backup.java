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

    /** An exclusive unit: nothing changes while it reads. Written beside the target, read back, then renamed. */
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
                Manifest manifest = writer.exclusively(() -> write(temporary));
                ArchiveSeal.put(temporary);
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

    /** One snapshot: on PostgreSQL other computers go on writing while it reads. */
    private Manifest write(Path file) {
        try (Connection connection = database.open()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
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
            zip.setComment(ArchiveSeal.PLACE);
            List<Table> tables = new ArrayList<>();
            for (String table : ArchiveFormat.TABLES) {
                if (exists(connection, table)) {
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

    private static boolean exists(Connection connection, String table) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, connection.getSchema(), "%", null)) {
            while (tables.next()) {
                if (tables.getString("TABLE_NAME").equalsIgnoreCase(table)) {
                    return true;
                }
            }
            return false;
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
