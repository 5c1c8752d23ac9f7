package ai.automatos.admin.ui.window;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditQuery;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.credential.CredentialFilter;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.ui.OpenVault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.controlsfx.control.CheckComboBox;

/** The Credentials tab as a test talks about it. */
final class CredentialsPage {
    private final TestWindow window;

    CredentialsPage(TestWindow window) {
        this.window = window;
    }

    List<String> names() {
        return window.onFx(() ->
                list().getItems().stream().map(row -> row.credential().name()).toList());
    }

    List<String> selected() {
        return window.onFx(() -> list().getSelectionModel().getSelectedItems().stream()
                .map(row -> row.credential().name())
                .toList());
    }

    CredentialsPage select(String... wanted) {
        window.onFx(() -> {
            list().getSelectionModel().clearSelection();
            for (int i = 0; i < list().getItems().size(); i++) {
                if (List.of(wanted)
                        .contains(list().getItems().get(i).credential().name())) {
                    list().getSelectionModel().select(i);
                }
            }
            return null;
        });
        window.settle();
        return this;
    }

    <T> CredentialsPage check(String combo, T... values) {
        window.onFx(() -> {
            CheckComboBox<T> box = window.find(combo);
            box.getCheckModel().clearChecks();
            for (T value : values) {
                box.getCheckModel().check(value);
            }
            return null;
        });
        window.settle();
        return this;
    }

    /** Runs an entry of a menu, by its words. */
    CredentialsPage menu(String button, String key) {
        window.onFx(() -> {
            entry(button, key).fire();
            return null;
        });
        window.settle();
        return this;
    }

    /** An entry of a menu, by its words. FX thread. */
    MenuItem entry(String button, String key) {
        return window.<MenuButton>find(button).getItems().stream()
                .filter(one -> one.getText().equals(window.text(key)))
                .findFirst()
                .orElseThrow();
    }

    ListView<CredentialSummary> list() {
        return window.find("#list");
    }

    CredentialSummary stored(String name) {
        OpenVault vault = window.vault();
        return vault.core().credentials().list(vault.caller(), CredentialFilter.ALL).stream()
                .filter(row -> row.credential().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no credential " + name));
    }

    List<AuditAction> actions(String name) {
        return events(stored(name).credential().id()).stream()
                .map(AuditEvent::action)
                .toList();
    }

    /** Newest first. */
    List<AuditEvent> events(UUID credential) {
        OpenVault vault = window.vault();
        AuditQuery query = new AuditQuery(
                Set.of(Ids.DEFAULT_TENANT),
                null,
                null,
                Set.of(),
                null,
                credential,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                50);
        return vault.core().audit().page(vault.caller(), query).events().stream()
                .map(LinkedEvent::event)
                .toList();
    }
}
