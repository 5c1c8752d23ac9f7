package ai.automatos.admin.store;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.AuditEvent;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cancelled search interrupts its thread; nobody else may lose the database over it. */
class InterruptedReaderTest {
    private static final int EVENTS = 2_000;

    @Test
    void writingGoesOnAfterAReaderIsInterrupted(@TempDir Path folder) throws Exception {
        DatabaseLocation location = TestEngine.H2.migrated(folder);
        AuditEvent event = SampleEvents.simple(1, "{\"filler\":\"" + "x".repeat(1_000) + "\"}");
        try (TestStore store = new TestStore(location)) {
            store.append(Collections.nCopies(EVENTS, event));
        }
        // Opened anew, so that reading must go to the file.
        try (TestStore store = new TestStore(location)) {
            CompletableFuture<Boolean> reader = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try {
                    store.database.read(context -> {
                        Thread.currentThread().interrupt();
                        return context.fetch("select details from audit_event").size();
                    });
                    reader.complete(true);
                } catch (RuntimeException e) {
                    reader.complete(false);
                }
            });
            thread.start();
            reader.get(30, TimeUnit.SECONDS);
            store.append(Collections.nCopies(1, event));
            assertThat(store.events(1)).hasSize(EVENTS + 1);
        }
    }
}
