package ai.automatos.admin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.common.UserFacingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    private final Moments moments = new Moments(
            Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC), () -> ZoneId.of("Europe/Berlin"));

    @Test
    void aDateIsItsFirstMomentInTheZone() {
        assertThat(moments.parse("--from", "2026-11-24")).isEqualTo("2026-11-23T23:00:00Z");
    }

    @Test
    void anEndDateIsIncluded() {
        assertThat(moments.parseEnd("--to", "2026-11-24")).isEqualTo("2026-11-24T23:00:00Z");
    }

    @Test
    void localAndOffsetTimes() {
        assertThat(moments.parse("--from", "2026-07-01T12:00")).isEqualTo("2026-07-01T10:00:00Z");
        assertThat(moments.parse("--from", "2026-07-01T12:00:00Z")).isEqualTo("2026-07-01T12:00:00Z");
        assertThat(moments.parse("--from", "2026-07-01T12:00:00-05:00")).isEqualTo("2026-07-01T17:00:00Z");
    }

    @Test
    void shownInTheZone() {
        assertThat(moments.show(Instant.parse("2026-07-01T22:30:05Z"))).isEqualTo("2026-07-02 00:30:05");
        assertThat(moments.show(null)).isEqualTo("–");
    }

    @Test
    void lengths() {
        assertThat(Moments.length("--timeout", "500ms")).isEqualTo(Duration.ofMillis(500));
        assertThat(Moments.length("--timeout", "10s")).isEqualTo(Duration.ofSeconds(10));
        assertThat(moments.ago("--last", "24h")).isEqualTo("2026-11-23T12:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01", "2026-11-24T25:00", ""})
    void whatIsNoTimeIsNamed(String text) {
        assertThatThrownBy(() -> moments.parse("--from", text))
                .isInstanceOfSatisfying(
                        UserFacingException.class,
                        e -> assertThat(e.arguments()).containsExactly("--from", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "-1s", "1y", ""})
    void whatIsNoLengthIsNamed(String text) {
        assertThatThrownBy(() -> Moments.length("--timeout", text)).isInstanceOf(UserFacingException.class);
    }
}
