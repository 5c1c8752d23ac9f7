package ai.automatos.admin.probe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a test proved.
 *
 * @param identity who the service says we are, for example {@code PostgreSQL 14.15, user app_user, TLS 1.3}
 * @param reservation what was refused although the identity stands, or null
 * @param expires when the credential ends by what the service or the credential itself says, or null if it does not
 */
public record Proof(
        String identity,
        @Nullable ProbeFailure reservation,
        @Nullable Instant expires) {
    public static Proof of(String identity) {
        return new Proof(identity, null, null);
    }

    public Proof reserved(ProbeFailure refused) {
        return new Proof(identity, refused, expires);
    }

    public Proof expiring(Instant end) {
        return new Proof(identity, reservation, end);
    }
}
