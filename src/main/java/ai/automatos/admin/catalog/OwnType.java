package ai.automatos.admin.catalog;

import ai.automatos.admin.common.CanonicalBytes;
import ai.automatos.admin.common.Times;
import java.time.Instant;

/**
 * One version of a type that a user wrote; the highest version counts. A version never changes.
 *
 * @param version from 1
 * @param json as {@link CheckedType.Sound#json} wrote it
 * @param loopbackAllowed whether its test may talk to this computer itself; said by the user, never by the JSON
 */
public record OwnType(
        long tenant,
        String key,
        long version,
        String json,
        boolean loopbackAllowed,
        Instant createdAt,
        String createdBy) {
    public static final String TABLE = "own_types";

    public OwnType {
        createdAt = Times.micros(createdAt);
    }

    /** Key and columns, in this order, for the row MAC. */
    public CanonicalBytes macRow() {
        return new CanonicalBytes()
                .add(tenant)
                .add(key)
                .add(version)
                .add(json)
                .add(loopbackAllowed)
                .add(createdAt)
                .add(createdBy);
    }
}
