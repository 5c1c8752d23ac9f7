package ai.automatos.admin.store;

import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.common.UserFacingException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It takes what is queued, at most {@value #MAXIMUM_BATCH} units, and saves it together:
 * units behind savepoints, their events linked, commit, sync, journal, and only then the answers. A unit that fails is
 * rolled back alone; if commit or sync fails, nobody of the batch is told that anything was saved.
 */
final class Writer implements Transactions, AuditLog, AutoCloseable {
    static final int MAXIMUM_BATCH = 256;

    private static final int TRIES = 5;
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final Database database;
    private final AuditAppender appender;
    private final JournalSink journal;
    private final Supplier<WriteGate> startUpCheck;
    private final BooleanSupplier spaceIsLow;
    private final Duration pause;
    private final UnitQueue queue = new UnitQueue();
    private final PendingUnit<Boolean> started = new PendingUnit<>(() -> true, true);
    private final PendingUnit<Boolean> stop = new PendingUnit<>(() -> true, true);
    private final Thread thread = new Thread(this::work, "writer");

    /** Only the writer's thread sets it. */
    private volatile WriteGate gate = WriteGate.OPEN;

    private @Nullable PendingUnit<?> current;
    private long batch;
    private long lastTry;

    /**
     * Starts in whatever state {@code startUpCheck} finds; it runs on the writer's thread, now and after every repair,
     * lets the journal catch up and says whether writing is possible.
     *
     * @param pause between attempts to reopen
     */
    Writer(
            Database database,
            AuditAppender appender,
            JournalSink journal,
            Supplier<WriteGate> startUpCheck,
            BooleanSupplier spaceIsLow,
            Duration pause) {
        this.database = database;
        this.appender = appender;
        this.journal = journal;
        this.startUpCheck = startUpCheck;
        this.spaceIsLow = spaceIsLow;
        this.pause = pause;
    }

    /** Returns once the start-up check has run; a failure of it is thrown. */
    void start() {
        thread.setDaemon(true);
        thread.start();
        started.await();
    }

    WriteGate gate() {
        return gate;
    }

    /** Units that wait for the next batch, at this moment. */
    int queued() {
        return queue.size();
    }

    @Override
    public <T extends @Nullable Object> T inUnit(Supplier<T> unit) {
        return database.isInUnit()
                ? unit.get()
                : enqueue(new PendingUnit<>(unit, false)).await();
    }

    /** A unit that shares its batch with no other: schema changes, backups, bulk loads. */
    <T extends @Nullable Object> T exclusively(Supplier<T> unit) {
        return enqueue(new PendingUnit<>(unit, true)).await();
    }

    @Override
    public void append(AuditEvent event) {
        inCurrentUnit().append(event, false);
    }

    @Override
    public void startEpoch(AuditEvent event) {
        inCurrentUnit().append(event, true);
    }

    /** Finishes what is queued, then ends the thread. */
    @Override
    public void close() {
        queue.add(stop);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private PendingUnit<?> inCurrentUnit() {
        PendingUnit<?> unit = current;
        if (unit == null || !database.isInUnit()) {
            throw new IllegalStateException("an event outside a unit");
        }
        return unit;
    }

    private <T extends @Nullable Object> PendingUnit<T> enqueue(PendingUnit<T> unit) {
        queue.add(unit);
        if (gate.state() == WriteGate.State.CLOSED) {
            // The thread may have ended before it saw this unit.
            unit.fail(new UserFacingException(ErrorKind.UNAVAILABLE, "store.closed"));
        }
        return unit;
    }

    private void work() {
        try {
            repair();
            started.succeed();
        } catch (SQLException | RuntimeException | Error e) {
            gate = new WriteGate(WriteGate.State.CLOSED, null);
            started.fail(e instanceof Exception failure ? toUser(failure) : e);
            return;
        }
        while (true) {
            try {
                @Nullable PendingUnit<?> first = next();
                if (first == stop) {
                    break;
                }
                if (gate.state() == WriteGate.State.DOWN && System.nanoTime() - lastTry >= pause.toNanos()) {
                    tryRepair();
                }
                if (first != null) {
                    run(first);
                }
            } catch (InterruptedException e) {
                LOG.warn("the writer does not end by interruption");
            }
        }
        gate = new WriteGate(WriteGate.State.CLOSED, null);
        queue.forEach(unit -> unit.fail(new UserFacingException(ErrorKind.UNAVAILABLE, "store.closed")));
    }

    private @Nullable PendingUnit<?> next() throws InterruptedException {
        return gate.state() == WriteGate.State.DOWN ? queue.poll(pause) : queue.take();
    }

    private void run(PendingUnit<?> first) {
        List<PendingUnit<?>> units = new ArrayList<>();
        units.add(first);
        queue.fill(units, MAXIMUM_BATCH);
        @Nullable UserFacingException refusal = refusal();
        if (refusal != null) {
            fail(units, refusal);
            return;
        }
        try {
            save(units, () -> queue.fill(units, MAXIMUM_BATCH));
        } catch (SQLException | RuntimeException | Error e) {
            rollBack();
            SqlFailure failure = SqlFailure.of(e);
            if (lostARace(failure)) {
                units.stream().filter(unit -> !unit.isAnswered()).forEach(this::runAlone);
            } else {
                fail(units, e, failure, failure.toUser(e));
            }
        }
    }

    /** A duplicate outside a unit is another client that began the same chain. */
    private static boolean lostARace(SqlFailure failure) {
        return failure == SqlFailure.RETRY || failure == SqlFailure.DUPLICATE;
    }

    private void runAlone(PendingUnit<?> unit) {
        for (int tries = 1; ; tries++) {
            @Nullable UserFacingException refusal = refusal();
            if (refusal != null) {
                unit.fail(refusal); // A unit before it broke the database or the journal.
                return;
            }
            try {
                save(List.of(unit), () -> {});
                return;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack();
                SqlFailure failure = SqlFailure.of(e);
                if (!lostARace(failure) || tries == TRIES) {
                    fail(List.of(unit), e, failure, failure.toUser(e));
                    return;
                }
            }
        }
    }

    /** @param more adds to {@code units} what was queued while they ran; when that is nothing, the batch is closed */
    private void save(List<PendingUnit<?>> units, Runnable more) throws SQLException {
        Connection connection = database.writer();
        List<PendingUnit<?>> survivors = new ArrayList<>(units.size());
        for (int i = 0; i < units.size(); i++) {
            if (survives(connection, units.get(i))) {
                survivors.add(units.get(i));
            }
            if (i == units.size() - 1) {
                more.run();
            }
        }
        if (survivors.isEmpty()) {
            connection.rollback();
            return;
        }
        List<LinkedEvent> linked = appender.append(
                connection,
                batch + 1,
                survivors.stream().flatMap(unit -> unit.events().stream()).toList());
        batch++;
        if (commit(connection, survivors) && writeJournal(linked, survivors)) {
            if (survivors.stream().anyMatch(PendingUnit::startsEpoch)) {
                tryRepair(); // What was accepted is saved, whatever the check finds now.
            }
            survivors.forEach(PendingUnit::succeed);
        }
    }

    /** Whether the unit did not fail; if it did, it is answered already. */
    private boolean survives(Connection connection, PendingUnit<?> unit) throws SQLException {
        try {
            current = unit;
            database.inUnit(connection, () -> {
                unit.attempt();
                requireOpenGate(unit);
            });
            return true;
        } catch (SQLException | RuntimeException | Error e) {
            SqlFailure failure = SqlFailure.of(e);
            if (failure.fatal() || failure == SqlFailure.RETRY) {
                throw e;
            }
            boolean raw = e instanceof DataAccessException || e instanceof SQLException;
            unit.fail(raw ? failure.toUser(e) : e);
            return false;
        } finally {
            current = null;
        }
    }

    private void requireOpenGate(PendingUnit<?> unit) {
        @Nullable UserFacingException reason = gate.reason();
        if (gate.state() == WriteGate.State.INCIDENT && reason != null && !unit.startsEpoch()) {
            throw reason;
        }
    }

    private boolean commit(Connection connection, List<PendingUnit<?>> units) {
        try {
            connection.commit();
            database.sync();
            return true;
        } catch (SQLException e) {
            LOG.warn("it is open whether a batch of {} was saved", units.size(), e);
            SqlFailure failure = SqlFailure.of(e);
            UserFacingException refusal = (failure.fatal() ? failure : SqlFailure.UNREACHABLE).toUser(e);
            database.drop();
            goDown(refusal);
            settle(units, refusal);
            return false;
        }
    }

    /** Opens the database again at once and looks whether the last batch is in; if it is, the journal has caught up. */
    private void settle(List<PendingUnit<?>> units, UserFacingException refusal) {
        long last = batch;
        tryRepair();
        UserFacingException answer = refusal;
        try {
            if (gate.state() == WriteGate.State.OPEN && batch == last) {
                database.sync();
                units.forEach(PendingUnit::succeed);
                return;
            }
        } catch (SQLException e) {
            database.drop();
            goDown(toUser(e));
        }
        if (gate.state() != WriteGate.State.OPEN) {
            answer = new UserFacingException(refusal, ErrorKind.UNAVAILABLE, "store.outcome.unknown");
        }
        fail(units, answer);
    }

    private static void fail(List<PendingUnit<?>> units, UserFacingException answer) {
        units.forEach(unit -> unit.fail(answer));
    }

    private boolean writeJournal(List<LinkedEvent> events, List<PendingUnit<?>> units) {
        try {
            if (!events.isEmpty()) {
                journal.append(events);
            }
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.error("the audit journal cannot be written", e);
            UserFacingException reason = new UserFacingException(e, ErrorKind.UNAVAILABLE, "store.journal.failed");
            goDown(reason);
            fail(units, reason);
            return false;
        }
    }

    private void fail(List<PendingUnit<?>> units, Throwable cause, SqlFailure failure, UserFacingException answer) {
        LOG.warn("a batch of {} was refused: {}", units.size(), failure, cause);
        if (failure.fatal()) {
            database.drop();
            goDown(failure.toUser(cause));
        }
        fail(units, answer);
    }

    private void rollBack() {
        try {
            database.writer().rollback();
        } catch (SQLException e) {
            LOG.debug("rolling back failed", e);
        }
    }

    private @Nullable UserFacingException refusal() {
        if (gate.state() == WriteGate.State.DOWN) {
            return gate.reason();
        }
        return spaceIsLow.getAsBoolean() ? new UserFacingException(ErrorKind.UNAVAILABLE, "store.space.low") : null;
    }

    private void goDown(UserFacingException reason) {
        gate = WriteGate.down(reason);
        lastTry = System.nanoTime();
    }

    private void tryRepair() {
        try {
            repair();
        } catch (SQLException | RuntimeException e) {
            LOG.debug("not yet repaired", e);
            database.drop();
            // What brought it down says more than what keeps it from opening.
            @Nullable UserFacingException first = gate.state() == WriteGate.State.DOWN ? gate.reason() : null;
            goDown(first != null ? first : toUser(e));
        }
    }

    private void repair() throws SQLException {
        Connection connection = database.writer();
        batch = appender.lastBatch(connection);
        connection.rollback();
        gate = startUpCheck.get();
    }

    private static UserFacingException toUser(Exception e) {
        return e instanceof UserFacingException known ? known : SqlFailure.of(e).toUser(e);
    }
}
