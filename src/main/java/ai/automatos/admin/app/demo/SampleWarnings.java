package ai.automatos.admin.app.demo;

import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialActivity;
import ai.automatos.admin.credential.CredentialFilter;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.credential.TestStatus;
import ai.automatos.admin.credential.watch.ExpiryWarnings;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.notice.NoticeDraft;
import ai.automatos.admin.notice.NoticeKind;
import ai.automatos.admin.workplace.Core;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the invented user was told of expiry dates and failed tests, each morning. */
final class SampleWarnings {
    /** Older ones were read. */
    private static final int UNREAD_DAYS = 1;

    private final Core core;
    private final ExpiryWarnings expiry;

    /** @param clock of the day that is played */
    SampleWarnings(Core core, ZoneId zone, Clock clock) {
        this.core = core;
        this.expiry = new ExpiryWarnings(core.credentials(), core.notices()::post, () -> zone, clock);
    }

    /** @param ago days before today */
    void post(Caller caller, int ago) {
        List<NoticeDraft> drafts = new ArrayList<>();
        for (CredentialSummary row : core.credentials().list(caller, CredentialFilter.ALL)) {
            if (row.credential().active()) {
                failure(row, drafts);
            }
        }
        core.notices().post(caller, drafts);
        expiry.run(caller);
        if (ago > UNREAD_DAYS) {
            core.notices().markAllRead(caller);
        }
    }

    private static void failure(CredentialSummary row, List<NoticeDraft> drafts) {
        CredentialActivity.@Nullable LastTest test = row.activity().lastTest();
        if (test != null && test.status() == TestStatus.FAILED && test.diagnosis() != null) {
            Credential credential = row.credential();
            drafts.add(NoticeDraft.of(
                    NoticeKind.TEST_FAILED,
                    credential.owner(),
                    credential.ref(),
                    "failed|" + credential.id() + "|" + credential.valueVersion(),
                    test.diagnosis()));
        }
    }
}
