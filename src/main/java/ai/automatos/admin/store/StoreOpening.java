package ai.automatos.admin.store;

import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.common.AtomicFiles;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps from a location to a running store, with one clear message for each way it can fail. */
final class StoreOpening {
    private static final Logger LOG = LoggerFactory.getLogger(StoreOpening.class);

    /** H2: somebody else has the file open although our own lock was free. */
    private static final int H2_FILE_IN_USE = 90020;

    private StoreOpening() {}

    static Store open(DatabaseLocation location, AppPaths paths, Clock clock, boolean create, Consumer<Path> announce) {
        requirePresence(location, paths, create);
        InstanceLock lock = InstanceLock.acquire(paths.lock());
        Database database = new Database(location);
        boolean open = false;
        try {
            prepare(location, database, paths, clock, create, announce);
            Store store = Store.started(lock, database, location, paths, clock);
            open = true;
            return store;
        } finally {
            if (!open) {
                database.close();
                lock.close();
            }
        }
    }

    static void quietly(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("{} failed; it is tried again at the next start", what, e);
        }
    }

    private static void requirePresence(DatabaseLocation location, AppPaths paths, boolean create) {
        if (!location.isEmbedded()) {
            return;
        }
        boolean present = Files.exists(paths.databaseFile());
        // Without a key file it may be left from an interrupted creation; whether a vault is in it is seen later.
        if (create && present && Files.exists(paths.keyFile())) {
            throw new UserFacingException(
                    ErrorKind.CONFLICT, "store.database.exists", paths.home().toString());
        }
        if (!create && !present) {
            // A key file or a journal tells that there was a vault: then the database was lost, not never made.
            boolean lost = Files.exists(paths.keyFile()) || Files.exists(paths.journal());
            throw new UserFacingException(
                    ErrorKind.VAULT_UNUSABLE,
                    lost ? "store.database.missing" : "store.no.vault",
                    paths.home().toString());
        }
    }

    private static void prepare(
            DatabaseLocation location,
            Database database,
            AppPaths paths,
            Clock clock,
            boolean create,
            Consumer<Path> announce) {
        try {
            if (create) {
                AtomicFiles.createFolder(paths.home());
            }
            Migrator migrator = new Migrator(location);
            int version = migrator.version(database.writer());
            database.writer().rollback();
            if (version == 0) {
                requireRoom(location, database.writer(), create);
                database.writer().rollback();
            }
            if (version != 0 && version < Migrator.NEWEST) {
                announce.accept(backUp(database, location, paths, clock));
            }
            if (version < Migrator.NEWEST) {
                migrator.migrate(Migrator.NEWEST);
            }
        } catch (SQLException e) {
            throw failure(location, e);
        } catch (IOException e) {
            throw new UserFacingException(
                    e,
                    ErrorKind.UNAVAILABLE,
                    "store.folder.unwritable",
                    paths.home().toString());
        }
    }

    /** Only an empty place may become a vault, and a file without any of our tables is what is left of one. */
    private static void requireRoom(DatabaseLocation location, Connection connection, boolean create)
            throws SQLException {
        if (create && !Migrator.isEmpty(connection)) {
            throw new UserFacingException(ErrorKind.CONFLICT, "store.database.exists", location.toString());
        }
        if (!create) {
            throw location.isEmbedded()
                    ? new UserFacingException(ErrorKind.VAULT_UNUSABLE, "store.database.damaged")
                    : new UserFacingException(ErrorKind.VAULT_UNUSABLE, "store.no.vault", location.toString());
        }
    }

    private static Path backUp(Database database, DatabaseLocation location, AppPaths paths, Clock clock) {
        String name = "before-upgrade-"
                + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
                        .format(clock.instant().atOffset(ZoneOffset.UTC))
                + ".vault-backup";
        Path file = paths.backups().resolve(name);
        // No writer runs yet: this thread is the only one with a connection.
        try (Writer alone = new Writer(
                database,
                new AuditAppender(Origin.of(paths.origin()), clock),
                events -> {},
                () -> WriteGate.OPEN,
                () -> false,
                Duration.ofSeconds(2))) {
            alone.start();
            new Backup(database, alone, location, clock).backup(file);
        }
        return file;
    }

    private static UserFacingException failure(DatabaseLocation location, SQLException e) {
        if (e.getErrorCode() == H2_FILE_IN_USE) {
            return new UserFacingException(e, ErrorKind.IN_USE, "store.in.use", "another program");
        }
        SqlFailure failure = SqlFailure.of(e);
        // An embedded database has no network: what keeps it from opening lies in its file.
        boolean damaged = location.isEmbedded() && failure != SqlFailure.NO_SPACE;
        return damaged ? SqlFailure.DAMAGED.toUser(e) : failure.toUser(e);
    }
}
