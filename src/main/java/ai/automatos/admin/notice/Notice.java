package ai.automatos.admin.notice;

import ai.automatos.admin.audit.CredentialRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that people should know, kept until they have seen it. It holds data, not sentences: {@link NoticeText}
 * makes those. No field holds a secret.
 *
 * <p>A notice decides nothing: no credential is fetched, tested or refused because of one. So the rows carry no row
 * MAC; whoever can write the database can plant or hide a notice, but the status of the credential, which is what
 * counts, has a MAC of its own.
 *
 * @param owner whose personal credential it is about, or {@link ai.automatos.admin.common.Ids#SHARED}: nobody else sees
 *     it
 * @param time UTC, cut to microseconds
 * @param credential as it was then; renamed or deleted since, maybe. Null where none is concerned
 * @param parameters as {@link NoticeKind#parameters()} says
 * @param read whether the reader who asked has seen it
 * @param mutedBy what the tenant has muted of it: its kind, its credential, both or nothing
 */
public record Notice(
        UUID id,
        long tenant,
        UUID owner,
        Instant time,
        NoticeKind kind,
        @Nullable CredentialRef credential,
        List<String> parameters,
        boolean read,
        List<Muted> mutedBy) {
    public Notice {
        parameters = List.copyOf(parameters);
        mutedBy = List.copyOf(mutedBy);
    }

    public boolean muted() {
        return !mutedBy.isEmpty();
    }

    /** Whether it still asks for attention. */
    public boolean isUnread() {
        return !read && !muted();
    }
}
