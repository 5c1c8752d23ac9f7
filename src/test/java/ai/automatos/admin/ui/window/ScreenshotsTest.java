package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.TypeSummary;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.form.Focus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Photographs every screen and state into {@code target/screenshots}, in both themes and at two sizes, to be looked at.
 * All values are invented. {@code ./mvnw -Pscreenshots test} runs it.
 */
@Tag("screenshots")
class ScreenshotsTest {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String PASSWORD = "correct horse battery staple";

    @TempDir
    private Path temporary;

    @BeforeAll
    static void throwOldOnesAway() throws IOException {
        if (Files.isDirectory(PICTURES)) {
            try (Stream<Path> old = Files.list(PICTURES)) {
                for (Path file : old.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @AfterAll
    static void noneIsMissing() throws IOException {
        try (Stream<Path> pictures = Files.list(PICTURES)) {
            assertThat(pictures.toList())
                    .hasSizeGreaterThan(100)
                    .allSatisfy(file -> assertThat(file).isNotEmptyFile());
        }
    }

    @Test
    void firstRunThenUnlockThenFailure() throws Exception {
        Path home = temporary.resolve("vault");
        try (PictureStand stand = PictureStand.at(home, PICTURES)) {
            stand.work().picture("10-first-run-protect");
            stand.does(s -> s.<RadioButton>find("#keyFileOnly").setSelected(true))
                    .picture("11-first-run-key-file-only")
                    .does(s -> s.<RadioButton>find("#withPassword").setSelected(true))
                    .type("#user", "ada@sample.invalid")
                    .type("#newPassword", "summer")
                    .picture("12-first-run-weak-password")
                    .type("#newPassword", PASSWORD)
                    .type("#newPasswordAgain", PASSWORD)
                    .picture("13-first-run-strong-password")
                    .fire("#next")
                    .work()
                    .picture("14-first-run-recovery-code")
                    .does(s -> {
                        String code = s.<javafx.scene.control.Labeled>find("#recoveryCode")
                                .getText();
                        s.type("#lastGroup", code.substring(code.length() - 4));
                    });
            stand.fire("#next")
                    .work()
                    .picture("15-first-run-key-file")
                    .fire("#next")
                    .work();
            stand.work().picture("20-credentials-empty");
        }
        try (PictureStand stand = PictureStand.at(home, PICTURES)) {
            stand.work().picture("16-unlock");
            stand.type("#password", "wrong").fire("#unlock").work().picture("17-unlock-wrong-password");
            stand.press("Use the recovery code").work().picture("18-recover");
        }
        Path keyFile = home.resolve(".credential_key");
        Path away = temporary.resolve("key");
        Files.move(keyFile, away);
        try (PictureStand stand = PictureStand.at(home, PICTURES)) {
            stand.work().picture("19-unlock-key-file-missing");
        }
        Files.move(away, keyFile);
        Files.writeString(home.resolve("vault.mv.db"), "no database");
        try (PictureStand stand = PictureStand.at(home, PICTURES)) {
            stand.work().picture("19-failure-damaged");
        }
    }

    @Test
    void notices() throws Exception {
        try (PictureStand stand = PictureStand.demo(temporary, PICTURES)) {
            stand.work().picture("24-bell").fire("#bell").work().picture("25-notices");
            stand.does(s -> s.<ScrollPane>find("#scroll").setVvalue(1)).picture("26-notices-below");
            stand.does(s -> s.<ScrollPane>find("#scroll").setVvalue(0))
                    .choose(s -> s.<MenuButton>find("#noticeMenu").getItems().get(1))
                    .work()
                    .picture("27-notices-muted");
        }
        Path home = temporary.resolve("quiet");
        TestVault.make(home, Samples::three);
        try (PictureStand stand = PictureStand.at(home, PICTURES)) {
            stand.work().type("#password", TestWindow.PASSWORD).fire("#unlock").work();
            stand.fire("#bell").work().picture("28-notices-empty");
        }
    }

    @Test
    void credentials() throws Exception {
        try (PictureStand stand = PictureStand.demo(temporary, PICTURES)) {
            stand.picture("29-demo-filling").work().picture("30-credentials");
            stand.select("#list", named("Staging Billing Database")).work().picture("31-detail-failed");
            stand.does(s -> s.<ScrollPane>find("#scroll").setVvalue(1)).picture("32-detail-failed-below");
            stand.select("#list", named("Slack – Contractor Portal")).work().picture("33-detail-expired");
            stand.select("#list", named("Production Customer Database")).work().picture("34-detail-expiring");
            stand.fire("#test").picture("35-detail-testing").work().picture("36-detail-tested");
            stand.select("#list", named("Production")).work().picture("37-multi-selection");
            stand.fire("#card-expiring")
                    .work()
                    .picture("38-card-filter")
                    .fire("#card-expiring")
                    .work();
            stand.type("#search", "billing").work().picture("39-filtered");
            stand.type("#search", "no such thing").work().picture("40-no-match");
            stand.type("#search", "").work();
        }
    }

    @Test
    void manyTests() throws Exception {
        try (StubServer works = StubServer.at(2, answering("200 OK", ""));
                StubServer refuses = StubServer.at(3, answering("401 Unauthorized", ""));
                StubServer busy = StubServer.at(4, answering("429 Too Many Requests", "Retry-After: 3600\r\n"));
                StubServer hangs = StubServer.at(5, (self, socket) -> self.hang())) {
            Path home = temporary.resolve("vault");
            TestVault.make(home, vault -> {
                for (String name : List.of("Billing", "Chat", "Search", "Onboarding", "Reports")) {
                    openAi(vault, "Production OpenAI – " + name, "127.0.0.2", works);
                }
                openAi(vault, "Staging OpenAI – Contractor", "127.0.0.3", refuses);
                openAi(vault, "Development OpenAI – Playground", "127.0.0.3", refuses);
                openAi(vault, "Staging OpenAI – Load Test", "127.0.0.4", busy);
                openAi(vault, "Testing OpenAI – Slow Proxy", "127.0.0.5", hangs);
                Samples.create(
                        vault,
                        "Maps for the fleet",
                        "google_maps_api_key",
                        CredentialEnvironment.PRODUCTION,
                        List.of(),
                        Map.of("api_key", "AIza" + "x".repeat(35)));
            });
            try (PictureStand stand = PictureStand.at(home, PICTURES)) {
                stand.work()
                        .type("#password", TestWindow.PASSWORD)
                        .fire("#unlock")
                        .work();
                stand.fire("#testAll").work().picture("41-many-question");
                stand.fire("#startTests").begin();
                stand.waitFor(s -> s.texts().stream().anyMatch(text -> text.startsWith("9 of 10 done")));
                stand.picture("42-many-running").fire("#closeTests").work().picture("43-many-in-background");
                stand.fire("#testAll").work().fire("#cancelTests");
                stand.waitFor(s -> s.texts().stream().anyMatch(text -> text.startsWith("10 of 10 done")));
                stand.work().picture("44-many-summary").fire("#groupFailed").picture("45-many-failed");
            }
        }
    }

    private static StubServer.Behaviour answering(String status, String headers) {
        return (server, socket) -> {
            server.readRequest(socket);
            socket.getOutputStream()
                    .write(StubServer.answer(status, headers, "{\"data\":[]}").getBytes(StandardCharsets.UTF_8));
        };
    }

    private static void openAi(OpenVault vault, String name, String host, StubServer service) {
        Samples.create(
                vault,
                name,
                "openai_api",
                CredentialEnvironment.ofWord(name.substring(0, name.indexOf(' ')))
                        .orElseThrow(),
                List.of(),
                Map.of("api_key", Samples.API_KEY, "base_url", "http://" + host + ":" + service.port()));
    }

    @Test
    void dialogs() throws Exception {
        try (PictureStand stand = PictureStand.demo(temporary, PICTURES)) {
            stand.work().fire("#create").work().picture("50-wizard-type");
            stand.type("#typeSearch", "postgresql")
                    .work()
                    .fire("#wizardNext")
                    .work()
                    .picture("51-wizard-configure");
            stand.fire("#wizardNext").work().picture("52-wizard-configure-missing");
            stand.fire("#wizardBack").work();
            stand.type("#typeSearch", "openai").work().fire("#wizardNext").work();
            stand.type("#input-name", "Test")
                    .type("#input-api_key", "not a key")
                    .work();
            stand.picture("53-wizard-configure-advice");
            stand.type("#input-name", "Production OpenAI – Onboarding").fire("#wizardNext");
            stand.picture("54-wizard-testing").work().picture("55-wizard-test-failed");
            stand.fire("#wizardBack").work();
            stand.type("#input-api_key", "sk-sample-onboarding-not-a-real-key").fire("#wizardNext");
            stand.work().picture("56-wizard-test-verified").fire("#wizardNext").work();
            stand.picture("57-wizard-save");
            stand.press("Cancel")
                    .work()
                    .picture("58-wizard-leave")
                    .fire("#confirm")
                    .work();

            stand.select("#list", exactly("Production Orders Database")).work();
            stand.fire("#edit").work().picture("60-edit").press("Cancel").work();
            stand.fire("#assign").work().picture("61-assign").press("Cancel").work();
            stand.choose(s -> s.<MenuButton>find("#more").getItems().get(3)).work();
            stand.picture("62-deactivate").press("Cancel").work();
            stand.choose(s -> s.<MenuButton>find("#more").getItems().get(4)).work();
            stand.picture("64-delete-refused");
            stand.select("#list", exactly("AWS – Sandbox Account")).work();
            stand.choose(s -> s.<MenuButton>find("#more").getItems().get(4)).work();
            stand.picture("63-delete");
        }
    }

    @Test
    void signIn() throws Exception {
        Path home = temporary.resolve("vault");
        TestVault.make(home, Samples::three);
        try (PictureStand stand = PictureStand.at(home, PICTURES)) {
            stand.work().type("#password", PASSWORD).fire("#unlock").work();
            stand.fire("#create").work();
            stand.type("#typeSearch", "hubspot (oauth2)")
                    .work()
                    .fire("#wizardNext")
                    .work();
            stand.type("#input-name", "Production CRM").fire("#signIn").picture("59-sign-in-missing");
            stand.type("#input-client_id", "5f0c6d1e-1111-4222-8333-444455556666")
                    .type("#input-client_secret", "invented")
                    .does(s -> Focus.on(s.find("#redirectAddress")))
                    .picture("59-sign-in");
            stand.fire("#signIn").begin().waitFor(s -> s.texts().contains("Copy page address"));
            stand.picture("59-sign-in-waiting").fire("#cancelSignIn").picture("59-sign-in-cancelled");
        }
    }

    @Test
    void tabs() throws Exception {
        try (PictureStand stand = PictureStand.demo(temporary, PICTURES)) {
            stand.work().fire("#tab-types").work().picture("70-types");
            stand.fire("#tab-audit").work().picture("71-audit");
            stand.fire("#tab-settings").work().picture("72-settings");
            stand.fire("#tab-credentials").work();
            stand.press("Search or run a command").work().picture("73-palette");
            stand.type("#paletteSearch", "bill").work().picture("74-palette-found");
            stand.escape().work().press("Lock").work().picture("75-demo-locked");
            stand.fire("#unlock").work().picture("76-demo-unlocked");
        }
    }

    @Test
    void types() throws Exception {
        try (PictureStand stand = PictureStand.demo(temporary, PICTURES)) {
            stand.work().fire("#tab-types").work().picture("80-types");
            for (String key : List.of("openai_api", "postgresql", "aws_iam", "google_maps_api_key", "redis")) {
                stand.<TypeSummary>select("#types", type -> type.key().equals(key))
                        .work()
                        .picture("81-type-" + key)
                        .does(s -> s.<ScrollPane>find("#typeScroll").setVvalue(1))
                        .picture("82-type-" + key + "-below");
            }
            stand.type("#typesSearch", "notification").work().picture("83-types-found");
            stand.type("#typesSearch", "no such thing").work().picture("84-types-no-match");
            stand.type("#typesSearch", "").work().fire("#newType").work().picture("85-type-editor");
            stand.does(s -> {
                        TextArea area = s.find("#typeJson");
                        area.setText(
                                area.getText().replace("password", "passwort").replace("{api_key}", "{key}"));
                    })
                    .pause()
                    .work()
                    .picture("86-type-editor-wrong");
        }
    }

    private static Predicate<CredentialSummary> exactly(String name) {
        return row -> row.credential().name().equals(name);
    }

    private static Predicate<CredentialSummary> named(String start) {
        return row -> row.credential().name().startsWith(start);
    }
}
