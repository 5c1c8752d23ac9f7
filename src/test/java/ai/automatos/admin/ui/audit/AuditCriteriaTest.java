package ai.automatos.admin.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditQuery;
import ai.automatos.admin.audit.AuditResult;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditCriteriaTest {
    /** Already the 26th there. */
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private static final Instant NOW = Instant.parse("2026-11-25T20:30:00Z");
    private static final Set<Long> CHAINS = Set.of(0L, 1L);

    @ParameterizedTest
    @CsvSource({
        "DAY, 2026-11-24T20:00:00Z, 2026-11-25T21:00:00Z",
        "WEEK, 2026-11-18T15:00:00Z, 2026-11-26T15:00:00Z",
        "MONTH, 2026-10-26T15:00:00Z, 2026-11-26T15:00:00Z",
        "QUARTER, 2026-08-27T15:00:00Z, 2026-11-26T15:00:00Z"
    })
    void rangesEndWithTheDayThatHasBegunInTheZone(TimeRange range, Instant from, Instant to) {
        assertThat(open(range).span(NOW, TOKYO)).isEqualTo(new Span(from, to));
    }

    @Test
    void bothDaysOfACustomRangeAreIncluded() {
        AuditCriteria custom = new AuditCriteria(
                TimeRange.CUSTOM,
                LocalDate.of(2026, 11, 3),
                LocalDate.of(2026, 11, 4),
                null,
                Set.of(),
                null,
                null,
                null);
        assertThat(custom.span(NOW, TOKYO))
                .isEqualTo(new Span(Instant.parse("2026-11-02T15:00:00Z"), Instant.parse("2026-11-04T15:00:00Z")));
    }

    @Test
    void aPartChosenInTheChartCountsInsteadOfTheRange() {
        Span part = new Span(NOW.minusSeconds(60), NOW);
        AuditCriteria criteria = new AuditCriteria(TimeRange.MONTH, null, null, part, Set.of(), null, null, null);
        assertThat(criteria.span(NOW, TOKYO)).isEqualTo(part);
        assertThat(criteria.filters()).as("time is not a filter").isFalse();
    }

    @Test
    void everyFilterStandsInTheQuery() {
        UUID id = new UUID(1, 2);
        AuditCriteria criteria = new AuditCriteria(
                TimeRange.DAY, null, null, null, Set.of(AuditAction.TESTED), "ada", id, AuditResult.FAILURE);
        Span span = criteria.span(NOW, TOKYO);
        AuditQuery query = criteria.query(CHAINS, span, 50);
        assertThat(query.chains()).isEqualTo(CHAINS);
        assertThat(query.from()).isEqualTo(span.from());
        assertThat(query.to()).isEqualTo(span.to());
        assertThat(query.actions()).containsExactly(AuditAction.TESTED);
        assertThat(query.user()).isEqualTo("ada");
        assertThat(query.credentialId()).isEqualTo(id);
        assertThat(query.result()).isEqualTo(AuditResult.FAILURE);
        assertThat(query.limit()).isEqualTo(50);
        assertThat(criteria.filters()).isTrue();
        AuditQuery all = criteria.unfiltered(CHAINS, span);
        assertThat(all.from()).isEqualTo(span.from());
        assertThat(all.user()).isNull();
        assertThat(all.actions()).isEmpty();
        assertThat(all.credentialId()).isNull();
        assertThat(all.result()).isNull();
    }

    @Test
    void theActionFilterBeginsAsTheGuideDoesAndHasEveryActionOnce() {
        assertThat(ActionChoice.choices())
                .extracting(ActionChoice::actions)
                .startsWith(
                        Set.of(),
                        Set.of(AuditAction.CREATED),
                        Set.of(AuditAction.UPDATED),
                        Set.of(AuditAction.DELETED),
                        Set.of(AuditAction.ACCESSED),
                        Set.of(AuditAction.TESTED));
        assertThat(ActionChoice.choices())
                .filteredOn(choice -> choice.kind() != ActionChoice.Kind.GROUP)
                .flatExtracting(ActionChoice::actions)
                .containsExactlyInAnyOrder(AuditAction.values());
        assertThat(ActionChoice.choices())
                .filteredOn(choice -> choice.kind() == ActionChoice.Kind.GROUP)
                .flatExtracting(ActionChoice::actions)
                .containsExactlyInAnyOrderElementsOf(ActionChoice.choices().stream()
                        .filter(choice -> choice.kind() == ActionChoice.Kind.MEMBER)
                        .flatMap(choice -> choice.actions().stream())
                        .toList());
    }

    private static AuditCriteria open(TimeRange range) {
        return new AuditCriteria(range, null, null, null, Set.of(), null, null, null);
    }
}
