package ai.automatos.admin.store;

import ai.automatos.admin.audit.LinkedEvent;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A journal in memory that keeps every batch it was handed, and fails or waits when a test wants it to. */
final class RecordingJournal implements JournalSink {
    private final List<List<LinkedEvent>> batches = new CopyOnWriteArrayList<>();
    private volatile JournalSink before = events -> {};

    /** What happens before a batch is taken. */
    void before(JournalSink action) {
        before = action;
    }

    List<List<LinkedEvent>> batches() {
        return batches;
    }

    List<LinkedEvent> events() {
        return batches.stream().flatMap(List::stream).toList();
    }

    @Override
    public void append(List<LinkedEvent> events) throws IOException {
        before.append(events);
        batches.add(List.copyOf(events));
    }
}
