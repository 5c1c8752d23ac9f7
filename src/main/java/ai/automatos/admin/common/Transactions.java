package ai.automatos.admin.common;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one way to write. A unit is all or nothing, together with the audit events appended in it.
 *
 * <p>A unit runs on the writer's thread and may run again if its batch must be repeated: keep it short, touch only
 * repositories and the audit log in it, and derive keys, seal values and talk to services before it. Called from
 * inside a unit, it joins that unit.
 */
public interface Transactions {
    /**
     * Runs the unit and returns once it is durable: committed, synced and written to the audit journal.
     *
     * @throws UserFacingException if the vault is read-only, the disk is full or the database cannot be reached; then
     *     nothing was answered as saved
     */
    <T extends @Nullable Object> T inUnit(Supplier<T> unit);

    default void inUnit(Runnable unit) {
        inUnit(() -> {
            unit.run();
            return Boolean.TRUE;
        });
    }
}
