package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.OwnTypeDraft;
import ai.automatos.admin.ui.OpenVault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types of the user's own, written and managed in the tab. */
class OwnTypesTabTest {
    /** As the product guide prints it. */
    private static final String GUIDE = """
            {
              "name": "Internal API",
              "provider": "Company Name",
              "category": "custom",
              "fields": [
                {
                  "name": "api_endpoint",
                  "type": "string",
                  "required": true,
                  "default": "https://internal.company.com/api"
                },
                {
                  "name": "api_key",
                  "type": "password",
                  "required": true,
                  "secure": true
                },
                {
                  "name": "client_id",
                  "type": "string",
                  "required": false
                }
              ]
            }
            """;

    @TempDir
    private Path home;

    @Test
    void theGuidesExampleIsTakenAsItStands() {
        try (TestWindow window = open(vault -> {})) {
            window.click("#newType").fill("#typeJson", GUIDE).waitFor(() -> !window.isDisabled("#saveType"));
            window.assertShows(window.text("ui.own.verdict", 0));
            window.click("#saveType")
                    .assertShows(window.text("ui.own.saved", "Internal API", 1))
                    .assertShows(window.text("ui.types.custom"))
                    .assertShows(window.text("ui.own.version", 1));
            assertThat(window.textOf("#typeName")).isEqualTo("Internal API");
            window.click("#createFromType").assertShows("https://internal.company.com/api");
        }
    }

    @Test
    void whatIsWrongIsSaidWithItsLineAndAClickLeadsThere() {
        try (TestWindow window = open(vault -> {})) {
            window.click("#newType").fill("#typeJson", GUIDE.replace("\"password\"", "\"passwort\""));
            window.waitFor(() -> window.isShown("#typeProblems") && window.isDisabled("#saveType"));
            window.assertShows(window.text("ui.own.line", 14)).assertShows(window.text("ui.own.preview.none"));
            window.onFx(() -> {
                window.<ListView<?>>find("#typeProblems").getSelectionModel().select(0);
                return null;
            });
            TextArea area = window.find("#typeJson");
            assertThat(window.onFx(area::getSelectedText)).contains("passwort");
            window.fill("#typeJson", GUIDE).waitFor(() -> !window.isDisabled("#saveType"));
            assertThat(window.isShown("#typeProblems")).isFalse();
        }
    }

    @Test
    void theSameNameAsksForAVersionOrAnotherName() {
        try (TestWindow window = open(OwnTypesTabTest::guidesType)) {
            window.click("#newType").fill("#typeJson", GUIDE).waitFor(() -> !window.isDisabled("#saveType"));
            window.click("#saveType").waitUntilShown("#nameConflict").assertFocused("takenName");
            window.fill("#takenName", "Other API").click("#takenRename");
            window.assertShows(window.text("ui.own.saved", "Other API", 1));
            window.click("#newType").fill("#typeJson", GUIDE.replace("client_id", "client_name"));
            window.waitFor(() -> !window.isDisabled("#saveType"));
            window.click("#saveType").waitUntilShown("#nameConflict").click("#takenVersion");
            window.assertShows(window.text("ui.own.saved", "Internal API", 2));
        }
    }

    @Test
    void aTypeInUseIsNotDeletedAndTheCredentialIsNamed() {
        try (TestWindow window = open(OwnTypesTabTest::used)) {
            window.fill("#typesSearch", "internal api");
            menu(window, "ui.delete.ask");
            window.assertShows("cannot be deleted").assertShows("Payroll");
            assertThat(window.isShown("#confirm")).isFalse();
        }
    }

    @Test
    void credentialsOfAnEditedTypeAreToldWhatIsNew() {
        try (TestWindow window = open(OwnTypesTabTest::used)) {
            window.clock().advance(Duration.ofMinutes(1));
            window.fill("#typesSearch", "internal api");
            menu(window, "ui.own.edit");
            window.fill("#typeJson", GUIDE.replace("\"client_id\"", "\"region\""))
                    .waitFor(() -> !window.isDisabled("#saveType"))
                    .click("#saveType")
                    .assertShows(window.text("ui.own.saved", "Internal API", 2));
            window.clickText("Payroll").waitUntilShown("#newFields");
            assertThat(window.textOf("#newFields")).containsIgnoringCase("region");
        }
    }

    @Test
    void aShippedTypeIsDuplicatedAndTheCopyDeleted() {
        try (TestWindow window = open(vault -> {})) {
            window.fill("#typesSearch", "slack");
            menu(window, "ui.own.duplicate");
            window.waitFor(() -> !window.isDisabled("#saveType")).click("#saveType");
            assertThat(window.textOf("#typeName")).isEqualTo(window.text("type.copy.name", "Slack"));
            menu(window, "ui.delete.ask");
            window.click("#confirm").assertShows(window.text("ui.own.deleted", window.text("type.copy.name", "Slack")));
        }
    }

    private TestWindow open(Consumer<OpenVault> fill) {
        TestWindow window = TestWindow.unlocked(home, fill);
        window.shortcut(KeyCode.DIGIT3).waitUntilShown("#types");
        return window;
    }

    private static void guidesType(OpenVault vault) {
        vault.core().ownTypes().create(vault.caller(), OwnTypeDraft.of(GUIDE));
    }

    private static void used(OpenVault vault) {
        guidesType(vault);
        Samples.create(
                vault,
                "Payroll",
                "internal_api",
                CredentialEnvironment.PRODUCTION,
                List.of(),
                Map.of("api_endpoint", "https://pay.example.com", "api_key", "canary-payroll"));
    }

    private static void menu(TestWindow window, String key) {
        window.onFx(() -> {
            window.<MenuButton>find("#typeMore").getItems().stream()
                    .filter(item -> item.getText().equals(window.text(key)))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return null;
        });
        window.settle();
    }
}
