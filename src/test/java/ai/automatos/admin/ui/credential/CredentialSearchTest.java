package ai.automatos.admin.ui.credential;

import static ai.automatos.admin.ui.credential.Rows.NOW;
import static ai.automatos.admin.ui.credential.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.ShippedTypes;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialStatus;
import ai.automatos.admin.credential.CredentialSummary;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CredentialSearchTest {
    private static final List<CredentialSummary> ALL = List.of(
            row().type("slack")
                    .in(CredentialEnvironment.STAGING)
                    .said("Posts alarms", "ops")
                    .created(NOW.minusSeconds(30))
                    .status(CredentialStatus.VERIFIED)
                    .named("zeta"),
            row().type("postgresql")
                    .said("Orders", "db", "ops")
                    .created(NOW.minusSeconds(10))
                    .used(NOW.minusSeconds(5))
                    .expires(NOW.plusSeconds(60))
                    .status(CredentialStatus.FAILED)
                    .assigned(1)
                    .named("Alpha"),
            row().in(CredentialEnvironment.PRODUCTION)
                    .created(NOW.minusSeconds(20))
                    .used(NOW.minusSeconds(1))
                    .inactive()
                    .named("beta"));

    private final CredentialSearch search = new CredentialSearch(ALL, new ShippedTypes());

    @ParameterizedTest
    @CsvSource({
        "'', 'Alpha,beta,zeta'",
        "ALP, Alpha",
        "orders, Alpha",
        "ops, 'Alpha,zeta'",
        "ops slack, zeta",
        "production, beta",
        "openai api, beta",
        "nothing, ''",
        "orders slack, ''",
    })
    void everyWordMustOccurSomewhere(String typed, String found) {
        CredentialQuery query =
                new CredentialQuery(typed, Set.of(), Set.of(), Set.of(), Set.of(), null, CredentialQuery.Sort.NAME);
        assertThat(names(query)).isEqualTo(found);
        assertThat(query.narrows()).isEqualTo(!typed.isEmpty());
    }

    @Test
    void filtersOfOneKindAreAlternativesAndKindsNarrowEachOther() {
        assertThat(names(new CredentialQuery(
                        "",
                        Set.of(CredentialEnvironment.STAGING, CredentialEnvironment.PRODUCTION),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        null,
                        CredentialQuery.Sort.NAME)))
                .isEqualTo("beta,zeta");
        assertThat(names(new CredentialQuery(
                        "",
                        Set.of(CredentialEnvironment.STAGING, CredentialEnvironment.PRODUCTION),
                        Set.of(CredentialStatus.INACTIVE),
                        Set.of("openai_api"),
                        Set.of(),
                        null,
                        CredentialQuery.Sort.NAME)))
                .isEqualTo("beta");
        assertThat(names(new CredentialQuery(
                        "", Set.of(), Set.of(), Set.of(), Set.of("db"), null, CredentialQuery.Sort.NAME)))
                .isEqualTo("Alpha");
    }

    @ParameterizedTest
    @EnumSource(CredentialQuery.Card.class)
    void aCardShowsWhatItCounts(CredentialQuery.Card card) {
        CredentialQuery query =
                new CredentialQuery("", Set.of(), Set.of(), Set.of(), Set.of(), card, CredentialQuery.Sort.NAME);
        assertThat(names(query))
                .isEqualTo(
                        switch (card) {
                            case TOTAL -> "Alpha,beta,zeta";
                            case VERIFIED -> "zeta";
                            case EXPIRING, IN_USE -> "Alpha";
                        });
        assertThat(query.narrows()).isEqualTo(card != CredentialQuery.Card.TOTAL);
    }

    @ParameterizedTest
    @EnumSource(CredentialQuery.Sort.class)
    void theOrderIsTheOneAskedFor(CredentialQuery.Sort sort) {
        CredentialQuery query = new CredentialQuery("", Set.of(), Set.of(), Set.of(), Set.of(), null, sort);
        assertThat(names(query))
                .isEqualTo(
                        switch (sort) {
                            case NAME, EXPIRES -> "Alpha,beta,zeta";
                            case LAST_USED -> "beta,Alpha,zeta";
                            case CREATED -> "Alpha,beta,zeta";
                            case STATUS -> "Alpha,beta,zeta";
                        });
    }

    @Test
    void whatTheServiceSaidOfTheEndIsFoundAndSortedLikeAnExpiryDate() {
        CredentialSearch ending = new CredentialSearch(
                List.of(
                        row().expires(NOW.plusSeconds(90)).named("noted"),
                        row().named("endless"),
                        row().expires(NOW.plusSeconds(120))
                                .told(NOW.plusSeconds(30))
                                .named("told")),
                new ShippedTypes());
        CredentialQuery query = new CredentialQuery(
                "",
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                CredentialQuery.Card.EXPIRING,
                CredentialQuery.Sort.EXPIRES);
        assertThat(names(ending, query)).isEqualTo("told,noted");
    }

    private String names(CredentialQuery query) {
        return names(search, query);
    }

    private static String names(CredentialSearch search, CredentialQuery query) {
        return String.join(
                ",",
                search.find(query, NOW).stream()
                        .map(found -> found.credential().name())
                        .toList());
    }
}
