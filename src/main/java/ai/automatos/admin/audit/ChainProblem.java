package ai.automatos.admin.audit;

import java.util.Locale;

/** Something in the log that does not hold. */
public record ChainProblem(Kind kind, long chain, long sequence) {
    /** Message {@code finding.chain.<word>}. */
    public enum Kind {
        /** The event's hash does not follow from its content and the hash before it. */
        ALTERED,
        MISSING,
        /** An event beyond the head, or under another head than the last event's. */
        HEAD_DIFFERS,
        /** A checkpoint speaks of another hash than the event has. */
        CHECKPOINT_DIFFERS,
        SIGNATURE_INVALID,
        /** No trusted user has the key that signed. */
        SIGNER_UNKNOWN,
        /** The journal holds another event at this place. */
        JOURNAL_DIFFERS,
        /** The journal skips this event although this computer wrote it. */
        JOURNAL_LACKS;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
