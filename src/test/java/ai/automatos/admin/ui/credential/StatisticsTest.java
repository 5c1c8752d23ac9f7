package ai.automatos.admin.ui.credential;

import static ai.automatos.admin.ui.credential.Rows.NOW;
import static ai.automatos.admin.ui.credential.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.ShippedTypes;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.credential.CredentialStatus;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.ui.Formats;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private static final TypeCatalog TYPES = new ShippedTypes();

    @Test
    void anEmptyVaultHasNoPercentages() {
        Statistics none = of();
        Formats formats = new Formats(new Messages(Locale.ENGLISH), Clock.systemUTC(), () -> ZoneOffset.UTC);
        assertThat(none.total()).isZero();
        assertThat(formats.percent(none.verified(), none.testable())).isEqualTo("–");
        assertThat(formats.percent(none.assigned(), none.active())).isEqualTo("–");
        assertThat(formats.percent(1, 3)).doesNotContain("NaN").startsWith("33");
    }

    @Test
    void onlyActiveCredentialsOfTestableTypesCountAsVerified() {
        Statistics figures = of(
                row().status(CredentialStatus.VERIFIED).named("a"),
                row().status(CredentialStatus.FAILED).named("b"),
                row().inactive().named("c"),
                row().type("unknown type").named("d"));
        assertThat(figures.total()).isEqualTo(4);
        assertThat(figures.active()).isEqualTo(3);
        assertThat(figures.testable()).isEqualTo(2);
        assertThat(figures.verified()).isEqualTo(1);
        assertThat(figures.failed()).isEqualTo(1);
    }

    @Test
    void expiringIsLessThanThirtyTimesTwentyFourHoursAway() {
        Duration month = Duration.ofHours(30 * 24);
        Statistics figures = of(
                row().expires(NOW.plus(month).minusNanos(1_000)).named("just inside"),
                row().expires(NOW.plus(month)).named("just outside"),
                row().expires(NOW.plusSeconds(1)).named("any moment"),
                row().expires(NOW).status(CredentialStatus.EXPIRED).named("now"),
                row().expires(NOW.plusSeconds(60)).inactive().named("switched off"));
        assertThat(figures.expiring()).isEqualTo(2);
        assertThat(figures.expired()).isEqualTo(1);
    }

    @Test
    void whatTheServiceSaidCountsIfItIsTheEarlier() {
        Instant soon = NOW.plusSeconds(60);
        Instant late = NOW.plus(Duration.ofDays(90));
        assertThat(of(
                                row().told(soon).named("told alone"),
                                row().expires(late).told(soon).named("told earlier"),
                                row().expires(soon).told(late).named("noted earlier"),
                                row().told(soon).inactive().named("switched off"),
                                row().told(late).named("told for later"))
                        .expiring())
                .isEqualTo(3);
    }

    @Test
    void inUseAreTheActiveOnesThatAnAgentHas() {
        Statistics figures =
                of(row().assigned(3).named("a"), row().assigned(1).inactive().named("b"), row().named("c"));
        assertThat(figures.assigned()).isEqualTo(1);
        assertThat(figures.active()).isEqualTo(2);
    }

    private static Statistics of(CredentialSummary... rows) {
        return Statistics.of(List.of(rows), TYPES, NOW);
    }
}
