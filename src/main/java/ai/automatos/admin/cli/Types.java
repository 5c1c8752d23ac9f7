package ai.automatos.admin.cli;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.catalog.TypeSummary;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Looks up types that a user named. */
final class Types {
    private static final Set<String> NO_VAULT = Set.of("store.no.vault", "vault.none");

    private Types() {}

    static CredentialType find(TypeCatalog types, String key) {
        return types.find(key).orElseThrow(() -> unknown(key));
    }

    static String source(TypeCatalog types, String key) {
        return types.source(key).orElseThrow(() -> unknown(key));
    }

    /** The type's name, or its key if the type is gone. */
    static String name(TypeCatalog types, String key) {
        return types.summary(key).map(TypeSummary::name).orElse(key);
    }

    /**
     * Works with the catalogue that may have the type. Shipped ones need no vault; for any other it is unlocked, and
     * where there is no vault, there are no others.
     *
     * @return the exit code
     */
    static int in(Context context, String key, ToIntFunction<TypeCatalog> work) {
        TypeCatalog shipped = context.workplace().types();
        if (shipped.summary(key).isPresent()) {
            return work.applyAsInt(shipped);
        }
        try {
            return context.unlocked((core, caller) -> work.applyAsInt(core.types()));
        } catch (UserFacingException e) {
            if (NO_VAULT.contains(e.key())) {
                throw unknown(key);
            }
            throw e;
        }
    }

    private static UserFacingException unknown(String key) {
        return new UserFacingException(ErrorKind.NOT_FOUND, "cli.type.unknown", key);
    }
}
