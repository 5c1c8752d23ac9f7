package ai.automatos.admin.workplace;

import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.common.SecretBytes;
import org.jspecify.annotations.Nullable;

/**
 * Where a vault is.
 *
 * @param databaseUrl a PostgreSQL JDBC URL without a password, or null for the remembered or the embedded database
 */
public record Place(
        AppPaths paths,
        @Nullable String databaseUrl,
        @Nullable SecretBytes databasePassword) {}
