package ai.automatos.admin.probe;

import org.jspecify.annotations.Nullable;

/**
 * What a test proved.
 *
 * @param identity who the service says we are, for example {@code PostgreSQL 14.15, user app_user, TLS 1.3}
 * @param reservation what was refused although the identity stands, or null
 */
public record Proof(String identity, @Nullable ProbeFailure reservation) {
    public static Proof of(String identity) {
        return new Proof(identity, null);
    }
}
