package ai.automatos.admin.notice;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.Times;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Permission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The notification centre. What is read is kept for each user, what is muted for the tenant. Thread-safe; all but
 * {@link #listen} touch the database.
 *
 * <p>To post, a job that works with an unlocked vault makes a draft and hands it over; all that its run found in one
 * call, for a call is one unit and at most one e-mail:
 *
 * <pre>
 * notices.post(caller, List.of(NoticeDraft.of(
 *         NoticeKind.EXPIRING, credential.owner(), credential.ref(),
 *         "expiring|" + credential.id() + "|30|" + day, 30, day)));
 * </pre>
 */
public final class NoticeService {
    /** Of each tenant; older ones give way. */
    public static final int MOST_KEPT = 1_000;

    static final Duration KEPT = Duration.ofDays(180);
    /** Longer than anything is warned of ahead, so that no warning comes twice. */
    static final Duration KEYS_KEPT = Duration.ofDays(400);

    private final NoticeRepository repository;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Authorizer authorizer;
    private final Clock clock;
    private final List<NoticeListener> listeners = new CopyOnWriteArrayList<>();

    public NoticeService(
            NoticeRepository repository,
            Transactions transactions,
            AuditLog audit,
            Authorizer authorizer,
            Clock clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.audit = audit;
        this.authorizer = authorizer;
        this.clock = clock;
    }

    /**
     * Stores what was not said before and tells the listeners. Needs no more than the right to see credentials: jobs
     * post as the user who unlocked.
     *
     * @return what was new, in the order given; muted ones included
     */
    public List<Notice> post(Caller caller, List<NoticeDraft> drafts) {
        authorizer.require(caller, Permission.VIEW_CREDENTIALS);
        if (drafts.isEmpty()) {
            return List.of();
        }
        Instant now = Times.now(clock);
        NoticeReader reader = NoticeReader.of(caller);
        List<NoticeToStore> all =
                drafts.stream().map(draft -> toStore(caller, draft, now)).toList();
        List<Notice> stored = transactions.inUnit(() -> {
            List<Notice> fresh = all.stream()
                    .filter(each -> repository.insert(each.notice(), each.key()))
                    .map(each -> repository.find(reader, each.notice().id()).orElse(each.notice()))
                    .toList();
            repository.trim(caller.tenant(), now.minus(KEPT), MOST_KEPT, now.minus(KEYS_KEPT));
            return fresh;
        });
        if (!stored.isEmpty()) {
            tell(stored.stream().filter(notice -> !notice.muted()).toList());
        }
        return stored;
    }

    /** @return the notice, or empty if it was said before */
    public Optional<Notice> post(Caller caller, NoticeDraft draft) {
        return post(caller, List.of(draft)).stream().findFirst();
    }

    /** Newest first: the shared ones and the caller's own. */
    public NoticePage list(Caller caller, NoticeQuery query) {
        authorizer.require(caller, Permission.VIEW_CREDENTIALS);
        List<Notice> notices = repository.page(NoticeReader.of(caller), query);
        return new NoticePage(
                notices, notices.size() < query.limit() ? null : NoticeQuery.Place.of(notices.get(notices.size() - 1)));
    }

    /** How many the caller has neither read nor are muted. */
    public int countUnread(Caller caller) {
        authorizer.require(caller, Permission.VIEW_CREDENTIALS);
        return repository.countUnread(NoticeReader.of(caller));
    }

    /** @throws UserFacingException {@code notice.not.found} */
    public void markRead(Caller caller, UUID id) {
        authorizer.require(caller, Permission.VIEW_CREDENTIALS);
        NoticeReader reader = NoticeReader.of(caller);
        transactions.inUnit(() -> {
            Notice notice = repository
                    .find(reader, id)
                    .orElseThrow(() -> new UserFacingException(ErrorKind.NOT_FOUND, "notice.not.found", id.toString()));
            repository.markRead(reader, notice.id());
        });
        tell(List.of());
    }

    /** @return how many were not read before */
    public int markAllRead(Caller caller) {
        authorizer.require(caller, Permission.VIEW_CREDENTIALS);
        int marked = transactions.inUnit(() -> repository.markAllRead(NoticeReader.of(caller)));
        tell(List.of());
        return marked;
    }

    /** For everybody in the tenant, so it takes the right to edit credentials and is written to the log. */
    public void mute(Caller caller, Muted muted) {
        authorizer.require(caller, Permission.EDIT_CREDENTIALS);
        Instant now = Times.now(clock);
        AuditEvent event = event(caller, AuditAction.NOTICES_MUTED, muted);
        transactions.inUnit(() -> {
            if (repository.mute(caller.tenant(), muted, now, caller.actor().name())) {
                audit.append(event);
            }
        });
        tell(List.of());
    }

    /** What was not read meanwhile counts as unread again. */
    public void unmute(Caller caller, Muted muted) {
        authorizer.require(caller, Permission.EDIT_CREDENTIALS);
        AuditEvent event = event(caller, AuditAction.NOTICES_UNMUTED, muted);
        transactions.inUnit(() -> {
            if (repository.unmute(caller.tenant(), muted)) {
                audit.append(event);
            }
        });
        tell(List.of());
    }

    /** @return ends the listening */
    public Runnable listen(NoticeListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell(List<Notice> posted) {
        listeners.forEach(listener -> listener.changed(posted));
    }

    private static NoticeToStore toStore(Caller caller, NoticeDraft draft, Instant now) {
        Notice notice = new Notice(
                Ids.random(),
                caller.tenant(),
                draft.owner(),
                now,
                draft.kind(),
                draft.credential(),
                draft.parameters(),
                false,
                List.of());
        return new NoticeToStore(notice, draft.key());
    }

    private AuditEvent event(Caller caller, AuditAction action, Muted muted) {
        Map<String, String> details =
                new TreeMap<>(Map.of("via", caller.channel().phrase()));
        if (muted instanceof Muted.OfKind of) {
            details.put("kind", of.kind().word());
        }
        return new AuditEvent(
                caller.tenant(),
                Times.now(clock),
                action,
                caller.actor(),
                null,
                null,
                muted instanceof Muted.OfCredential of ? of.credential() : null,
                AuditResult.SUCCESS,
                caller.address(),
                Json.write(details));
    }

    private record NoticeToStore(Notice notice, String key) {}
}
