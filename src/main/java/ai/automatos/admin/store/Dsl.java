package ai.automatos.admin.store;

import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Where repositories get their connection from. */
interface Dsl {
    /**
     * Reads: inside a unit on the writer's connection, so that a unit sees its own changes; otherwise on a connection
     * of the reading pool. Do not keep the context.
     */
    <T extends @Nullable Object> T read(Function<DSLContext, T> query);

    /**
     * The writer's connection.
     *
     * @throws IllegalStateException outside a unit
     */
    DSLContext write();
}
