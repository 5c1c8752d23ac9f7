package ai.automatos.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.common.UserFacingException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundCheckpointsTest {
    private static final int EVERY = 5;

    private final InMemoryLog stored = new InMemoryLog();
    private final Semaphore looked = new Semaphore(0);
    private final Semaphore saved = new Semaphore(0);
    private volatile CheckpointSigner signer =
            (head, time) -> new Checkpoint(head, time, new UUID(0, 1), "ada", "fingerprint", new byte[64]);

    /** Units one after the other; it remembers which of them signed. */
    private final Transactions transactions = new Transactions() {
        @Override
        public synchronized <T> T inUnit(Supplier<T> unit) {
            int before = stored.checkpoints.size();
            T result = unit.get();
            saved.release(stored.checkpoints.size() - before);
            return result;
        }
    };

    private final AuditLog store = new AuditLog() {
        @Override
        public void append(AuditEvent event) {
            ChainHead head = stored.heads.getOrDefault(event.chain(), ChainHead.empty(event.chain()));
            stored.add(java.util.List.of(HashChain.link(head, event)));
        }

        @Override
        public void startEpoch(AuditEvent event) {
            append(event);
        }
    };

    private final BackgroundCheckpoints checkpoints = new BackgroundCheckpoints(
            store,
            new Checkpointer(stored, transactions, Clock.systemUTC(), EVERY),
            transactions,
            () -> {
                CheckpointSigner current = signer;
                looked.release();
                return Optional.ofNullable(current);
            },
            EVERY);

    @AfterEach
    void close() {
        checkpoints.close();
    }

    @Test
    void signsWheneverEnoughWasLogged() throws Exception {
        append(1, EVERY);
        awaitSignature();
        append(1, EVERY - 1);
        append(1, 1);
        awaitSignature();
        assertThat(stored.checkpoints(1))
                .extracting(checkpoint -> checkpoint.head().sequence())
                .containsExactly((long) EVERY, 2L * EVERY);
    }

    @Test
    void leavesAChainThatHardlyMoved() throws Exception {
        append(0, 1);
        append(1, EVERY - 1); // It looks, and no chain is due yet.
        append(1, EVERY);
        awaitSignature();
        assertThat(stored.checkpoints(0)).isEmpty();
    }

    @Test
    void signsNothingWhileLockedAndGoesOnAfterwards() throws Exception {
        CheckpointSigner open = signer;
        signer = null;
        append(1, EVERY);
        awaitLook();
        signer = (head, time) -> {
            throw new UserFacingException(ErrorKind.LOCKED, "vault.locked");
        };
        append(1, EVERY);
        awaitLook();
        awaitLook();
        signer = open;
        append(1, EVERY);
        awaitSignature();
        assertThat(stored.checkpoints(1))
                .extracting(checkpoint -> checkpoint.head().sequence())
                .containsExactly(3L * EVERY);
    }

    @Test
    void keepsNobodyWaitingWhoWrites() throws Exception {
        CheckpointSigner open = signer;
        CountDownLatch signing = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        signer = (head, time) -> {
            signing.countDown();
            await(release);
            return open.sign(head, time);
        };
        append(1, EVERY);
        await(signing);
        append(1, 20 * EVERY);
        assertThat(stored.heads.get(1L).sequence()).isEqualTo(21L * EVERY);
        assertThat(stored.checkpoints).isEmpty();
        release.countDown();
        awaitSignature();
    }

    @Test
    void signsNothingOnceClosed() {
        checkpoints.close();
        append(1, 2 * EVERY);
        assertThat(stored.heads.get(1L).sequence()).isEqualTo(2L * EVERY);
        assertThat(looked.availablePermits()).isZero();
    }

    private void append(long chain, int count) {
        for (int i = 1; i <= count; i++) {
            int number = i;
            transactions.inUnit(() -> checkpoints.append(Chains.event(chain, number)));
        }
    }

    private void awaitSignature() throws InterruptedException {
        assertThat(saved.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    }

    private void awaitLook() throws InterruptedException {
        assertThat(looked.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
