package ai.automatos.admin.credential;

import ai.automatos.admin.probe.Diagnosis;
import org.jspecify.annotations.Nullable;

/**
 * What a connection test said, ready to be shown. No text contains a secret.
 *
 * @param diagnosis of a failure, otherwise null; {@link Diagnosis#CANCELLED} leaves the earlier status in place
 * @param message one sentence
 * @param detail what the service said; may be empty
 * @param action what to do about a failure; empty otherwise
 * @param evidence who the service says we are; empty unless verified
 */
public record TestResult(
        TestStatus status,
        @Nullable Diagnosis diagnosis,
        String message,
        String detail,
        String action,
        String evidence,
        long millis) {}
