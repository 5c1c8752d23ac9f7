package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialFilter;
import ai.automatos.admin.ui.OpenVault;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Audit Logs tab over a real log. */
class AuditTabTest {
    private static final String GONE = "Old SMTP";

    @TempDir
    private Path home;

    @Test
    void showsTheNewestFirstInSentences() {
        try (TestWindow window = opened()) {
            List<LinkedEvent> shown = shown(window);
            assertThat(shown).extracting(event -> event.event().time()).isSortedAccordingTo(Comparator.reverseOrder());
            assertThat(shown.get(0).event().action()).isEqualTo(AuditAction.VAULT_UNLOCKED);
            window.assertShows("Connection failed")
                    .assertShows("Field api_key")
                    .assertShows("Agent CodeReviewer-Pro")
                    .assertShows(shown.size() + " events in the last 30 days")
                    .assertShows("Events per day");
        }
    }

    @Test
    void everyFilterNarrowsAndCanBeTakenAway() {
        try (TestWindow window = opened()) {
            int all = shown(window).size();
            choose(window, "#action", "Tested");
            assertOnly(window, event -> event.action() == AuditAction.TESTED);
            window.assertShows("Tested").assertShows("of " + all + " events");
            choose(window, "#action", "The vault");
            assertOnly(window, event -> event.action().name().startsWith("VAULT_"));
            window.click("Clear all");
            assertThat(shown(window)).hasSize(all);
            choose(window, "#result", "Failure only");
            assertOnly(window, event -> event.result() == AuditResult.FAILURE);
            choose(window, "#credentialFilter", Samples.DATABASE + " · Development");
            assertOnly(window, event -> event.result() == AuditResult.FAILURE && isAbout(event, Samples.DATABASE));
            window.onFx(() -> {
                window.find(".chip-button").requestFocus();
                return null;
            });
            window.press(KeyCode.DELETE).press(KeyCode.BACK_SPACE);
            assertThat(shown(window)).hasSize(all);
            choose(window, "#userFilter", TestWindow.USER);
            assertOnly(window, event -> event.actor().name().equals(TestWindow.USER));
        }
    }

    @Test
    void aDeletedCredentialIsStillOffered() {
        try (TestWindow window = opened()) {
            choose(window, "#credentialFilter", GONE + " (deleted)");
            assertOnly(window, event -> isAbout(event, GONE));
            assertThat(shown(window))
                    .extracting(event -> event.event().action())
                    .contains(AuditAction.CREATED, AuditAction.DELETED);
        }
    }

    @Test
    void aCustomRangeShowsWholeDaysAndRefusesTheReverse() {
        try (TestWindow window = opened()) {
            choose(window, "#range", "Custom range");
            day(window, "#firstDay", LocalDate.of(2026, 11, 25));
            day(window, "#lastDay", LocalDate.of(2026, 11, 25));
            assertOnly(window, event -> event.time().toString().startsWith("2026-11-25"));
            int that = shown(window).size();
            day(window, "#firstDay", LocalDate.of(2026, 12, 30));
            window.assertShows(window.text("ui.audit.days.reversed"));
            assertThat(shown(window)).as("what was right before stays").hasSize(that);
            choose(window, "#range", "Last 24 hours");
            window.assertHides(window.text("ui.audit.days.reversed"));
            assertThat(shown(window).size()).isNotEqualTo(that);
        }
    }

    @Test
    void aBarOfTheChartNarrowsTheTime() {
        try (TestWindow window = opened()) {
            int all = shown(window).size();
            window.onFx(() -> {
                window.find("#chart").requestFocus();
                return null;
            });
            window.press(KeyCode.END).press(KeyCode.ENTER);
            assertOnly(window, event -> event.time().toString().startsWith("2026-11-30"));
            window.assertShows("Events per quarter of an hour").assertShows("30 Nov 2026");
            window.click(".chip-button");
            assertThat(shown(window)).hasSize(all);
        }
    }

    @Test
    void whatNothingMatchesSaysWhichFiltersHideHowMuch() {
        try (TestWindow window = opened()) {
            int all = shown(window).size();
            choose(window, "#action", "Imported");
            window.assertShows("No events in the last 30 days")
                    .assertShows("Imported: this hides all " + all + " events of this time.");
            window.click("Last 90 days");
            window.assertShows("No events in the last 90 days");
            assertThat(window.isShown("#more")).isFalse();
            window.click("#clearAll");
            assertThat(shown(window)).hasSize(all);
        }
    }

