package ai.automatos.admin.credential.watch;

import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.notice.NoticeDraft;
import java.util.List;

/** Where a job says what it found; {@code NoticeService.post}, which says nothing twice. */
@FunctionalInterface
public interface Announcer {
    void post(Caller caller, List<NoticeDraft> drafts);
}
