package ai.automatos.admin.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StepTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-25T09:30:00Z");

    @ParameterizedTest
    @CsvSource({"DAY, HOUR, 25", "WEEK, THREE_HOURS, 64", "MONTH, DAY, 31", "QUARTER, DAY, 91"})
    void eachRangeGetsBarsOfARoundTime(TimeRange range, Step step, int bars) {
        Span span = range.span(NOW, ZoneOffset.UTC);
        assertThat(Step.of(span)).isEqualTo(step);
        assertThat(step.bounds(span, ZoneOffset.UTC)).hasSize(bars + 1);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void boundsCoverTheSpanWithoutGapAndAreNeverTooMany(Step step) {
        for (long minutes : List.of(1L, 7L, 59L, 60L, 1_441L, 45_000L, 600_000L, 5_000_000L)) {
            Span span = new Span(NOW, NOW.plus(Duration.ofMinutes(minutes)));
            if (Step.of(span) != step) {
                continue;
            }
            List<Instant> bounds = step.bounds(span, BERLIN);
            assertThat(bounds)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .startsWith(span.from())
                    .endsWith(span.to());
            assertThat(bounds).hasSizeLessThanOrEqualTo(Step.MOST + 3);
        }
    }

    @Test
    void everyLengthOfTimeHasAStep() {
        assertThat(Step.of(new Span(NOW, NOW.plus(Duration.ofDays(365 * 500))))).isEqualTo(Step.YEAR);
        assertThat(Step.of(new Span(NOW, NOW.plusSeconds(1)))).isEqualTo(Step.MINUTE);
    }

    @Test
    void daysBeginAtMidnightOfTheZoneAlsoWhenClocksChange() {
        Span span = TimeRange.days(LocalDate.of(2026, 10, 24), LocalDate.of(2026, 10, 26), BERLIN);
        List<Instant> days = Step.DAY.bounds(span, BERLIN);
        assertThat(days)
                .containsExactly(
                        Instant.parse("2026-10-23T22:00:00Z"),
                        Instant.parse("2026-10-24T22:00:00Z"),
                        Instant.parse("2026-10-25T23:00:00Z"),
                        Instant.parse("2026-10-26T23:00:00Z"));
        List<Instant> hours = Step.THREE_HOURS.bounds(span, BERLIN);
        assertThat(hours).containsAll(days);
        assertThat(IntStream.range(1, hours.size())
                        .mapToObj(i ->
                                Duration.between(hours.get(i - 1), hours.get(i)).toHours()))
                .as("25 hours are eight times three and one")
                .filteredOn(length -> length != 3)
                .containsExactly(1L);
    }

    @Test
    void weeksBeginOnMonday() {
        Span span = TimeRange.days(LocalDate.of(2026, 11, 4), LocalDate.of(2026, 11, 17), ZoneOffset.UTC);
        assertThat(Step.WEEK.bounds(span, ZoneOffset.UTC))
                .containsExactly(
                        Instant.parse("2026-11-04T00:00:00Z"),
                        Instant.parse("2026-11-09T00:00:00Z"),
                        Instant.parse("2026-11-16T00:00:00Z"),
                        Instant.parse("2026-11-18T00:00:00Z"));
    }

    @Test
    void labelsNameDaysOrHoursAndAreNeverMoreThanHaveRoom() {
        Span week = TimeRange.WEEK.span(NOW, ZoneOffset.UTC);
        List<Instant> bounds = Step.THREE_HOURS.bounds(week, ZoneOffset.UTC);
        ChartTicks.Ticks days = ChartTicks.of(bounds, Step.THREE_HOURS, ZoneOffset.UTC, 10);
        assertThat(days.pattern()).isEqualTo("EEE d");
        assertThat(days.bars()).containsExactly(0, 8, 16, 24, 32, 40, 48, 56);
        Span day = TimeRange.DAY.span(NOW, ZoneOffset.UTC);
        List<Instant> hours = Step.HOUR.bounds(day, ZoneOffset.UTC);
        ChartTicks.Ticks times = ChartTicks.of(hours, Step.HOUR, ZoneOffset.UTC, 9);
        assertThat(times.pattern()).isEqualTo("HH:mm");
        assertThat(times.bars()).as("every third hour").containsExactly(0, 3, 6, 9, 12, 15, 18, 21, 24);
        for (int most = 1; most < 20; most++) {
            assertThat(ChartTicks.of(bounds, Step.THREE_HOURS, ZoneOffset.UTC, most)
                            .bars())
                    .hasSizeBetween(1, most);
        }
    }
}
