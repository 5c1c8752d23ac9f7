package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.TypeSummary;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tab of credential types: finding one, reading about it, starting from it. */
class TypesTabTest {
    @TempDir
    private Path home;

    @Test
    void findsByNameProviderAndPurposeAndForgives() {
        try (TestWindow window = open()) {
            assertThat(found(window)).hasSizeGreaterThan(1200);
            window.fill("#typesSearch", "postgre");
            assertThat(found(window)).startsWith("postgresql");
            window.fill("#typesSearch", "opnai");
            assertThat(found(window)).startsWith("openai_api");
            window.fill("#typesSearch", "hugging face");
            assertThat(found(window).get(0)).contains("huggingface");
            window.fill("#typesSearch", "notification");
            assertThat(found(window)).contains("slack").hasSizeLessThan(100);
            window.fill("#typesSearch", "no such thing").assertShows(window.text("ui.types.no.match"));
            window.clickText(window.text("ui.filter.clear.all"));
            assertThat(found(window)).hasSizeGreaterThan(1200);
        }
    }

    @Test
    void categoriesStandInTheGuidesOrderAndNarrowTheList() {
        try (TestWindow window = open()) {
            List<String> names = window.texts();
            assertThat(names)
                    .containsSubsequence(
                            "All categories",
                            "AI & ML",
                            "Databases",
                            "Cloud Providers",
                            "Communication",
                            "Developer Tools",
                            "CRM & Sales",
                            "In use here")
                    .doesNotContain(window.text("ui.types.custom"));
            category(window, 2);
            assertThat(shown(window))
                    .isNotEmpty()
                    .allSatisfy(type -> assertThat(type.category()).isEqualTo("Databases"));
            category(window, 13);
            assertThat(found(window)).containsExactlyInAnyOrder("openai_api", "postgresql", "slack");
        }
    }

    @Test
    void inANarrowWindowTheCategoriesAreABox() {
        try (TestWindow window = open()) {
            assertThat(window.isShown("#categoryChoice")).isFalse();
            window.resize(960, 600);
            assertThat(window.isShown("#categoryChoice")).isTrue();
            assertThat(window.isShown("#categories")).isFalse();
            assertThat(window.cutTexts()).isEmpty();
            window.resize(1280, 800);
            assertThat(window.isShown("#categories")).isTrue();
            assertThat(window.cutTexts()).isEmpty();
        }
    }

    @Test
    void openAiHasPatternsInWordsAndAHarmlessTest() {
        try (TestWindow window = open()) {
            type(window, "openai api")
                    .assertShows("Starts with sk-, then 20 or more letters, digits, - or _")
                    .assertShows(window.text("ui.types.pattern.note"))
                    .assertShows(window.text("ui.types.badge.free"))
                    .assertShows("GET /models")
                    .assertShows(Samples.OPENAI)
                    .assertHides("^sk-");
            window.clickText(window.text("ui.types.pattern.show")).assertShows("^sk-[A-Za-z0-9_-]{20,}$");
        }
    }

    @Test
    void postgresSignsInAndShowsAFieldOnlySometimes() {
        try (TestWindow window = open()) {
            type(window, "postgresql")
                    .assertShows(window.text(
                            "ui.tested.protocol", "Host, Port, Database, User, Password, SSL Mode, CA Certificate"))
                    .assertShows("5432")
                    .assertShows(window.text("ui.types.shown.when", "SSL Mode", "verify-ca, verify-full"))
                    .assertHides(window.text("ui.types.pattern.note"));
        }
    }

    @Test
    void awsSaysHowToGetAKey() {
        try (TestWindow window = open()) {
            type(window, "aws")
                    .assertShows("Starts with AKIA or ASIA")
                    .assertShows("sts.‹Region›.amazonaws.com")
                    .assertShows(window.text("ui.types.obtain"))
                    .assertShows("Open IAM in the AWS console.");
        }
    }

    @Test
    void aTestThatCostsSaysSoAndATypeWithoutOneSaysWhy() {
        try (TestWindow window = open()) {
            type(window, "google maps platform").assertShows(window.text("ui.types.badge.quota"));
            type(window, "zapier catch hook")
                    .assertShows(window.text("ui.types.badge.not.testable"))
                    .assertShows("No harmless request is known");
        }
    }

    @Test
    void aCredentialStartsFromAType() {
        try (TestWindow window = open()) {
            type(window, "postgresql").click("#createFromType");
            assertThat(window.isShown("#wizard")).isTrue();
            window.assertShows("SSL Mode");
        }
    }

    private TestWindow open() {
        TestWindow window = TestWindow.unlocked(home, Samples::three);
        window.shortcut(KeyCode.DIGIT3).waitUntilShown("#types");
        return window;
    }

    private static TestWindow type(TestWindow window, String name) {
        return window.fill("#typesSearch", name);
    }

    private static void category(TestWindow window, int row) {
        window.onFx(() -> {
            window.<ListView<?>>find("#categories").getSelectionModel().select(row);
            return null;
        });
        window.settle();
    }

    private static List<String> found(TestWindow window) {
        return shown(window).stream().map(TypeSummary::key).toList();
    }

    private static List<TypeSummary> shown(TestWindow window) {
        return window.onFx(
                () -> List.copyOf(window.<ListView<TypeSummary>>find("#types").getItems()));
    }
}
