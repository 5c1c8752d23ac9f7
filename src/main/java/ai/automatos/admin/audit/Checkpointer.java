package ai.automatos.admin.audit;

import ai.automatos.admin.common.Times;
import ai.automatos.admin.common.Transactions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Has the unlocked user sign the heads of all chains: after unlocking, at lock, and whenever enough was logged. */
public final class Checkpointer {
    private final AuditRepository log;
    private final Transactions transactions;
    private final Clock clock;
    private final int every;

    /** @param every how many events may stay unsigned while unlocked */
    public Checkpointer(AuditRepository log, Transactions transactions, Clock clock, int every) {
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
        this.every = every;
    }

    /** Signs every head that is not signed yet. */
    public void signAll(CheckpointSigner signer) {
        sign(signer, 1);
    }

    /** Signs those heads that have moved on far enough since their last checkpoint. */
    public void signIfDue(CheckpointSigner signer) {
        sign(signer, every);
    }

    private void sign(CheckpointSigner signer, int distance) {
        List<Checkpoint> checkpoints = new ArrayList<>();
        for (ChainHead head : log.heads()) {
            if (head.sequence() - log.lastCheckpoint(head.chain()) >= distance) {
                checkpoints.add(signer.sign(head, Times.now(clock)));
            }
        }
        if (!checkpoints.isEmpty()) {
            transactions.inUnit(() -> checkpoints.forEach(log::addCheckpoint));
        }
    }
}
