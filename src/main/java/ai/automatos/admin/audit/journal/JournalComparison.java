package ai.automatos.admin.audit.journal;

import ai.automatos.admin.audit.AuditRepository;
import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.ChainProblem;
import ai.automatos.admin.audit.LinkedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Compares every line of a journal with the database. Files are walked from the newest back: where a later file begins
 * below an earlier one's end, an administrator accepted a break, and the lines beyond are history that was given up.
 */
public final class JournalComparison {
    private final AuditRepository log;
    private final JournalFolder folder;
    private final boolean shared;

    /** @param shared whether other computers write to the same database, so that this journal may skip events */
    public JournalComparison(AuditRepository log, Path folder, UUID origin, boolean shared) {
        this.log = log;
        this.folder = new JournalFolder(folder, origin);
        this.shared = shared;
    }

    /**
     * @param progress hears, file by file, how many lines are compared; it may throw to give up
     * @return how many lines were compared
     */
    public long compare(Consumer<ChainProblem> problems, LongConsumer progress) {
        try {
            List<Path> files = folder.files();
            Map<Long, Long> bound = new HashMap<>();
            long lines = 0;
            for (int i = files.size() - 1; i >= 0; i--) {
                JournalFile file = JournalFile.read(files.get(i), i == files.size() - 1);
                lines += compare(file, bound, problems);
                progress.accept(lines);
                for (ChainHead head : file.header().heads()) {
                    bound.merge(head.chain(), head.sequence(), Math::min);
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long compare(JournalFile file, Map<Long, Long> bound, Consumer<ChainProblem> problems) {
        Map<Long, List<LinkedEvent>> byChain = new TreeMap<>();
        for (LinkedEvent event : file.events()) {
            long chain = event.event().chain();
            if (event.sequence() <= bound.getOrDefault(chain, Long.MAX_VALUE)) {
                byChain.computeIfAbsent(chain, key -> new ArrayList<>()).add(event);
            }
        }
        Map<Long, Long> before = new HashMap<>();
        file.header().heads().forEach(head -> before.put(head.chain(), head.sequence()));
        long lines = 0;
        for (Map.Entry<Long, List<LinkedEvent>> entry : byChain.entrySet()) {
            long chain = entry.getKey();
            List<LinkedEvent> events = entry.getValue();
            lines += events.size();
            compareContent(chain, events, problems);
            if (!shared) {
                findGaps(chain, before.getOrDefault(chain, 0L), events, problems);
            }
        }
        return lines;
    }

    private void compareContent(long chain, List<LinkedEvent> events, Consumer<ChainProblem> problems) {
        Map<Long, LinkedEvent> expected = new HashMap<>();
        events.forEach(event -> expected.put(event.sequence(), event));
        long first = events.get(0).sequence();
        long last = events.get(events.size() - 1).sequence();
        log.forEach(chain, first, last, stored -> {
            LinkedEvent line = expected.remove(stored.sequence());
            if (line != null && !line.equals(stored)) {
                problems.accept(new ChainProblem(ChainProblem.Kind.JOURNAL_DIFFERS, chain, stored.sequence()));
            }
        });
        expected.keySet().stream()
                .sorted()
                .forEach(sequence ->
                        problems.accept(new ChainProblem(ChainProblem.Kind.JOURNAL_DIFFERS, chain, sequence)));
    }

    private static void findGaps(long chain, long before, List<LinkedEvent> events, Consumer<ChainProblem> problems) {
        long next = before + 1;
        for (LinkedEvent event : events) {
            if (event.sequence() > next) {
                problems.accept(new ChainProblem(ChainProblem.Kind.JOURNAL_LACKS, chain, next));
            }
            next = event.sequence() + 1;
        }
    }
}
