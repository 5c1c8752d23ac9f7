package ai.automatos.admin.store;

import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.common.AtomicFiles;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.store.ArchiveFormat.Column;
import ai.automatos.admin.store.ArchiveFormat.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Brings a backup into an empty place: everything, or nothing is left behind. */
public final class Restore {
    private static final int BATCH = 500;

    private Restore() {}

    /**
     * Checks the whole file before it touches anything.
     *
     * @return rows restored
     * @throws UserFacingException {@code store.restore.not.empty}, {@code store.backup.damaged}, …
     */
    public static long into(DatabaseLocation location, AppPaths paths, Path file) {
        try (Archive archive = Archive.open(file)) {
            archive.verify();
            if (!location.isEmbedded()) {
                return load(location, archive, file);
            }
            AtomicFiles.createFolder(paths.home());
            try (InstanceLock lock = InstanceLock.acquire(paths.lock())) {
                if (Files.exists(paths.databaseFile())) {
                    throw notEmpty(paths.home().toString());
                }
                return load(location, archive, file);
            }
        } catch (IOException e) {
            throw Archive.damaged(file, e);
        }
    }

    private static long load(DatabaseLocation location, Archive archive, Path file) {
        boolean loaded = false;
        try (Database database = new Database(location)) {
            Migrator migrator = new Migrator(location);
            if (!Migrator.isEmpty(database.writer())) {
                loaded = true; // Somebody else's: nothing of it is ours to remove.
                throw notEmpty(location.toString());
            }
            database.writer().rollback();
            migrator.migrate(archive.manifest().schema());
            Connection connection = database.writer();
            for (Table table : archive.manifest().tables()) {
                insert(connection, archive, table);
            }
            connection.commit();
            if (location.isEmbedded()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("checkpoint sync");
                }
            }
            migrator.migrate(Migrator.NEWEST);
            loaded = true;
            return archive.manifest().rows();
        } catch (SQLException e) {
            // What no database takes was not written by a backup.
            SqlFailure failure = SqlFailure.of(e);
            boolean misfit = failure == SqlFailure.OTHER || failure == SqlFailure.DUPLICATE;
            throw misfit ? Archive.damaged(file, e) : failure.toUser(e);
        } catch (IOException e) {
            throw Archive.damaged(file, e);
        } finally {
            if (!loaded) {
                remove(location);
            }
        }
    }

    private static void insert(Connection connection, Archive archive, Table table) throws SQLException, IOException {
        List<Column> columns = table.columns();
        String sql = "insert into " + table.name() + " ("
                + columns.stream().map(Column::name).collect(Collectors.joining(", ")) + ") values ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql);
                BufferedReader lines = archive.lines(table)) {
            int waiting = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                ArchiveFormat.bind(insert, columns, Json.read(line));
                insert.addBatch();
                if (++waiting == BATCH) {
                    insert.executeBatch();
                    waiting = 0;
                }
            }
            insert.executeBatch();
        }
    }

    private static void remove(DatabaseLocation location) {
        StoreOpening.quietly("removing a half restored database", () -> {
            try {
                Path embedded = location.file();
                if (embedded != null) {
                    Files.deleteIfExists(embedded.resolveSibling(embedded.getFileName() + ".mv.db"));
                    Files.deleteIfExists(embedded.resolveSibling(embedded.getFileName() + ".trace.db"));
                    return;
                }
                dropTables(location);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private static void dropTables(DatabaseLocation location) {
        try (Database database = new Database(location);
                Statement statement = database.writer().createStatement()) {
            if (!Migrator.hasHistory(database.writer())) {
                return; // The migration never began here: tables of these names are another program's.
            }
            for (String table : ArchiveFormat.TABLES) {
                statement.execute("drop table if exists " + table + " cascade");
            }
            statement.execute("drop table if exists audit_segment, audit_index, leases, flyway_schema_history cascade");
            database.writer().commit();
        } catch (SQLException e) {
            throw SqlFailure.of(e).toUser(e);
        }
    }

    private static UserFacingException notEmpty(String place) {
        return new UserFacingException(ErrorKind.CONFLICT, "store.restore.not.empty", place);
    }
}
