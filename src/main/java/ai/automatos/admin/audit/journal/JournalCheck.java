package ai.automatos.admin.audit.journal;

import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.journal.JournalFinding.Agrees;
import ai.automatos.admin.audit.journal.JournalFinding.CatchUp;
import ai.automatos.admin.audit.journal.JournalFinding.Incident;
import ai.automatos.admin.audit.journal.JournalFinding.Kind;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The start-up rule. The journal is written after the commit and before the answer, so it never leads the database and
 * lags by one batch at most; whatever else is found was done by somebody else.
 */
public final class JournalCheck {
    private JournalCheck() {}

    /**
     * Compares one chain.
     *
     * @param journal where this computer's journal ends, or null if it has no journal at all
     * @param database the chain's head in the database
     * @param lastBatch the events of this computer's last batch in this chain, or null if it wrote none
     * @param shared whether other computers write to the same chain, each with a journal of its own events only
     * @param stored the database's head at a sequence, empty if there is no such event
     */
    public static JournalFinding compare(
            @Nullable ChainHead journal,
            ChainHead database,
            @Nullable BatchRange lastBatch,
            boolean shared,
            LongFunction<Optional<ChainHead>> stored) {
        if (journal != null && journal.sequence() > database.sequence()) {
            return new Incident(Kind.DATABASE_BEHIND, journal, database);
        }
        if (journal != null && journal.sequence() > 0) {
            Optional<ChainHead> there = stored.apply(journal.sequence());
            if (!there.equals(Optional.of(journal))) {
                return new Incident(Kind.DATABASE_ALTERED, journal, database);
            }
        }
        long last = journal == null ? 0 : journal.sequence();
        return shared ? amongOthers(journal, last, database, lastBatch) : alone(journal, last, database, lastBatch);
    }

    private static JournalFinding alone(
            @Nullable ChainHead journal, long last, ChainHead database, @Nullable BatchRange lastBatch) {
        if (last == database.sequence()) {
            return new Agrees();
        }
        boolean oneBatchBehind =
                lastBatch != null && last == lastBatch.first() - 1 && lastBatch.last() == database.sequence();
        return oneBatchBehind
                ? new CatchUp(last + 1, database.sequence())
                : new Incident(Kind.JOURNAL_TRUNCATED, journal, database);
    }

    /** What others wrote between is theirs to journal; only our own last batch can be missing here. */
    private static JournalFinding amongOthers(
            @Nullable ChainHead journal, long last, ChainHead database, @Nullable BatchRange lastBatch) {
        if (lastBatch == null || last >= lastBatch.last()) {
            return new Agrees();
        }
        // Without any journal, nothing but this computer's very first batch can be missing.
        boolean begun = journal != null || lastBatch.batch() <= 1;
        return begun && last < lastBatch.first()
                ? new CatchUp(lastBatch.first(), lastBatch.last())
                : new Incident(Kind.JOURNAL_TRUNCATED, journal, database);
    }

    /**
     * The events of one batch in one chain, both ends included.
     *
     * @param batch the batch's number on its computer
     */
    public record BatchRange(long batch, long first, long last) {}
}
