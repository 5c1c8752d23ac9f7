package ai.automatos.admin.audit.journal;

import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What comparing a chain's journal with its database found. */
public sealed interface JournalFinding {
    /** Nothing to do. */
    record Agrees() implements JournalFinding {}

    /** Killed between commit and journal: these events, both included, are to be appended to the journal. */
    record CatchUp(long from, long to) implements JournalFinding {}

    /**
     * Something that no interruption explains.
     *
     * @param journal where the journal ends, or null if it knows nothing of the chain
     */
    record Incident(Kind kind, @Nullable ChainHead journal, ChainHead database) implements JournalFinding {
        public long chain() {
            return database.chain();
        }

        /** The message that keeps units out until an administrator acknowledges. */
        public UserFacingException toException() {
            String key = switch (kind) {
                case JOURNAL_TRUNCATED -> "audit.journal.truncated";
                case DATABASE_BEHIND -> "audit.database.behind";
                case DATABASE_ALTERED -> "audit.database.altered";
            };
            return new UserFacingException(
                    ErrorKind.VAULT_UNUSABLE,
                    key,
                    Long.toString(chain()),
                    journal == null ? "0" : Long.toString(journal.sequence()),
                    Long.toString(database.sequence()));
        }
    }

    /** The kinds of incident. */
    enum Kind {
        JOURNAL_TRUNCATED,
        /** Cut, rolled back, or replaced by an older copy. */
        DATABASE_BEHIND,
        /** At the journal's last event the database has another one. */
        DATABASE_ALTERED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
