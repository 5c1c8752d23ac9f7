package ai.automatos.admin.ui.audit;

import ai.automatos.admin.audit.AuditAction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One line of the action filter.
 *
 * @param key of its name in the bundle
 * @param actions what it shows; empty for all
 * @param kind a group shows all of the members that stand below it
 */
record ActionChoice(String key, Set<AuditAction> actions, Kind kind) {
    static final ActionChoice ALL = new ActionChoice("ui.audit.action.all", Set.of(), Kind.SINGLE);

    private static final List<AuditAction> FIRST = List.of(
            AuditAction.CREATED, AuditAction.UPDATED, AuditAction.DELETED, AuditAction.ACCESSED, AuditAction.TESTED);

    /** How it stands in the list. */
    enum Kind {
        SINGLE,
        GROUP,
        MEMBER
    }

    /** All, the five of everyday, and the others in groups; every action is in it once. */
    static List<ActionChoice> choices() {
        List<ActionChoice> choices = new ArrayList<>();
        choices.add(ALL);
        FIRST.forEach(action -> choices.add(single(action, Kind.SINGLE)));
        groups().forEach((key, actions) -> {
            choices.add(new ActionChoice(key, EnumSet.copyOf(actions), Kind.GROUP));
            actions.forEach(action -> choices.add(single(action, Kind.MEMBER)));
        });
        return choices;
    }

    private static ActionChoice single(AuditAction action, Kind kind) {
        String key = action == AuditAction.ACCESSED ? "ui.audit.action.accessed" : "ui.action." + action.word();
        return new ActionChoice(key, Set.of(action), kind);
    }

    private static Map<String, List<AuditAction>> groups() {
        Map<String, List<AuditAction>> groups = new LinkedHashMap<>();
        groups.put(
                "ui.audit.action.values",
                List.of(
                        AuditAction.REVEALED,
                        AuditAction.COPIED,
                        AuditAction.ROTATED,
                        AuditAction.EXPORTED,
                        AuditAction.IMPORTED));
        groups.put(
                "ui.audit.action.sharing",
                List.of(
                        AuditAction.ASSIGNED,
                        AuditAction.UNASSIGNED,
                        AuditAction.SHARED,
                        AuditAction.ACTIVATED,
                        AuditAction.DEACTIVATED,
                        AuditAction.RESTORED));
        groups.put("ui.audit.action.refusals", List.of(AuditAction.ACCESS_DENIED, AuditAction.ACCESS_FAILED));
        groups.put(
                "ui.audit.action.vault",
                List.of(
                        AuditAction.VAULT_CREATED,
                        AuditAction.VAULT_UNLOCKED,
                        AuditAction.VAULT_UNLOCK_FAILED,
                        AuditAction.VAULT_LOCKED,
                        AuditAction.VAULT_KEY_ROTATED,
                        AuditAction.VAULT_PASSWORD_CHANGED,
                        AuditAction.VAULT_RECOVERY_CODE_CHANGED,
                        AuditAction.VAULT_RECOVERED,
                        AuditAction.VAULT_BACKUP_MADE,
                        AuditAction.VAULT_INCIDENT_ACKNOWLEDGED));
        groups.put(
                "ui.audit.action.administration",
                List.of(
                        AuditAction.SETTING_CHANGED,
                        AuditAction.USER_CHANGED,
                        AuditAction.TYPE_CHANGED,
                        AuditAction.NOTICES_MUTED,
                        AuditAction.NOTICES_UNMUTED));
        return groups;
    }
}
