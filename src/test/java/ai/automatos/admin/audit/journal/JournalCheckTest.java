package ai.automatos.admin.audit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.Chains;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.audit.journal.JournalCheck.BatchRange;
import ai.automatos.admin.audit.journal.JournalFinding.Agrees;
import ai.automatos.admin.audit.journal.JournalFinding.CatchUp;
import ai.automatos.admin.audit.journal.JournalFinding.Incident;
import ai.automatos.admin.audit.journal.JournalFinding.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JournalCheckTest {
    private static final int LENGTH = 20;
    private static final List<LinkedEvent> CHAIN = Chains.chain(1, LENGTH);

    /** Every journal end and every database end, with a last batch of events 17 to 20. */
    @Test
    void alone() {
        BatchRange last = new BatchRange(9, 17, 20);
        for (int journal = 0; journal <= LENGTH; journal++) {
            for (int database = 0; database <= LENGTH; database++) {
                JournalFinding found = alone(journal, database, last);
                String situation = "journal at %d, database at %d".formatted(journal, database);
                if (journal == database) {
                    assertThat(found).as(situation).isEqualTo(new Agrees());
                } else if (journal > database) {
                    assertThat(kind(found)).as(situation).isEqualTo(Kind.DATABASE_BEHIND);
                } else if (journal == 16 && database == 20) {
                    assertThat(found).as(situation).isEqualTo(new CatchUp(17, 20));
                } else {
                    assertThat(kind(found)).as(situation).isEqualTo(Kind.JOURNAL_TRUNCATED);
                }
            }
        }
    }

    @Test
    void anotherEventAtTheJournalsEndMeansThatTheDatabaseWasAltered() {
        ChainHead other = new ChainHead(1, 1, 10, new byte[32]);
        assertThat(kind(JournalCheck.compare(other, head(20), new BatchRange(1, 17, 20), false, this::stored)))
                .isEqualTo(Kind.DATABASE_ALTERED);
        assertThat(kind(JournalCheck.compare(other, head(20), null, true, this::stored)))
                .isEqualTo(Kind.DATABASE_ALTERED);
        ChainHead nextEpoch = new ChainHead(1, 2, 20, head(20).hash());
        assertThat(kind(JournalCheck.compare(nextEpoch, head(20), null, false, this::stored)))
                .isEqualTo(Kind.DATABASE_ALTERED);
    }

    @Test
    void aNewVaultAgrees() {
        assertThat(JournalCheck.compare(null, ChainHead.empty(1), null, false, this::stored))
                .isEqualTo(new Agrees());
        assertThat(JournalCheck.compare(null, ChainHead.empty(1), null, true, this::stored))
                .isEqualTo(new Agrees());
    }

    @Test
    void aJournalRemovedAsAWholeIsMissed() {
        assertThat(kind(JournalCheck.compare(null, head(20), new BatchRange(9, 17, 20), false, this::stored)))
                .isEqualTo(Kind.JOURNAL_TRUNCATED);
        assertThat(kind(JournalCheck.compare(null, head(20), new BatchRange(9, 17, 20), true, this::stored)))
                .isEqualTo(Kind.JOURNAL_TRUNCATED);
    }

    @Test
    void inATeamOthersEventsAreNotMissed() {
        assertThat(team(10, 20, new BatchRange(3, 8, 10))).isEqualTo(new Agrees());
        assertThat(team(0, 20, null)).isEqualTo(new Agrees());
        assertThat(team(5, 20, new BatchRange(3, 8, 10))).isEqualTo(new CatchUp(8, 10));
        assertThat(kind(team(9, 20, new BatchRange(3, 8, 10)))).isEqualTo(Kind.JOURNAL_TRUNCATED);
        assertThat(kind(team(12, 11, new BatchRange(3, 8, 10)))).isEqualTo(Kind.DATABASE_BEHIND);
    }

    @Test
    void aNewComputersFirstBatchMayBeCutShort() {
        assertThat(JournalCheck.compare(null, head(20), new BatchRange(1, 19, 20), true, this::stored))
                .isEqualTo(new CatchUp(19, 20));
    }

    private JournalFinding alone(int journal, int database, BatchRange last) {
        return JournalCheck.compare(
                head(journal),
                head(database),
                last,
                false,
                sequence -> sequence <= database ? stored(sequence) : Optional.empty());
    }

    private JournalFinding team(int journal, int database, BatchRange last) {
        return JournalCheck.compare(head(journal), head(database), last, true, this::stored);
    }

    private static Kind kind(JournalFinding finding) {
        return finding instanceof Incident incident ? incident.kind() : null;
    }

    private static ChainHead head(int sequence) {
        return sequence == 0 ? ChainHead.empty(1) : CHAIN.get(sequence - 1).head();
    }

    private Optional<ChainHead> stored(long sequence) {
        return sequence < 1 || sequence > LENGTH ? Optional.empty() : Optional.of(head((int) sequence));
    }
}