    @Test
    void readsOnWhileScrollingUntilTheBeginningOfTheLog() throws Exception {
        int looks = 600;
        try (TestWindow window = unlockedAfter((vault, clock) -> {
            clock.advance(Duration.ofMinutes(1));
            Samples.three(vault);
            look(vault, Samples.OPENAI, "api_key", looks);
        })) {
            openTab(window);
            assertThat(shown(window).size()).isBetween(200, 400);
            window.click("#table .table-row-cell");
            for (int i = 0; i < 4; i++) {
                window.press(KeyCode.END);
            }
            assertThat(shown(window)).hasSizeGreaterThan(looks);
            assertThat(shown(window)).doesNotHaveDuplicates();
            LinkedEvent last = shown(window).get(shown(window).size() - 1);
            assertThat(last.event().action()).isEqualTo(AuditAction.VAULT_CREATED);
            assertThat(selected(window)).isEqualTo(last);
        }
    }

    @Test
    void readingAnewShowsWhatIsNewAndKeepsSelectionAndFilter() {
        try (TestWindow window = opened()) {
            choose(window, "#action", "Revealed");
            int before = shown(window).size();
            window.click("#table .table-row-cell");
            LinkedEvent selected = selected(window);
            window.shortcut(KeyCode.DIGIT2).click("#list .list-cell").click("Show Non-secret Values");
            window.shortcut(KeyCode.DIGIT4).press(KeyCode.F5);
            assertThat(shown(window)).hasSizeGreaterThan(before);
            assertThat(selected(window)).isEqualTo(selected);
            assertOnly(window, event -> event.action() == AuditAction.REVEALED);
        }
    }

    @Test
    void oneEventShowsAllItsFieldsAndIsCopiedAsJson() throws Exception {
        try (TestWindow window = opened()) {
            choose(window, "#action", "Created");
            choose(window, "#credentialFilter", Samples.DATABASE + " · Development");
            window.click("#table .table-row-cell");
            LinkedEvent event = selected(window);
            window.assertShows("Created: Success")
                    .assertShows("PostgreSQL")
                    .assertShows("Development")
                    .assertShows(event.event().address())
                    .assertShows("Value version")
                    .assertShows("SHA-256 of the sealed values")
                    .assertShows("1, credentials")
                    .assertShows("Previous");
            window.press(KeyCode.ENTER).press(KeyCode.SPACE);
            JsonNode json =
                    Json.read(window.onFx(() -> Clipboard.getSystemClipboard().getString()));
            assertThat(json.path("action").asText()).isEqualTo("created");
            assertThat(json.path("sequence").asLong()).isEqualTo(event.sequence());
            assertThat(json.path("credential").path("name").asText()).isEqualTo(Samples.DATABASE);
            assertThat(json.path("previous_hash").asText()).hasSize(64);
            assertThat(json.path("hash").asText()).hasSize(64);
            window.press(KeyCode.ESCAPE);
            assertThat(window.isShown("#copy")).as("Esc closes the event").isFalse();
            assertThat(selected(window)).isNull();
        }
    }

    @Test
    void theCredentialOfAnEventIsALinkWhileItExists() {
        try (TestWindow window = opened()) {
            choose(window, "#credentialFilter", GONE + " (deleted)");
            window.click("#table .table-row-cell");
            assertThat(window.isShown("#detail .hyperlink")).isFalse();
            choose(window, "#credentialFilter", Samples.OPENAI + " · Production");
            window.click("#table .table-row-cell").click("#detail .hyperlink");
            assertThat(window.isShown("#list")).as("the Credentials tab").isTrue();
            window.click("Open in Audit Logs");
            assertOnly(window, event -> isAbout(event, Samples.OPENAI));
        }
    }

    @Test
    void verifyingSaysThatTheChainIsWhole() {
        try (TestWindow window = opened()) {
            window.assertShows("Not verified since unlock").click("#verify");
            window.assertShows("Chain verified");
            window.click("#table .table-row-cell");
            assertThat(window.isShown("#chainBadge")).isTrue();
            window.shortcut(KeyCode.L);
            window.unlock();
            window.shortcut(KeyCode.DIGIT4);
            window.assertShows("Not verified since unlock");
        }
    }

