package ai.automatos.admin.audit;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened. The stored word is the name in lower case and never changes once released. */
public enum AuditAction {
    CREATED,
    UPDATED,
    DELETED,
    RESTORED,
    ACCESSED,
    REVEALED,
    COPIED,
    TESTED,
    ROTATED,
    EXPORTED,
    IMPORTED,
    SHARED,
    ASSIGNED,
    UNASSIGNED,
    ACTIVATED,
    DEACTIVATED,
    ACCESS_DENIED,
    ACCESS_FAILED,
    VAULT_CREATED,
    VAULT_UNLOCKED,
    VAULT_UNLOCK_FAILED,
    VAULT_LOCKED,
    VAULT_KEY_ROTATED,
    VAULT_PASSWORD_CHANGED,
    VAULT_RECOVERY_CODE_CHANGED,
    VAULT_RECOVERED,
    VAULT_BACKUP_MADE,
    VAULT_INCIDENT_ACKNOWLEDGED,
    SETTING_CHANGED,
    USER_CHANGED,
    TYPE_CHANGED,
    NOTICES_MUTED,
    NOTICES_UNMUTED;

    private static final Map<String, AuditAction> BY_WORD =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(AuditAction::word, action -> action));

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
        return word;
    }

    public static Optional<AuditAction> ofWord(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }
}
