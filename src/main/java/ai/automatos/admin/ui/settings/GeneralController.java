package ai.automatos.admin.ui.settings;

import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import java.util.List;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** Sub-tab General: besides its settings, what this installation is. */
final class GeneralController {
    private final Workbench bench;
    private final OpenVault vault;
    private final String version;
    private final Parent view;

    @FXML
    private Label platformVersion;

    @FXML
    private Label apiVersion;

    @FXML
    private Label installationId;

    @FXML
    private Label licenseType;

    @FXML
    private Button testMail;

    GeneralController(Workbench bench, OpenVault vault, String version) {
        this.bench = bench;
        this.vault = vault;
        this.version = version;
        this.view = bench.views().load(this);
    }

    @FXML
    private void initialize() {
        platformVersion.setText(version);
        apiVersion.setText(bench.text("ui.settings.info.api.number"));
        licenseType.setText(bench.text("ui.settings.info.license.name"));
        bench.tasks()
                .load(
                        task -> vault.core().vault().info().installationId(),
                        id -> installationId.setText(id.toString()));
    }

    /** With what is saved, not with what is typed. */
    @FXML
    private void sendTestMail() {
        testMail.setDisable(true);
        bench.tasks()
                .run(
                        bench.text("ui.notices.mail.testing"),
                        task -> {
                            vault.core().noticeMail().sendTest(vault.caller(), task.cancelSignal());
                            return true;
                        },
                        sent -> {
                            testMail.setDisable(false);
                            bench.notices().success(bench.text("ui.notices.mail.sent"));
                        },
                        failure -> {
                            testMail.setDisable(false);
                            bench.tasks().fail(failure);
                        });
    }

    Parent view() {
        return view;
    }

    /** All four with their captions, one a line: what a bug report wants to know. */
    @FXML
    private void copyInformation() {
        String lines = List.of(platformVersion, apiVersion, installationId, licenseType).stream()
                .map(value -> value.getAccessibleText() + ": " + value.getText())
                .collect(Collectors.joining("\n"));
        bench.clipboards().copy(lines);
        bench.notices().success(bench.text("ui.copied"));
    }
}