    @Test
    void anAlteredEventBreaksTheChainByName() throws Exception {
        try (TestWindow window = opened()) {
            Path database = new AppPaths(window.home()).database();
            try (Connection connection = DriverManager.getConnection("jdbc:h2:retry:file:" + database, "sa", "");
                    var statement = connection.createStatement()) {
                assertThat(statement.executeUpdate(
                                "update audit_event set actor_name = 'nobody' where chain = 1 and sequence = 2"))
                        .isEqualTo(1);
            }
            window.click("#verify");
            window.assertShows("Chain broken at 2")
                    .assertShows("Chain 1, event 2: altered; its hash does not follow from what it says.")
                    .assertHides("Chain verified");
            window.click("Show event 2").assertShows("Place in the chain").assertShows("nobody");
        }
    }

    @Test
    void lockingWipesWhatWasShown() {
        try (TestWindow window = opened()) {
            TableView<LinkedEvent> table = window.find("#table");
            assertThat(table.getItems()).isNotEmpty();
            window.shortcut(KeyCode.L);
            assertThat(table.getItems()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "960, 600"})
    void nothingOfOursIsCutAtEitherSize(int width, int height) {
        try (TestWindow window = opened()) {
            window.resize(width, height).click("#verify");
            choose(window, "#result", "Failure only");
            assertThat(cut(window)).isEmpty();
            window.click("#table .table-row-cell");
            assertThat(cut(window)).isEmpty();
        }
    }

    /** A few days of work, then the tab. */
    private TestWindow opened() {
        TestWindow window = unlockedAfter((vault, clock) -> {
            Samples.three(vault);
            Credential gone = Samples.create(
                    vault,
                    GONE,
                    "openai_api",
                    CredentialEnvironment.TESTING,
                    List.of(),
                    Map.of("api_key", Samples.API_KEY));
            clock.advance(Duration.ofDays(2));
            look(vault, Samples.OPENAI, "api_key", 3);
            vault.core().credentials().delete(vault.caller(), gone.id());
            clock.advance(Duration.ofDays(3));
            vault.core()
                    .tester()
                    .test(vault.caller(), id(vault, Samples.DATABASE), Duration.ofSeconds(5), new CancelSignal());
        });
        openTab(window);
        return window;
    }

    private TestWindow unlockedAfter(BiConsumer<OpenVault, AdjustableClock> past) {
        AdjustableClock clock = new AdjustableClock(TestWindow.START);
        TestVault.make(home, clock, vault -> past.accept(vault, clock));
        TestWindow window = TestWindow.existing(home);
        window.clock().advance(Duration.between(TestWindow.START, clock.instant()));
        window.unlock();
        return window;
    }

    private static void openTab(TestWindow window) {
        window.shortcut(KeyCode.DIGIT4);
    }

    private static void look(OpenVault vault, String name, String field, int times) {
        UUID id = id(vault, name);
        for (int i = 0; i < times; i++) {
            vault.core().credentials().reveal(vault.caller(), id, field).close();
        }
    }

    private static UUID id(OpenVault vault, String name) {
        return vault.core().credentials().list(vault.caller(), CredentialFilter.ALL).stream()
                .map(row -> row.credential())
                .filter(credential -> credential.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static boolean isAbout(AuditEvent event, String name) {
        return event.credential() != null && event.credential().name().equals(name);
    }

    private static void assertOnly(TestWindow window, Predicate<AuditEvent> wanted) {
        assertThat(shown(window)).isNotEmpty().extracting(LinkedEvent::event).allMatch(wanted);
    }

    private static List<LinkedEvent> shown(TestWindow window) {
        TableView<LinkedEvent> table = window.find("#table");
        return window.onFx(() -> new ArrayList<>(table.getItems()));
    }

    private static LinkedEvent selected(TestWindow window) {
        TableView<LinkedEvent> table = window.find("#table");
        return window.onFx(() -> table.getSelectionModel().getSelectedItem());
    }

    /** In this tab; the frame around it has its own test. */
    private static List<String> cut(TestWindow window) {
        return window.onFx(() -> SceneText.cut(window.find("#card").getParent()));
    }

    /** Chooses what reads like this. */
    private static <T> void choose(TestWindow window, String combo, String text) {
        ComboBox<T> box = window.find(combo);
        window.onFx(() -> {
            box.setValue(box.getItems().stream()
                    .filter(item -> box.getConverter().toString(item).equals(text))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(text + " is not offered")));
            return null;
        });
        window.settle();
    }

    private static void day(TestWindow window, String picker, LocalDate day) {
        DatePicker days = window.find(picker);
        window.onFx(() -> {
            days.setValue(day);
            return null;
        });
        window.settle();
    }
}
