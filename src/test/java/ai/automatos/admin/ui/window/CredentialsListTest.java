package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialStatus;
import ai.automatos.admin.ui.OpenVault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cards, search, filters, order, selection and what can be done with many at once. */
class CredentialsListTest {
    @TempDir
    private Path home;

    @Test
    void cardsCountAndFilter() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            CredentialsPage page = new CredentialsPage(window);
            window.assertShows(window.text("ui.card.total.line", 3, 0))
                    .assertShows(window.text("ui.card.verified.line", window.text("ui.percent", 0), 0))
                    .assertShows(window.text("ui.card.in_use.line", window.text("ui.percent", 33)));
            window.click("#card-in_use");
            assertThat(page.names()).containsExactly(Samples.OPENAI);
            window.assertShows(window.text("ui.credentials.count.of", 1, 3));
            window.click("#card-in_use");
            assertThat(page.names()).hasSize(3);
            page.select(Samples.DATABASE).menu("#more", "ui.deactivate");
            window.assertShows(window.text("ui.card.total.line", 2, 1))
                    .assertShows(window.text("ui.card.in_use.line", window.text("ui.percent", 50)));
        }
    }

    @Test
    void theSearchLooksIntoNameTypeTagDescriptionAndEnvironment() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            CredentialsPage page = new CredentialsPage(window);
            window.shortcut(KeyCode.F);
            window.assertFocused("search");
            Map.of(
                            "APP DATA", Samples.DATABASE,
                            "postgres", Samples.DATABASE,
                            "alerts", Samples.SLACK,
                            "for: slack", Samples.SLACK,
                            "production", Samples.OPENAI,
                            "openai primary", Samples.OPENAI)
                    .forEach((typed, found) -> {
                        window.fill("#search", typed);
                        assertThat(page.names()).as(typed).containsExactly(found);
                    });
            window.press(KeyCode.ESCAPE);
            assertThat(page.names()).hasSize(3);
        }
    }

    @Test
    void nothingFoundOffersToClearTheFilters() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            CredentialsPage page = new CredentialsPage(window);
            window.press(KeyCode.SLASH).write("/");
            window.assertFocused("search");
            window.write("no such thing");
            window.assertShows(window.text("ui.credentials.no.match"))
                    .assertShows(window.text("ui.credentials.hidden", 3))
                    .clickText(window.text("ui.filter.clear.all"));
            assertThat(page.names()).hasSize(3);
            window.assertHides(window.text("ui.credentials.no.match"));
        }
    }

    @Test
    void everyFilterNarrows() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            CredentialsPage page = new CredentialsPage(window);
            page.check("#environments", CredentialEnvironment.STAGING, CredentialEnvironment.PRODUCTION);
            assertThat(page.names()).containsExactly(Samples.OPENAI, Samples.SLACK);
            page.check("#tags", "alerts");
            assertThat(page.names()).containsExactly(Samples.SLACK);
            window.clickText(window.text("ui.filter.clear"));
            assertThat(page.names()).hasSize(3);
            page.check("#typesFilter", "postgresql");
            assertThat(page.names()).containsExactly(Samples.DATABASE);
            page.check("#typesFilter").check("#statuses", CredentialStatus.INACTIVE);
            assertThat(page.names()).isEmpty();
            page.check("#statuses", CredentialStatus.UNVERIFIED);
            assertThat(page.names()).hasSize(3);
        }
    }

    @Test
    void theOrderCanBeChosen() {
        try (TestWindow window = TestWindow.unlocked(home, vault -> {
            Samples.three(vault);
            Samples.create(
                    vault,
                    "alpha in small letters",
                    "slack",
                    CredentialEnvironment.TESTING,
                    List.of(),
                    Map.of("bot_token", "xoxb-1"));
        })) {
            CredentialsPage page = new CredentialsPage(window);
            assertThat(page.names())
                    .containsExactly("alpha in small letters", Samples.DATABASE, Samples.OPENAI, Samples.SLACK);
            page.select(Samples.SLACK).menu("#more", "ui.deactivate");
            choose(window, "status");
            assertThat(page.names()).last().isEqualTo(Samples.SLACK);
        }
    }

    @Test
    void manyAreTestedTaggedDeactivatedAndDeletedAtOnce() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            CredentialsPage page = new CredentialsPage(window);
            page.select(Samples.DATABASE, Samples.SLACK);
            window.assertShows(window.text("ui.detail.many", 2));
            page.menu("#bulk", "ui.bulk.tag");
            window.assertFocused("newTag");
            window.write("shared").press(KeyCode.ENTER);
            assertThat(page.stored(Samples.DATABASE).credential().tags()).contains("shared");
            assertThat(page.stored(Samples.SLACK).credential().tags()).contains("shared");
            assertThat(page.selected()).containsExactly(Samples.DATABASE, Samples.SLACK);

            page.menu("#bulk", "ui.deactivate");
            assertThat(page.stored(Samples.SLACK).credential().active()).isFalse();
            page.menu("#bulk", "ui.activate");
            assertThat(page.stored(Samples.SLACK).credential().active()).isTrue();

            page.select(Samples.DATABASE).menu("#bulk", "ui.test");
            assertThat(page.stored(Samples.DATABASE).status()).isEqualTo(CredentialStatus.FAILED);
            window.assertShows(window.text("diagnosis.connection_refused.message"));

            page.select(Samples.DATABASE, Samples.SLACK).menu("#bulk", "ui.delete.ask");
            window.assertShows(window.text("ui.credentials.many", 2));
            window.click("#confirm");
            assertThat(page.names()).containsExactly(Samples.OPENAI);
        }
    }

    @Test
    void deletingAsksAndIsRefusedWhileAnAgentHasIt() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            CredentialsPage page = new CredentialsPage(window);
            page.select(Samples.OPENAI);
            window.onFx(() -> {
                page.list().requestFocus();
                return null;
            });
            window.press(KeyCode.DELETE).assertShows("CodeReviewer-Pro");
            assertThat(window.isShown("#confirm")).as("nobody is asked in vain").isFalse();
            assertThat(page.names()).contains(Samples.OPENAI);
            assertThat(page.actions(Samples.OPENAI)).contains(AuditAction.DELETED);
            page.select(Samples.SLACK);
            window.onFx(() -> {
                page.list().requestFocus();
                return null;
            });
            window.press(KeyCode.DELETE).assertShows(window.text("ui.delete.text"));
            window.press(KeyCode.ENTER).press(KeyCode.ESCAPE);
            assertThat(page.names()).contains(Samples.SLACK);
            assertThat(window.focused()).isSameAs(page.list());
        }
    }

    @Test
    void deactivatingWhatAgentsUseAsksFirst() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            CredentialsPage page = new CredentialsPage(window);
            page.select(Samples.OPENAI).menu("#more", "ui.deactivate");
            assertThat(page.stored(Samples.OPENAI).credential().active()).isTrue();
            window.assertShows(window.text("ui.deactivate.text")).click("#confirm");
            assertThat(page.stored(Samples.OPENAI).credential().active()).isFalse();
        }
    }

    @Test
    void readingAnewKeepsSelectionFiltersAndPlace() {
        try (TestWindow window = TestWindow.unlocked(home, CredentialsListTest::fifty)) {
            CredentialsPage page = new CredentialsPage(window);
            window.fill("#search", "key");
            page.select("Key 30");
            window.onFx(() -> {
                page.list().scrollTo(25);
                page.list().layout();
                return null;
            });
            window.settle();
            window.click("#value-bot_token .button").assertShows("xoxb-value-30");
            double place = place(page.list());
            OpenVault vault = window.vault();
            Samples.create(
                    vault, "Key 99", "slack", CredentialEnvironment.TESTING, List.of(), Map.of("bot_token", "x"));
            window.press(KeyCode.F5);
            assertThat(page.names()).hasSize(51).contains("Key 99");
            assertThat(page.selected()).containsExactly("Key 30");
            assertThat(window.textOf("#search")).isEqualTo("key");
            assertThat(Math.abs(place(page.list()) - place)).isLessThan(0.05);
            window.assertShows("xoxb-value-30");
            Samples.create(
                    vault, "Key 98", "slack", CredentialEnvironment.TESTING, List.of(), Map.of("bot_token", "x"));
            window.shortcut(KeyCode.SHIFT, KeyCode.R);
            assertThat(page.names()).hasSize(52);
            assertThat(page.selected()).containsExactly("Key 30");
        }
    }

    private static void fifty(OpenVault vault) {
        List<String> names = new ArrayList<>();
        for (int i = 10; i < 60; i++) {
            names.add("Key " + i);
            Samples.create(
                    vault,
                    "Key " + i,
                    "slack",
                    CredentialEnvironment.STAGING,
                    List.of(),
                    Map.of("bot_token", "xoxb-value-" + i));
        }
        assertThat(names).hasSize(50);
    }

    private static double place(ListView<?> list) {
        return list.lookupAll(".scroll-bar").stream()
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == javafx.geometry.Orientation.VERTICAL)
                .mapToDouble(ScrollBar::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static void choose(TestWindow window, String sort) {
        window.onFx(() -> {
            ComboBox<Object> box = window.find("#sort");
            box.getItems().stream()
                    .filter(one -> one.toString().equalsIgnoreCase(sort))
                    .forEach(box::setValue);
            return null;
        });
        window.settle();
    }
}
