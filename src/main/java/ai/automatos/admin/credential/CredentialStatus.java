package ai.automatos.admin.credential;

import ai.automatos.admin.common.Messages;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The badge of a credential. Message {@code status.<word>}. */
public enum CredentialStatus {
    VERIFIED,
    UNVERIFIED,
    FAILED,
    EXPIRED,
    INACTIVE;

    /** A test counts only for the values it was made with. */
    public static CredentialStatus of(Credential credential, CredentialActivity activity, Instant now) {
        if (!credential.active()) {
            return INACTIVE;
        }
        if (Ending.of(credential, activity).filter(end -> end.isOver(now)).isPresent()) {
            return EXPIRED;
        }
        CredentialActivity.LastTest test = activity.lastTest();
        if (test == null || test.valueVersion() != credential.valueVersion()) {
            return UNVERIFIED;
        }
        return switch (test.status()) {
            case VERIFIED -> VERIFIED;
            case FAILED -> FAILED;
            case NOT_TESTABLE, UNKNOWN -> UNVERIFIED;
        };
    }

    /** The badge's words. */
    public String text(Messages messages) {
        return messages.get("status." + word());
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CredentialStatus> ofWord(String word) {
        return Stream.of(values())
                .filter(value -> value.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
