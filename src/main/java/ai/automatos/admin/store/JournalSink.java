package ai.automatos.admin.store;

import ai.automatos.admin.audit.LinkedEvent;
import java.io.IOException;
import java.util.List;

/** Takes what was committed, before anybody is answered; the audit journal is one. */
public interface JournalSink {
    /** Writes and syncs the events of one batch. Called on the writer's thread only. */
    void append(List<LinkedEvent> events) throws IOException;
}
