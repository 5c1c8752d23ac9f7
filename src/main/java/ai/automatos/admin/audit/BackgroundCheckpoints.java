package ai.automatos.admin.audit;

import ai.automatos.admin.common.Transactions;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes events on and, whenever enough of them were logged, has the unlocked user sign on a thread of its own. Neither
 * writing nor locking waits for it: locked or closed in the meantime, it signs nothing, for locking signs by itself.
 */
public final class BackgroundCheckpoints implements AuditLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundCheckpoints.class);
    private static final long IDLE_SECONDS = 10;

    private final AuditLog log;
    private final Checkpointer checkpointer;
    private final Transactions transactions;
    private final Supplier<? extends Optional<? extends CheckpointSigner>> signer;
    private final int every;
    private final AtomicInteger logged = new AtomicInteger();
    // One that runs and one that waits are enough; once closed, it drops what is asked of it.
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            BackgroundCheckpoints::daemon,
            new ThreadPoolExecutor.DiscardPolicy());

    /**
     * @param signer the unlocked vault, or empty while locked
     * @param every how many events make it look whether a head is due; the checkpointer's own number
     */
    public BackgroundCheckpoints(
            AuditLog log,
            Checkpointer checkpointer,
            Transactions transactions,
            Supplier<? extends Optional<? extends CheckpointSigner>> signer,
            int every) {
        this.log = log;
        this.checkpointer = checkpointer;
        this.transactions = transactions;
        this.signer = signer;
        this.every = every;
        thread.allowCoreThreadTimeOut(true);
    }

    @Override
    public void append(AuditEvent event) {
        log.append(event);
        count();
    }

    @Override
    public void startEpoch(AuditEvent event) {
        log.startEpoch(event);
        count();
    }

    /** What is being signed at this moment may still be saved or refused; nothing new begins. */
    @Override
    public void close() {
        thread.shutdown();
        thread.getQueue().clear();
    }

    private void count() {
        if (logged.incrementAndGet() == every) {
            logged.set(0);
            thread.execute(this::sign);
        }
    }

    private void sign() {
        try {
            if (signer.get().isPresent()) {
                transactions.inUnit(() -> {}); // Behind the unit whose event asked for it, which counts then.
                signer.get().ifPresent(checkpointer::signIfDue);
            }
        } catch (RuntimeException e) {
            LOG.debug("no checkpoint this time", e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "checkpoints");
        thread.setDaemon(true);
        return thread;
    }
}
