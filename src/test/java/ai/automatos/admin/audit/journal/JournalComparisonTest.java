package ai.automatos.admin.audit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.ChainProblem;
import ai.automatos.admin.audit.ChainProblem.Kind;
import ai.automatos.admin.audit.Chains;
import ai.automatos.admin.audit.HashChain;
import ai.automatos.admin.audit.InMemoryLog;
import ai.automatos.admin.audit.LinkedEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalComparisonTest {
    private static final UUID VAULT = new UUID(1, 2);
    private static final UUID ORIGIN = new UUID(3, 4);

    @TempDir
    Path folder;

    private final InMemoryLog log = new InMemoryLog();

    @Test
    void equalStoriesGiveNoFinding() throws IOException {
        List<LinkedEvent> events = Chains.chain(1, 30);
        journal(events);
        log.add(events);
        assertThat(problems(false)).isEmpty();
    }

    @Test
    void anEventThatTheDatabaseTellsDifferentlyOrLacksIsNamed() throws IOException {
        List<LinkedEvent> events = Chains.chain(1, 30);
        journal(events);
        log.add(events);
        log.put(new LinkedEvent(Chains.event(1, 99), 1, 7, events.get(6).hash()));
        log.events.get(1L).remove(9L);
        assertThat(problems(false))
                .containsExactly(
                        new ChainProblem(Kind.JOURNAL_DIFFERS, 1, 7), new ChainProblem(Kind.JOURNAL_DIFFERS, 1, 9));
    }

    @Test
    void aGapIsNamedUnlessOthersWriteToo() throws IOException {
        List<LinkedEvent> events = Chains.chain(1, 30);
        journal(events.subList(0, 10));
        journal(events.subList(20, 30));
        log.add(events);
        assertThat(problems(false)).containsExactly(new ChainProblem(Kind.JOURNAL_LACKS, 1, 11));
        assertThat(problems(true)).isEmpty();
    }

    @Test
    void linesGivenUpByAnAcknowledgedBreakAreHistory() throws IOException {
        List<LinkedEvent> lost = Chains.chain(1, 30);
        journal(lost);
        log.add(lost.subList(0, 20));
        ChainHead kept = lost.get(19).head();
        LinkedEvent acknowledged = HashChain.link(kept, Chains.event(1, 1_000), 2);
        log.add(List.of(acknowledged));
        try (Journal journal = Journal.open(folder, VAULT, ORIGIN)) {
            journal.beginFile(Map.of(1L, kept));
            journal.append(List.of(acknowledged));
        }
        assertThat(problems(false)).isEmpty();
    }

    private void journal(List<LinkedEvent> events) throws IOException {
        try (Journal journal = Journal.open(folder, VAULT, ORIGIN)) {
            journal.append(events);
        }
    }

    private List<ChainProblem> problems(boolean shared) {
        List<ChainProblem> problems = new ArrayList<>();
        new JournalComparison(log, folder, ORIGIN, shared).compare(problems::add, lines -> {});
        return problems;
    }
}
