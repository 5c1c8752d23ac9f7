package ai.automatos.admin.ui;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditResult;
import org.kordamp.ikonli.javafx.FontIcon;

/** How an event reads: its action as a word, as a sentence, and as an icon. */
public final class EventText {
    private EventText() {}

    public static String action(Workbench bench, AuditAction action) {
        return bench.text("ui.action." + action.word());
    }

    /** The action and who did it. */
    public static String sentence(Workbench bench, AuditEvent event) {
        String done = action(bench, event.action());
        String key = event.result() == AuditResult.SUCCESS ? "ui.event.by" : "ui.event.failed.by";
        String who = event.agent() == null
                ? event.actor().name()
                : bench.text(
                        "ui.event.for.agent",
                        event.actor().name(),
                        event.agent().name());
        return bench.text(key, done, who);
    }

    public static FontIcon icon(AuditEvent event) {
        if (event.result() != AuditResult.SUCCESS) {
            return Icons.of("fth-x-octagon", "danger");
        }
        return icon(event.action());
    }

    /** What happened, whether it worked or not. */
    public static FontIcon icon(AuditAction action) {
        return Icons.of(
                switch (action) {
                    case CREATED, VAULT_CREATED -> "fth-plus";
                    case UPDATED, SETTING_CHANGED, USER_CHANGED, TYPE_CHANGED -> "fth-edit-2";
                    case DELETED -> "fth-trash-2";
                    case ACCESSED -> "fth-key";
                    case REVEALED -> "fth-eye";
                    case COPIED -> "fth-copy";
                    case TESTED -> "fth-zap";
                    case ROTATED, VAULT_KEY_ROTATED, RESTORED -> "fth-refresh-cw";
                    case EXPORTED, VAULT_BACKUP_MADE -> "fth-download";
                    case IMPORTED -> "fth-upload";
                    case SHARED -> "fth-share-2";
                    case ASSIGNED -> "fth-user-plus";
                    case UNASSIGNED -> "fth-user-minus";
                    case ACTIVATED -> "fth-play-circle";
                    case DEACTIVATED -> "fth-pause-circle";
                    case NOTICES_MUTED -> "fth-bell-off";
                    case NOTICES_UNMUTED -> "fth-bell";
                    case VAULT_UNLOCKED -> "fth-unlock";
                    case VAULT_LOCKED -> "fth-lock";
                    case ACCESS_DENIED, ACCESS_FAILED, VAULT_UNLOCK_FAILED -> "fth-slash";
                    case VAULT_PASSWORD_CHANGED,
                            VAULT_RECOVERY_CODE_CHANGED,
                            VAULT_RECOVERED,
                            VAULT_INCIDENT_ACKNOWLEDGED -> "fth-shield";
                });
    }
}
