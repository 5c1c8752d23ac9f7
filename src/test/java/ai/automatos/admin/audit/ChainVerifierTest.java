package ai.automatos.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.ChainProblem.Kind;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.crypto.AsymmetricKeys;
import ai.automatos.admin.crypto.Digests;
import ai.automatos.admin.crypto.Ed25519;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChainVerifierTest {
    private static final UUID VAULT = new UUID(9, 9);
    private static final UUID USER = new UUID(1, 1);
    private static final int LENGTH = 45_000;

    private final InMemoryLog log = new InMemoryLog();
    private final AsymmetricKeys keys = Ed25519.generate(new SecureRandom());
    private final ChainVerifier verifier = new ChainVerifier(
            log, VAULT, id -> Optional.ofNullable(Map.of(USER, keys.publicKey()).get(id)));
    private final Checkpointer checkpointer = new Checkpointer(
            log, new DirectTransactions(), Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC), 1_000);

    @BeforeEach
    void fill() {
        log.add(Chains.chain(1, LENGTH));
        checkpointer.signAll(this::sign);
    }

    @Test
    void aWholeChainIsConsistentAndSigned() {
        ChainReport report = verify();
        assertThat(report.problems()).isEmpty();
        assertThat(report.events()).isEqualTo(LENGTH);
        assertThat(report.signedUpTo()).isEqualTo(LENGTH);
        assertThat(report.fingerprints()).containsExactly(HexFormat.of().formatHex(Digests.sha256(keys.publicKey())));
    }

    @Test
    void anAlteredEventIsNamedWhereverItLies() {
        for (long at : new long[] {1, 2, 20_000, 20_001, LENGTH}) {
            LinkedEvent true_ = log.event(1, at).orElseThrow();
            log.put(new LinkedEvent(Chains.event(1, 77_777), true_.epoch(), at, true_.hash()));
            assertThat(verify().problems()).contains(new ChainProblem(Kind.ALTERED, 1, at));
            log.put(true_);
        }
        assertThat(verify().problems()).isEmpty();
    }

    @Test
    void aChainRewrittenFromSomewhereOnIsSeenByItsSignature() {
        ChainHead before = log.event(1, 40_000).orElseThrow().head();
        LinkedEvent forged = HashChain.link(before, Chains.event(1, 77_777));
        log.put(forged);
        log.add(Chains.after(forged.head(), LENGTH - 40_001));
        assertThat(verify().problems()).containsExactly(new ChainProblem(Kind.CHECKPOINT_DIFFERS, 1, LENGTH));
    }

    @Test
    void missingEventsAreNamedAtTheStartInTheMiddleAndAtTheEnd() {
        log.events.get(1L).remove(1L);
        assertThat(verify().problems()).contains(new ChainProblem(Kind.MISSING, 1, 1));
        log.add(Chains.chain(1, LENGTH));
        log.events.get(1L).remove(20_000L);
        assertThat(verify().problems()).contains(new ChainProblem(Kind.MISSING, 1, 20_000));
        log.add(Chains.chain(1, LENGTH));
        log.events.get(1L).remove((long) LENGTH);
        assertThat(verify().problems()).contains(new ChainProblem(Kind.MISSING, 1, LENGTH));
    }

    @Test
    void anEventBeyondTheHeadAndAnotherHeadAreSeen() {
        ChainHead head = log.heads.get(1L);
        log.put(HashChain.link(head, Chains.event(1, 5)));
        assertThat(verify().problems()).containsExactly(new ChainProblem(Kind.HEAD_DIFFERS, 1, LENGTH + 1));
        log.events.get(1L).remove((long) LENGTH + 1);
        log.heads.put(1L, new ChainHead(1, 1, LENGTH, new byte[32]));
        assertThat(verify().problems()).containsExactly(new ChainProblem(Kind.HEAD_DIFFERS, 1, LENGTH));
    }

    @Test
    void aForgedSignatureAndAnUnknownSignerAreSeen() {
        Checkpoint real = log.checkpoints.remove(0);
        byte[] signature = real.signature().clone();
        signature[0] ^= 1;
        log.checkpoints.add(new Checkpoint(
                real.head(), real.signedAt(), real.userId(), real.userName(), real.fingerprint(), signature));
        assertThat(verify().problems()).containsExactly(new ChainProblem(Kind.SIGNATURE_INVALID, 1, LENGTH));
        log.checkpoints.set(
                0,
                new Checkpoint(
                        real.head(),
                        real.signedAt(),
                        new UUID(5, 5),
                        real.userName(),
                        real.fingerprint(),
                        real.signature()));
        assertThat(verify().problems()).containsExactly(new ChainProblem(Kind.SIGNER_UNKNOWN, 1, LENGTH));
    }

    @Test
    void checkpointsAreMadeOnlyWhenDue() {
        log.add(Chains.after(log.heads.get(1L), 999));
        checkpointer.signIfDue(this::sign);
        assertThat(log.checkpoints).hasSize(1);
        log.add(Chains.after(log.heads.get(1L), 1));
        checkpointer.signIfDue(this::sign);
        assertThat(log.checkpoints).hasSize(2);
        checkpointer.signAll(this::sign);
        assertThat(log.checkpoints).hasSize(2);
        assertThat(verify().problems()).isEmpty();
    }

    private ChainReport verify() {
        return verifier.verify(log.heads.get(1L), done -> {});
    }

    private Checkpoint sign(ChainHead head, Instant time) {
        String fingerprint = HexFormat.of().formatHex(Digests.sha256(keys.publicKey()));
        byte[] signed = Checkpoint.signedBytes(VAULT, head, time, USER, "ada", fingerprint);
        return new Checkpoint(head, time, USER, "ada", fingerprint, Ed25519.sign(keys.privateKey(), signed));
    }

    private static final class DirectTransactions implements Transactions {
        @Override
        public <T> T inUnit(Supplier<T> unit) {
            return unit.get();
        }
    }
}
