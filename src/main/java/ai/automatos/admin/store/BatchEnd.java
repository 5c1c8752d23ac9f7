package ai.automatos.admin.store;

import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.LinkedEvent;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * What a batch saves beside what its units wrote: that it happened, its events, and where each chain now ends.
 *
 * @param batch of {@code origin}, grows by one with every batch
 */
record BatchEnd(UUID origin, long batch, OffsetDateTime at, List<Range> ranges, List<LinkedEvent> events) {
    /** @param first sequence of the batch's first event in the chain that {@code head} now ends */
    record Range(ChainHead head, long first) {}
}
