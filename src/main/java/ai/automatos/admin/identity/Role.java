package ai.automatos.admin.identity;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a user is; each role holds a fixed set of permissions. */
public enum Role {
    /** Everything. */
    ADMINISTRATOR(EnumSet.allOf(Permission.class)),
    /** Works with shared credentials; neither edits nor deletes them. */
    MEMBER(EnumSet.of(
            Permission.VIEW_CREDENTIALS, Permission.USE_CREDENTIALS, Permission.VIEW_TYPES, Permission.VIEW_SETTINGS)),
    /** Reads the log and the list, never a secret. */
    AUDITOR(EnumSet.of(
            Permission.VIEW_CREDENTIALS, Permission.VIEW_AUDIT, Permission.VIEW_TYPES, Permission.VIEW_SETTINGS)),
    /** Somebody who looks at a locked vault: names, tags and log are readable to whoever holds the files. */
    ONLOOKER(EnumSet.of(Permission.VIEW_CREDENTIALS, Permission.VIEW_AUDIT, Permission.VIEW_TYPES)),
    /** A stored word that is none of the others: nobody signed it, and it may nothing. */
    UNKNOWN(EnumSet.noneOf(Permission.class));

    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = permissions;
    }

    public boolean allows(Permission permission) {
        return permissions.contains(permission);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@link #UNKNOWN} for any other word. */
    public static Role ofWord(String word) {
        return Stream.of(values())
                .filter(role -> role.word().equals(word))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
