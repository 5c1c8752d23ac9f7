package ai.automatos.admin.app.demo;

import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialActivity;
import ai.automatos.admin.credential.CredentialFilter;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.credential.TestStatus;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.notice.NoticeDraft;
import ai.automatos.admin.notice.NoticeKind;
import ai.automatos.admin.workplace.Core;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the invented user was told of expiry dates and failed tests, each morning. */
final class SampleWarnings {
    private static final int[] STEPS = {0, 1, 7, 30};
    /** Older ones were read. */
    private static final int UNREAD_DAYS = 1;

    private final Core core;
    private final ZoneId zone;

    SampleWarnings(Core core, ZoneId zone) {
        this.core = core;
        this.zone = zone;
    }

    /** @param ago days before today */
    void post(Caller caller, LocalDate day, int ago) {
        List<NoticeDraft> drafts = new ArrayList<>();
        for (CredentialSummary row : core.credentials().list(caller, CredentialFilter.ALL)) {
            if (row.credential().active()) {
                expiry(row.credential(), day, drafts);
                failure(row, drafts);
            }
        }
        core.notices().post(caller, drafts);
        if (ago > UNREAD_DAYS) {
            core.notices().markAllRead(caller);
        }
    }

    private void expiry(Credential credential, LocalDate day, List<NoticeDraft> drafts) {
        if (credential.expiresAt() == null) {
            return;
        }
        LocalDate end = LocalDate.ofInstant(credential.expiresAt().minusMillis(1), zone);
        long left = ChronoUnit.DAYS.between(day, end);
        if (left < 0) {
            drafts.add(draft(NoticeKind.EXPIRED, credential, "expired|" + credential.id() + "|" + end, end));
            return;
        }
        IntStream.of(STEPS)
                .filter(step -> left <= step)
                .findFirst()
                .ifPresent(step -> drafts.add(draft(
                        NoticeKind.EXPIRING,
                        credential,
                        "expiring|" + credential.id() + "|" + step + "|" + end,
                        left,
                        end)));
    }

    private static void failure(CredentialSummary row, List<NoticeDraft> drafts) {
        CredentialActivity.@Nullable LastTest test = row.activity().lastTest();
        if (test != null && test.status() == TestStatus.FAILED && test.diagnosis() != null) {
            Credential credential = row.credential();
            drafts.add(draft(
                    NoticeKind.TEST_FAILED,
                    credential,
                    "failed|" + credential.id() + "|" + credential.valueVersion(),
                    test.diagnosis()));
        }
    }

    private static NoticeDraft draft(NoticeKind kind, Credential credential, String key, Object... parameters) {
        return NoticeDraft.of(kind, credential.owner(), credential.ref(), key, parameters);
    }
}
