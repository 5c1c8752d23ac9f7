package ai.automatos.admin.ui.credential;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.credential.CredentialFilter;
import ai.automatos.admin.credential.CredentialView;
import ai.automatos.admin.ui.Formats;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Views;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.desktop.Clipboards;
import ai.automatos.admin.ui.dialog.Dialogs;
import ai.automatos.admin.ui.notify.Notices;
import ai.automatos.admin.ui.task.Tasks;
import ai.automatos.admin.ui.window.ChosenFiles;
import ai.automatos.admin.ui.window.Samples;
import ai.automatos.admin.ui.window.TestWindow;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValueRowsTest {
    @TempDir
    private Path home;

    @Test
    void aLookEndsByItself() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            List<Node> nodes = window.onFx(() -> rows(window.vault()));
            Node apiKey = nodes.get(0);
            window.onFx(() -> {
                ((Button) apiKey.lookup(".button")).fire();
                return null;
            });
            assertThat(shown(window, apiKey)).isEqualTo(Samples.API_KEY);
            window.waitFor(() -> shown(window, apiKey).equals(CredentialView.MASK));
        }
    }

    private static String shown(TestWindow window, Node row) {
        return window.onFx(() -> ((Label) row.lookup(".mono")).getText());
    }

    private static List<Node> rows(OpenVault vault) {
        Messages messages = new Messages(Locale.ENGLISH);
        Notices notices = new Notices(messages);
        Workbench bench = new Workbench(
                messages,
                new Formats(messages, Clock.systemUTC(), () -> ZoneOffset.UTC),
                new Views(messages.bundle()),
                new Tasks(Runnable::run, Runnable::run, notices::error),
                notices,
                new Dialogs(messages),
                new Clipboards(() -> Duration.ofMillis(300)),
                page -> {},
                new ChosenFiles());
        CredentialView view = vault.core().credentials().list(vault.caller(), CredentialFilter.ALL).stream()
                .filter(row -> row.credential().name().equals(Samples.OPENAI))
                .map(row -> vault.core()
                        .credentials()
                        .view(vault.caller(), row.credential().id()))
                .findFirst()
                .orElseThrow();
        return new ValueRows(bench, vault).rows(view.summary().credential(), view.fields());
    }
}
