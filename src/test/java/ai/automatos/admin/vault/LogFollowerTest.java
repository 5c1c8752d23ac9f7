package ai.automatos.admin.vault;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.Chains;
import ai.automatos.admin.audit.InMemoryLog;
import ai.automatos.admin.audit.LinkedEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogFollowerTest {
    private final InMemoryLog log = new InMemoryLog();
    private final List<LinkedEvent> heard = new ArrayList<>();
    private final LogFollower follower = new LogFollower(log, chain -> chain != 9, heard::add);

    @Test
    void everyEventOfTheWantedChainsIsHeardOnceAndInOrder() {
        List<LinkedEvent> all = Chains.chain(1, 5);
        log.add(all.subList(0, 3));
        log.add(Chains.chain(9, 2));
        assertThat(follower.catchUp(Progress.SILENT)).isTrue();
        assertThat(follower.catchUp(Progress.SILENT)).isFalse();
        log.add(all.subList(3, 5));
        assertThat(follower.catchUp(Progress.SILENT)).isTrue();
        assertThat(heard).containsExactlyElementsOf(all);
        assertThat(follower.isCut(1)).isFalse();
    }

    @Test
    void aChainWhoseBeginningIsGoneIsCut() {
        List<LinkedEvent> all = Chains.chain(1, 4);
        log.add(all.subList(2, 4));
        follower.catchUp(Progress.SILENT);
        assertThat(heard).hasSize(2);
        assertThat(follower.isCut(1)).isTrue();
        assertThat(follower.isCut(2)).isFalse();
    }

    @Test
    void rowsAreReadAgainIfSomethingWasWrittenMeanwhile() {
        List<LinkedEvent> all = Chains.chain(1, 3);
        log.add(all.subList(0, 2));
        int[] reads = {0};
        int found = follower.settled(
                () -> {
                    if (reads[0] == 0) {
                        log.add(all.subList(2, 3));
                    }
                    return ++reads[0];
                },
                Progress.SILENT);
        assertThat(found).isEqualTo(2);
        assertThat(heard).hasSize(3);
    }

    @Test
    void whoNeverStopsWritingIsNotWaitedFor() {
        List<LinkedEvent> all = Chains.chain(1, 100);
        int[] reads = {0};
        int found = follower.settled(
                () -> {
                    log.add(all.subList(reads[0], reads[0] + 1));
                    return ++reads[0];
                },
                Progress.SILENT);
        assertThat(found).isEqualTo(20);
    }
}
