package ai.automatos.admin.audit;

/** Takes events; implemented by the store. */
public interface AuditLog {
    /**
     * Adds an event to the current unit; it is linked, committed and journalled with that unit or not at all.
     *
     * @throws IllegalStateException outside a unit
     */
    void append(AuditEvent event);

    /**
     * As {@link #append}, but the event opens its chain's next epoch: how an administrator accepts a break in the log.
     * Allowed although the vault is read-only for that very reason.
     */
    void startEpoch(AuditEvent event);
}
