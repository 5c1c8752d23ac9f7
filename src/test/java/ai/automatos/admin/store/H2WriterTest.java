package ai.automatos.admin.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class H2WriterTest extends WriterContract {
    H2WriterTest() {
        super(TestEngine.H2);
    }

    /** An interrupted read closes a plain file channel, and with it the whole database. */
    @Test
    void isNotClosedByAnInterruptedReader() throws Exception {
        store.inUnit(() -> {
            for (int number = 1; number <= 300; number++) {
                add(number);
            }
        });
        store.database.drop(); // Nothing is cached any more.
        Future<Integer> reader = callers.submit(() -> store.database.read(context -> {
            Thread.currentThread().interrupt();
            return context.fetch("select * from credentials").size();
        }));
        assertThat(reader.get()).isEqualTo(300);
        store.inUnit(() -> add(301));
        assertThat(names()).hasSize(301);
    }
}
