package ai.automatos.admin.cli;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.catalog.TypeSummary;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;

/** Looks up types that a user named. */
final class Types {
    private Types() {}

    static CredentialType find(TypeCatalog types, String key) {
        return types.find(key).orElseThrow(() -> new UserFacingException(ErrorKind.NOT_FOUND, "cli.type.unknown", key));
    }

    /** The type's name, or its key if the type is gone. */
    static String name(TypeCatalog types, String key) {
        return types.summary(key).map(TypeSummary::name).orElse(key);
    }
}
