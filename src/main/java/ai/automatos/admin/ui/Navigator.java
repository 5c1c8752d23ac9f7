package ai.automatos.admin.ui;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How one screen leads to another without knowing it. FX thread only. */
public interface Navigator {
    /** Opens the wizard. @param typeKey chosen already, or null */
    void createCredential(@Nullable String typeKey);

    void showCredential(UUID id);

    /** The audit tab, with the events of one credential. */
    void showAudit(UUID credentialId, String name);

    void showType(String key);

    void showSetting(String key);
}
