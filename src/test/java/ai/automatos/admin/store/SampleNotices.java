package ai.automatos.admin.store;

import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.notice.Notice;
import ai.automatos.admin.notice.NoticeKind;
import ai.automatos.admin.notice.NoticeReader;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notices as the store sees them, a second apart. */
final class SampleNotices {
    static final NoticeReader ANA = new NoticeReader(1, new UUID(1, 1), new UUID(1, 1).toString());
    static final NoticeReader BOB = new NoticeReader(1, new UUID(2, 2), new UUID(2, 2).toString());

    private SampleNotices() {}

    static Notice notice(int number, UUID owner, @Nullable CredentialRef credential) {
        return new Notice(
                new UUID(7, number),
                1,
                owner,
                SampleCredentials.TIME.plusSeconds(number),
                NoticeKind.EXPIRED,
                credential,
                List.of("2026-03-01 😀"),
                false,
                List.of());
    }
}
