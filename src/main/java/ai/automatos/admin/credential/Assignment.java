package ai.automatos.admin.credential;

import ai.automatos.admin.common.CanonicalBytes;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A credential handed to an agent for a tool. */
public record Assignment(
        UUID id,
        long tenant,
        long agentNumber,
        String tool,
        UUID credentialId,
        Permission permission,
        Instant createdAt,
        String createdBy) {
    public static final String TABLE = "assignments";

    public CanonicalBytes macRow() {
        return new CanonicalBytes()
                .add(id)
                .add(tenant)
                .add(agentNumber)
                .add(tool)
                .add(credentialId)
                .add(permission.word())
                .add(createdAt)
                .add(createdBy);
    }

    /** What the agent may do with the tool. */
    public enum Permission {
        READ,
        WRITE,
        /** A stored word that is none of the others: the row was altered. Never chosen and never written. */
        UNKNOWN;

        /** What a user may choose from. */
        public static final List<Permission> CHOICES = List.of(READ, WRITE);

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** {@link #UNKNOWN} for any other word. */
        public static Permission ofWord(String word) {
            return CHOICES.stream()
                    .filter(permission -> permission.word().equals(word))
                    .findFirst()
                    .orElse(UNKNOWN);
        }
    }
}
