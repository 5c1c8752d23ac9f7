package ai.automatos.admin.ui.audit;

import ai.automatos.admin.ui.CredentialRows;
import ai.automatos.admin.ui.Navigator;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Page;
import ai.automatos.admin.ui.Workbench;
import java.util.UUID;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;

/** The Audit Logs tab. */
public final class AuditController implements Page {
    private final Parent view = new StackPane();

    @SuppressWarnings("UnusedVariable")
    public AuditController(Workbench bench, OpenVault vault, CredentialRows rows, Navigator navigator) {}

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void shown() {}

    @Override
    public void refresh() {}

    @Override
    public void focusSearch() {}

    public void showCredential(UUID id, String name) {}
}
