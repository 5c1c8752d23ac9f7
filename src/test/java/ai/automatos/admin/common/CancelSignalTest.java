package ai.automatos.admin.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancelSignalTest {
    private final CancelSignal signal = new CancelSignal();
    private final List<String> ran = new ArrayList<>();

    @Test
    void runsEachActionOnce() {
        signal.onCancel(() -> ran.add("one"));
        signal.onCancel(() -> ran.add("two"));

        signal.cancel();
        signal.cancel();

        assertThat(signal.isCancelled()).isTrue();
        assertThat(ran).containsExactly("one", "two");
    }

    @Test
    void forgetsAClosedRegistration() {
        signal.onCancel(() -> ran.add("closed")).close();

        signal.cancel();

        assertThat(ran).isEmpty();
    }

    @Test
    void runsALateActionAtOnce() {
        signal.cancel();

        signal.onCancel(() -> ran.add("late")).close();

        assertThat(ran).containsExactly("late");
    }
}
