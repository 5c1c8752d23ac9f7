package ai.automatos.admin.crypto;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id version 1.3, RFC 9106. */
public final class Argon2id {
    private Argon2id() {}

    /** @param length of the derived key in bytes */
    public static byte[] derive(
            byte[] password, byte[] salt, int memoryKib, int iterations, int parallelism, int length) {
        return derive(password, parameters(memoryKib, iterations, parallelism).withSalt(salt), length);
    }

    static byte[] derive(byte[] password, Argon2Parameters.Builder parameters, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters.build());
        byte[] derived = new byte[length];
        generator.generateBytes(password, derived);
        return derived;
    }

    static Argon2Parameters.Builder parameters(int memoryKib, int iterations, int parallelism) {
        return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(iterations)
                .withParallelism(parallelism);
    }
}
