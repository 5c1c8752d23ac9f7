package ai.automatos.admin.probe.local;

import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import java.nio.charset.StandardCharsets;

/** Secrets that work, but not against somebody who guesses. */
final class Weakness {
    private Weakness() {}

    static ProbeFailure of(String detail) {
        return new ProbeFailure(Diagnosis.WEAK_KEY, detail);
    }

    /**
     * How much there is to guess at most, judged by the text alone: its length times what one of its characters tells
     * (Shannon). A phrase that is well known looks stronger than it is.
     */
    static int bits(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        int[] counts = new int[256];
        for (byte one : bytes) {
            counts[one & 0xff]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                bits -= count * Math.log((double) count / bytes.length) / Math.log(2);
            }
        }
        return (int) bits;
    }
}
