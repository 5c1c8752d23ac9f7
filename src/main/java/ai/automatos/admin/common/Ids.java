package ai.automatos.admin.common;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Identifiers that several rooms share. */
public final class Ids {
    /** The audit chain of the vault itself: unlocking, users, tenants. Every other chain bears its tenant's number. */
    public static final long VAULT_CHAIN = 0;
    /** The tenant that exists from the start. */
    public static final long DEFAULT_TENANT = 1;
    /** The owner of what all members of a tenant share. */
    public static final UUID SHARED = new UUID(0, 0);

    private Ids() {}

    public static UUID random() {
        return UUID.randomUUID();
    }

    /** Sixteen bytes, big-endian, as RFC 9562 orders them. */
    public static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
