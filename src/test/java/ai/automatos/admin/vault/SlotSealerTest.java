package ai.automatos.admin.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SlotSealerTest {
    private static final UUID VAULT = new UUID(1, 1);
    private static final UUID USER = new UUID(2, 2);
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    private final SecureRandom random = new SecureRandom();
    private final UserKeys keys = UserKeys.generate(random);
    private final SlotSealer sealer = new SlotSealer(VAULT, random, new KdfCost(64, 1, 1));
    private final KeyFile keyFile = keyFile(1);

    @Test
    void passwordAndKeyFileOpenTogether() {
        Slot slot = sealer.seal(USER, keys, password("pass word"), keyFile, NOW);
        assertThat(sealer.open(slot, password("pass word"), keyFile)).contains(keys);
        assertThat(sealer.open(slot, password("pass  word"), keyFile)).isEmpty();
        assertThat(sealer.open(slot, password("pass word"), keyFile(2))).isEmpty();
        assertThat(sealer.open(slot, null, keyFile)).isEmpty();
    }

    @Test
    void thePasswordIsTheSameHoweverItsLettersAreComposed() {
        Slot slot = sealer.seal(USER, keys, password("caf\u00e9"), keyFile, NOW);
        assertThat(sealer.open(slot, password("cafe\u0301"), keyFile)).contains(keys);
    }

    @Test
    void spacesAreAPasswordAndNothingIsNone() {
        Slot slot = sealer.seal(USER, keys, password("   "), keyFile, NOW);
        assertThat(sealer.open(slot, password("   "), keyFile)).contains(keys);
        assertThat(sealer.open(slot, password("  "), keyFile)).isEmpty();
        assertThatThrownBy(() -> password(""))
                .isInstanceOfSatisfying(
                        UserFacingException.class, e -> assertThat(e.key()).isEqualTo("vault.password.empty"));
    }

    @Test
    void theRecoveryCodeOpensAlone() {
        SecretBytes code = RecoveryCode.random(random);
        Slot slot = sealer.sealForRecovery(USER, keys, code, NOW);
        assertThat(slot.keyFileId()).isNull();
        assertThat(sealer.openForRecovery(slot, code)).contains(keys);
        assertThat(sealer.openForRecovery(slot, RecoveryCode.random(random))).isEmpty();
    }

    @Test
    void anyChangeOfTheRowIsDamageAndNotAWrongPassword() {
        Slot slot = sealer.seal(USER, keys, password("p"), keyFile, NOW);
        List<Slot> changed = List.of(
                copy(
                        slot,
                        new UUID(9, 9),
                        slot.memoryKib(),
                        slot.salt(),
                        slot.nonce(),
                        slot.sealedKeys(),
                        slot.checksum()),
                copy(slot, USER, 128, slot.salt(), slot.nonce(), slot.sealedKeys(), slot.checksum()),
                copy(slot, USER, slot.memoryKib(), flip(slot.salt()), slot.nonce(), slot.sealedKeys(), slot.checksum()),
                copy(slot, USER, slot.memoryKib(), slot.salt(), flip(slot.nonce()), slot.sealedKeys(), slot.checksum()),
                copy(slot, USER, slot.memoryKib(), slot.salt(), slot.nonce(), flip(slot.sealedKeys()), slot.checksum()),
                copy(
                        slot,
                        USER,
                        slot.memoryKib(),
                        slot.salt(),
                        slot.nonce(),
                        slot.sealedKeys(),
                        flip(slot.checksum())));
        changed.forEach(damaged -> assertDamaged(() -> sealer.open(damaged, password("p"), keyFile)));
        SlotSealer elsewhere = new SlotSealer(new UUID(5, 5), random, KdfCost.STANDARD);
        assertDamaged(() -> elsewhere.open(slot, password("p"), keyFile));
    }

    /** The cost comes from the database: whoever can write there must not be able to exhaust the memory here. */
    @Test
    void anUnbearableCostIsRefusedWithoutTrying() {
        SlotSealer greedy = new SlotSealer(VAULT, random, new KdfCost(64, 1, 1));
        Slot slot = greedy.seal(USER, keys, password("p"), keyFile, NOW);
        Slot huge = copy(slot, USER, Integer.MAX_VALUE, slot.salt(), slot.nonce(), slot.sealedKeys(), slot.checksum());
        assertDamaged(() -> sealer.open(huge, password("p"), keyFile));
        assertThat(new KdfCost(64 * 1024, 3, 1).isBearable()).isTrue();
        assertThat(new KdfCost(2 * 1024 * 1024, 3, 1).isBearable()).isFalse();
        assertThat(new KdfCost(64, 0, 1).isBearable()).isFalse();
    }

    private static void assertDamaged(Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        UserFacingException.class, e -> assertThat(e.key()).isEqualTo("vault.slot.damaged"));
    }

    private static Slot copy(
            Slot slot, UUID user, int memory, byte[] salt, byte[] nonce, byte[] sealed, byte[] checksum) {
        return new Slot(
                slot.id(),
                user,
                slot.kind(),
                memory,
                slot.iterations(),
                slot.parallelism(),
                salt,
                slot.keyFileId(),
                nonce,
                sealed,
                slot.createdAt(),
                checksum);
    }

    private static byte[] flip(byte[] bytes) {
        byte[] flipped = bytes.clone();
        flipped[0] ^= 1;
        return flipped;
    }

    private static KeyFile keyFile(int number) {
        byte[] secret = new byte[32];
        secret[0] = (byte) number;
        return new KeyFile(VAULT, new UUID(3, number), SecretBytes.owning(secret), "00");
    }

    private static Password password(String typed) {
        return Password.of(SecretBytes.ofUtf8(typed));
    }
}
