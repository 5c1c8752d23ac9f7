package ai.automatos.admin.catalog;

/** How to find out, without changing anything at the service, whether a credential works. */
public sealed interface TestRecipe permits HttpRecipe, ProtocolRecipe {
    /** What the test does, in one or two sentences for the user. */
    String summary();

    /** Whether a test uses up an allowance or ends a session at the service, so that the user is asked before. */
    default boolean usesQuota() {
        return false;
    }
}
