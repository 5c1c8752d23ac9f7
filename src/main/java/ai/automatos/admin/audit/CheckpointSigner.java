package ai.automatos.admin.audit;

import java.time.Instant;

/** Signs heads; the unlocked vault is one. */
public interface CheckpointSigner {
    Checkpoint sign(ChainHead head, Instant time);
}
