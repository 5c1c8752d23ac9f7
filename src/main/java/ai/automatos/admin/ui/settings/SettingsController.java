package ai.automatos.admin.ui.settings;

import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Page;
import ai.automatos.admin.ui.Workbench;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;

/** The System Settings tab. */
public final class SettingsController implements Page {
    private final Parent view = new StackPane();

    @SuppressWarnings("UnusedVariable")
    public SettingsController(Workbench bench, OpenVault vault, String version) {}

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

    public void select(String key) {}
}
