package ai.automatos.admin.ui.credential;

import static ai.automatos.admin.ui.credential.Rows.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.TypeSummary;
import java.util.List;
import org.junit.jupiter.api.Test;

class PickerRowsTest {
    private final List<TypeSummary> types = List.of(
            type("zeta", "Zeta", 10),
            type("openai_api", "OpenAI API", 100),
            type("alpha", "alpha", 50),
            type("postgresql", "PostgreSQL", 99),
            type("slack", "Slack", 98),
            type("github", "GitHub", 97),
            type("aws_iam", "AWS", 96));

    @Test
    void withoutCredentialsThePopularComeFirst() {
        PickerRows rows = new PickerRows(types, List.of());
        assertThat(lines(rows, ""))
                .startsWith(
                        "ui.picker.popular.types",
                        "OpenAI API",
                        "PostgreSQL",
                        "Slack",
                        "GitHub",
                        "AWS",
                        "ui.picker.all")
                .endsWith("alpha", "AWS", "GitHub", "OpenAI API", "PostgreSQL", "Slack", "Zeta");
    }

    @Test
    void whatWasUsedOrMadeLastComesFirst() {
        PickerRows rows = new PickerRows(
                types,
                List.of(
                        Rows.row().type("zeta").created(NOW.plusSeconds(60)).named("new"),
                        Rows.row().type("alpha").used(NOW.plusSeconds(90)).named("used"),
                        Rows.row().type("slack").named("old"),
                        Rows.row().type("openai_api").named("as old, but more popular"),
                        Rows.row().type("gone").used(NOW.plusSeconds(999)).named("of an unknown type")));
        assertThat(lines(rows, ""))
                .startsWith("ui.picker.recent", "alpha", "Zeta", "OpenAI API", "Slack", "ui.picker.all", "alpha")
                .doesNotContain("ui.picker.popular.types");
    }

    @Test
    void aSearchHasNoSections() {
        assertThat(lines(new PickerRows(types, List.of()), "slack")).containsExactly("Slack");
        assertThat(lines(new PickerRows(types, List.of()), "nothing like it")).isEmpty();
    }

    private static List<String> lines(PickerRows rows, String typed) {
        return rows.find(typed).stream()
                .map(row -> row.type() == null ? row.heading() : row.type().name())
                .toList();
    }

    private static TypeSummary type(String key, String name, int popularity) {
        return new TypeSummary(key, name, "Somebody", "Databases", List.of(), popularity, true, 1, 0);
    }
}
