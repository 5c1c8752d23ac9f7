package ai.automatos.admin.catalog;

import org.jspecify.annotations.Nullable;

/** How to find out, without changing anything at the service, whether a credential works. */
public sealed interface TestRecipe permits HttpRecipe, TestRecipe.Jdbc {
    /** What the test does, in one or two sentences for the user. */
    String summary();

    /** Whether a test costs one request of an allowance, so that the user is asked before. */
    default boolean usesQuota() {
        return false;
    }

    /**
     * A login to a database. All strings are templates.
     *
     * @param dialect for example {@code postgresql}
     * @param query read-only and cheap
     */
    record Jdbc(
            String summary,
            String dialect,
            String host,
            String port,
            String database,
            String user,
            String password,
            @Nullable String sslMode,
            @Nullable String sslRootCertificate,
            String query)
            implements TestRecipe {}
}
