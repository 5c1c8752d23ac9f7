package ai.automatos.admin.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.AuditActivity;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityBarTest {
    @ParameterizedTest
    @CsvSource({"0, 2", "1, 2", "2, 2", "3, 4", "5, 6", "7, 8", "9, 10", "11, 20", "60, 60", "61, 80", "5596, 6000"})
    void theAxisEndsAtARoundNumberThatCanBeHalved(long greatest, long top) {
        assertThat(ActivityChart.top(greatest)).isEqualTo(top);
        assertThat(top % 2).isZero();
    }

    @Test
    void oneFailureAmongThousandsIsStillSeen() {
        AuditActivity busy = activity(9_999, 1);
        assertThat(ActivityBar.failureHeight(busy, 10_000, 80)).isEqualTo(3);
        assertThat(ActivityBar.successHeight(busy, 10_000, 80)).isEqualTo(77);
    }

    @Test
    void heightsAreInProportionWhereThereIsRoom() {
        assertThat(ActivityBar.failureHeight(activity(50, 25), 100, 80)).isEqualTo(20);
        assertThat(ActivityBar.successHeight(activity(50, 25), 100, 80)).isEqualTo(40);
    }

    @Test
    void nothingIsDrawnForNothingAndNothingLeavesTheChart() {
        assertThat(ActivityBar.failureHeight(activity(3, 0), 10, 80)).isZero();
        assertThat(ActivityBar.successHeight(activity(0, 3), 10, 80)).isZero();
        assertThat(ActivityBar.successHeight(activity(1, 0), 100_000, 80)).isEqualTo(1);
        assertThat(ActivityBar.failureHeight(activity(1, 1), 2, 2)).isEqualTo(2);
        assertThat(ActivityBar.successHeight(activity(1, 1), 2, 2)).isZero();
    }

    private static AuditActivity activity(long successes, long failures) {
        return new AuditActivity(Instant.EPOCH, Instant.MAX, successes, failures);
    }
}
