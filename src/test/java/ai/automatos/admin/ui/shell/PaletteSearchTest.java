package ai.automatos.admin.ui.shell;

import static ai.automatos.admin.ui.shell.PaletteEntry.Group.ACTIONS;
import static ai.automatos.admin.ui.shell.PaletteEntry.Group.CREDENTIALS;
import static ai.automatos.admin.ui.shell.PaletteEntry.Group.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class PaletteSearchTest {
    @Test
    void aGroupShowsThreeHitsAndHowManyMoreThereAre() {
        PaletteSearch search = new PaletteSearch(
                IntStream.range(0, 5)
                        .mapToObj(i -> entry(CREDENTIALS, "key " + i, ""))
                        .toList(),
                List.of());
        List<PaletteRow> rows = search.find("key", Set.of());
        assertThat(rows).hasSize(5);
        assertThat(rows.get(0)).isEqualTo(new PaletteRow.Head(CREDENTIALS, 5));
        assertThat(rows.get(0).canBeChosen()).isFalse();
        assertThat(rows.get(4)).isEqualTo(new PaletteRow.More(CREDENTIALS, 2));
        assertThat(names(search.find("key", Set.of(CREDENTIALS)))).hasSize(5);
        assertThat(names(search.find("key", Set.of(SETTINGS)))).hasSize(3);
    }

    @Test
    void theNameCountsMoreThanTheOtherWordsAndItsBeginningMost() {
        PaletteSearch search = new PaletteSearch(
                List.of(
                        entry(CREDENTIALS, "by a tag", "openai"),
                        entry(CREDENTIALS, "myopenai", ""),
                        entry(CREDENTIALS, "Production OpenAI", ""),
                        entry(CREDENTIALS, "OpenAI", "")),
                List.of());
        assertThat(names(search.find("  openAI ", Set.of(CREDENTIALS))))
                .containsExactly("OpenAI", "Production OpenAI", "myopenai", "by a tag");
    }

    @Test
    void everyWordMustFitSomewhere() {
        PaletteSearch search = new PaletteSearch(List.of(entry(SETTINGS, "Lock when idle", "minutes")), List.of());
        assertThat(names(search.find("minutes lock", Set.of()))).containsExactly("Lock when idle");
        assertThat(search.find("lock theme", Set.of())).isEmpty();
    }

    @Test
    void beforeAnythingIsTypedThereAreCredentialsAndAllActions() {
        List<PaletteEntry> entries = IntStream.range(0, 24)
                .mapToObj(i -> entry(i % 3 == 0 ? CREDENTIALS : i % 3 == 1 ? SETTINGS : ACTIONS, "n" + i, ""))
                .toList();
        assertThat(new PaletteSearch(entries, List.of()).find("", Set.of()))
                .filteredOn(PaletteRow.Hit.class::isInstance)
                .extracting(PaletteRow::group)
                .containsExactly(
                        CREDENTIALS,
                        CREDENTIALS,
                        CREDENTIALS,
                        ACTIONS,
                        ACTIONS,
                        ACTIONS,
                        ACTIONS,
                        ACTIONS,
                        ACTIONS,
                        ACTIONS,
                        ACTIONS);
    }

    @Test
    void theLettersThatWereSearchedForAreMarkedWhateverTheirCase() {
        assertThat(MarkedText.parts("Production OpenAI", List.of("openai", "prod")))
                .containsExactly(part("Prod", true), part("uction ", false), part("OpenAI", true));
        assertThat(MarkedText.parts("aaa", List.of("aa"))).containsExactly(part("aaa", true));
        assertThat(MarkedText.parts("GitHub", List.of())).containsExactly(part("GitHub", false));
    }

    private static MarkedText.Part part(String text, boolean marked) {
        return new MarkedText.Part(text, marked);
    }

    private static List<String> names(List<PaletteRow> rows) {
        return rows.stream()
                .filter(PaletteRow.Hit.class::isInstance)
                .map(row -> ((PaletteRow.Hit) row).entry().name())
                .toList();
    }

    private static PaletteEntry entry(PaletteEntry.Group group, String name, String words) {
        return new PaletteEntry(group, "", Region::new, name, "", words, null, "", () -> {});
    }
}
