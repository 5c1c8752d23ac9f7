package ai.automatos.admin.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stored notices. Writing methods belong into a unit. */
public interface NoticeRepository {
    /**
     * @param key what is said
     * @return false if the tenant's key was used before; then nothing is written
     */
    boolean insert(Notice notice, String key);

    /** Newest first, those that the reader may see, as read and muted as they are to it. */
    List<Notice> page(NoticeReader reader, NoticeQuery query);

    Optional<Notice> find(NoticeReader reader, UUID id);

    /** How many the reader has neither read nor muted. */
    int countUnread(NoticeReader reader);

    /** Reading one twice changes nothing. */
    void markRead(NoticeReader reader, UUID id);

    /** @return how many were unread, muted ones included */
    int markAllRead(NoticeReader reader);

    /** @return false if it was muted already */
    boolean mute(long tenant, Muted muted, Instant at, String by);

    /** @return false if it was not muted */
    boolean unmute(long tenant, Muted muted);

    /**
     * Removes what is older than {@code since}, all but the newest {@code most} notices, and keys that are older than
     * {@code keysSince}.
     */
    void trim(long tenant, Instant since, int most, Instant keysSince);
}
