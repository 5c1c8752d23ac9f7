package ai.automatos.admin.vault;

/**
 * Cost of Argon2id (RFC 9106).
 *
 * @param memoryKib memory in KiB
 */
public record KdfCost(int memoryKib, int iterations, int parallelism) {
    /** What new slots get: 64 MiB, three passes, one lane. */
    public static final KdfCost STANDARD = new KdfCost(64 * 1024, 3, 1);

    /**
     * Whether a slot that asks for this may be tried. The numbers come from the database: without a bound, whoever can
     * write there makes every unlock run out of memory.
     */
    boolean isBearable() {
        return memoryKib >= 8
                && memoryKib <= 1024 * 1024
                && iterations >= 1
                && iterations <= 64
                && parallelism >= 1
                && parallelism <= 16;
    }
}
