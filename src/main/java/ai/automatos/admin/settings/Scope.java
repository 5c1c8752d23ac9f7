package ai.automatos.admin.settings;

import java.util.Locale;

/** For whom a setting's value holds. */
public enum Scope {
    /** This computer and this data folder; known before the vault is unlocked, in every program that opens it. */
    COMPUTER,
    /** Everybody who works with the vault. */
    VAULT,
    /** The members of one tenant. */
    TENANT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
