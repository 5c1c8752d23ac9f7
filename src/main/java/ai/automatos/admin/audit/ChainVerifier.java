package ai.automatos.admin.audit;

import ai.automatos.admin.crypto.Digests;
import ai.automatos.admin.crypto.Ed25519;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes a chain from its events and checks every signature under it. Streams: parts of the chain are read side by
 * side on all cores, each from the stored hash before it, which the part before vouches for.
 */
public final class ChainVerifier {
    private static final int PART = 20_000;
    private static final int MAXIMUM_PROBLEMS = 1_000;

    private final AuditRepository log;
    private final UUID vault;
    private final Function<UUID, Optional<byte[]>> trustedKeys;

    /** @param trustedKeys a user's Ed25519 public key, empty unless a chain of signatures vouches for the user */
    public ChainVerifier(AuditRepository log, UUID vault, Function<UUID, Optional<byte[]>> trustedKeys) {
        this.log = log;
        this.vault = vault;
        this.trustedKeys = trustedKeys;
    }

    /** @param progress hears how many events are checked, from several threads; it may throw to give up */
    public ChainReport verify(ChainHead head, LongConsumer progress) {
        Problems problems = new Problems(head.chain());
        AtomicLong events = new AtomicLong();
        long parts = (head.sequence() + PART - 1) / PART;
        LongStream.range(0, parts).parallel().forEach(part -> {
            long first = part * PART + 1;
            long last = Math.min(head.sequence(), first + PART - 1);
            verifyPart(head.chain(), first, last, problems);
            progress.accept(events.addAndGet(last - first + 1));
        });
        verifyHead(head, problems);
        SortedSet<String> fingerprints = new TreeSet<>();
        long signedUpTo = verifyCheckpoints(head, fingerprints, problems);
        return new ChainReport(head, head.sequence(), signedUpTo, fingerprints, problems.list());
    }

    private void verifyPart(long chain, long first, long last, Problems problems) {
        @Nullable ChainHead start = first == 1 ? ChainHead.empty(chain) : headAt(chain, first - 1);
        if (start == null) {
            return; // The part before reports its last event as missing.
        }
        ChainHead[] previous = {start};
        log.forEach(chain, first, last, event -> {
            if (event.sequence() != previous[0].sequence() + 1) {
                problems.add(ChainProblem.Kind.MISSING, previous[0].sequence() + 1);
            } else if (!HashChain.follows(previous[0], event)) {
                problems.add(ChainProblem.Kind.ALTERED, event.sequence());
            }
            previous[0] = event.head();
        });
        if (previous[0].sequence() != last) {
            problems.add(ChainProblem.Kind.MISSING, previous[0].sequence() + 1);
        }
    }

    private void verifyHead(ChainHead head, Problems problems) {
        @Nullable ChainHead last = head.sequence() == 0 ? head : headAt(head.chain(), head.sequence());
        if (last != null && !last.equals(head)) {
            problems.add(ChainProblem.Kind.HEAD_DIFFERS, head.sequence());
        }
        if (log.event(head.chain(), head.sequence() + 1).isPresent()) {
            problems.add(ChainProblem.Kind.HEAD_DIFFERS, head.sequence() + 1);
        }
    }

    private long verifyCheckpoints(ChainHead head, SortedSet<String> fingerprints, Problems problems) {
        long signedUpTo = 0;
        for (Checkpoint checkpoint : log.checkpoints(head.chain())) {
            Optional<ChainProblem.Kind> problem = problem(checkpoint);
            if (problem.isPresent()) {
                problems.add(problem.get(), checkpoint.head().sequence());
            } else {
                signedUpTo = checkpoint.head().sequence();
                fingerprints.add(checkpoint.fingerprint());
            }
        }
        return signedUpTo;
    }

    private Optional<ChainProblem.Kind> problem(Checkpoint checkpoint) {
        Optional<byte[]> key = trustedKeys
                .apply(checkpoint.userId())
                .filter(known -> HexFormat.of().formatHex(Digests.sha256(known)).equals(checkpoint.fingerprint()));
        if (key.isEmpty()) {
            return Optional.of(ChainProblem.Kind.SIGNER_UNKNOWN);
        }
        byte[] signed = Checkpoint.signedBytes(
                vault,
                checkpoint.head(),
                checkpoint.signedAt(),
                checkpoint.userId(),
                checkpoint.userName(),
                checkpoint.fingerprint());
        if (!Ed25519.verify(key.get(), signed, checkpoint.signature())) {
            return Optional.of(ChainProblem.Kind.SIGNATURE_INVALID);
        }
        ChainHead head = checkpoint.head();
        return head.equals(headAt(head.chain(), head.sequence()))
                ? Optional.empty()
                : Optional.of(ChainProblem.Kind.CHECKPOINT_DIFFERS);
    }

    private @Nullable ChainHead headAt(long chain, long sequence) {
        return log.event(chain, sequence).map(LinkedEvent::head).orElse(null);
    }

    /** Filled by several threads. */
    private static final class Problems {
        private final long chain;
        private final ConcurrentLinkedQueue<ChainProblem> found = new ConcurrentLinkedQueue<>();
        private final AtomicLong count = new AtomicLong();

        Problems(long chain) {
            this.chain = chain;
        }

        void add(ChainProblem.Kind kind, long sequence) {
            if (count.incrementAndGet() <= MAXIMUM_PROBLEMS) {
                found.add(new ChainProblem(kind, chain, sequence));
            }
        }

        List<ChainProblem> list() {
            List<ChainProblem> sorted = new java.util.ArrayList<>(found);
            sorted.sort(java.util.Comparator.comparingLong(ChainProblem::sequence));
            return Collections.unmodifiableList(sorted);
        }
    }
}
