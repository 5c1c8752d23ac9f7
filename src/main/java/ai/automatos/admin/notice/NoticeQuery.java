package ai.automatos.admin.notice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which notices to read, newest first.
 *
 * @param unreadOnly only those that are neither read nor muted
 * @param before only older ones than this place: the cursor of the previous page, or null for the first
 * @param limit at most this many, 1 to 1,000
 */
public record NoticeQuery(boolean unreadOnly, @Nullable Place before, int limit) {
    public NoticeQuery {
        if (limit < 1 || limit > NoticeService.MOST_KEPT) {
            throw new IllegalArgumentException(Integer.toString(limit));
        }
    }

    public static NoticeQuery newest(int limit) {
        return new NoticeQuery(false, null, limit);
    }

    /** Where a notice stands in the order. */
    public record Place(Instant time, UUID id) {
        public static Place of(Notice notice) {
            return new Place(notice.time(), notice.id());
        }
    }
}
