package ai.automatos.admin.credential.watch;

import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialFilter;
import ai.automatos.admin.credential.CredentialService;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.notice.NoticeDraft;
import ai.automatos.admin.notice.NoticeKind;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Warns of credentials that end, 30, 7 and 1 days before and on the day, and says that one has ended. Each is said once
 * for each last day; a step that was missed is made up for by the next. Every client of a team may do so.
 */
public final class ExpiryWarnings {
    private static final int[] STEPS = {0, 1, 7, 30};
    /** What ended longer ago is no news: a vault that is opened after a year would speak of nothing else. */
    private static final int NEWS = 30;

    private final CredentialService credentials;
    private final Announcer announcer;
    private final Supplier<ZoneId> zone;
    private final Clock clock;

    /** @param zone whose days are counted */
    public ExpiryWarnings(CredentialService credentials, Announcer announcer, Supplier<ZoneId> zone, Clock clock) {
        this.credentials = credentials;
        this.announcer = announcer;
        this.zone = zone;
        this.clock = clock;
    }

    public void run(Caller caller) {
        ZoneId here = zone.get();
        LocalDate today = LocalDate.ofInstant(clock.instant(), here);
        List<NoticeDraft> drafts = credentials.list(caller, CredentialFilter.ALL).stream()
                .flatMap(row -> draft(row, here, today).stream())
                .toList();
        announcer.post(caller, drafts);
    }

    private static Optional<NoticeDraft> draft(CredentialSummary row, ZoneId zone, LocalDate today) {
        Credential credential = row.credential();
        return LastDay.of(row, zone).flatMap(end -> {
            long left = ChronoUnit.DAYS.between(today, end);
            if (left < 0) {
                return Optional.of(draft(NoticeKind.EXPIRED, credential, "expired|" + credential.id() + "|" + end, end))
                        .filter(draft -> left >= -NEWS);
            }
            return IntStream.of(STEPS)
                    .filter(step -> left <= step)
                    .boxed()
                    .findFirst()
                    .map(step -> draft(
                            NoticeKind.EXPIRING,
                            credential,
                            "expiring|" + credential.id() + "|" + step + "|" + end,
                            left,
                            end));
        });
    }

    private static NoticeDraft draft(NoticeKind kind, Credential credential, String key, Object... parameters) {
        return NoticeDraft.of(kind, credential.owner(), credential.ref(), key, parameters);
    }
}
