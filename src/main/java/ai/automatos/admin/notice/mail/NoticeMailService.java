package ai.automatos.admin.notice.mail;

import ai.automatos.admin.audit.Actor;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Channel;
import ai.automatos.admin.identity.Permission;
import ai.automatos.admin.identity.Role;
import ai.automatos.admin.notice.Notice;
import ai.automatos.admin.notice.NoticeDraft;
import ai.automatos.admin.notice.NoticeKind;
import ai.automatos.admin.notice.NoticeListener;
import ai.automatos.admin.notice.NoticeService;
import ai.automatos.admin.notice.NoticeText;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends by e-mail what is posted: all of one call in one mail, after it was stored, so that a mail that fails loses
 * nothing. Personal notices are not sent, for the recipients are the tenant's. Thread-safe.
 */
public final class NoticeMailService implements NoticeListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeMailService.class);

    private final NoticeService notices;
    private final MailChannel channel;
    private final Supplier<MailSettings> settings;
    private final Supplier<String> address;
    private final Authorizer authorizer;
    private final Messages messages;
    private final NoticeText text;
    private final Clock clock;
    private final Executor background;
    private final CancelSignal closing = new CancelSignal();

    /**
     * @param settings asked anew for each mail
     * @param address what events carry as the address of this client
     * @param background where mails are sent, one after the other
     */
    public NoticeMailService(
            NoticeService notices,
            MailChannel channel,
            Supplier<MailSettings> settings,
            Supplier<String> address,
            Authorizer authorizer,
            Messages messages,
            Clock clock,
            Executor background) {
        this.notices = notices;
        this.channel = channel;
        this.settings = settings;
        this.address = address;
        this.authorizer = authorizer;
        this.messages = messages;
        this.text = new NoticeText(messages);
        this.clock = clock;
        this.background = background;
    }

    @Override
    public void changed(List<Notice> posted) {
        List<Notice> wanted = posted.stream()
                .filter(notice -> notice.kind() != NoticeKind.MAIL_FAILED)
                .filter(notice -> notice.owner().equals(Ids.SHARED))
                .toList();
        if (!wanted.isEmpty() && settings.get().on()) {
            try {
                background.execute(() -> deliver(wanted));
            } catch (RejectedExecutionException e) {
                LOG.debug("closing; the notices are kept and not mailed");
            }
        }
    }

    /**
     * Sends a mail without news, whether mails are switched on or not, and returns once it is on its way.
     *
     * @throws UserFacingException if it cannot be sent
     */
    public void sendTest(Caller caller, CancelSignal cancel) {
        authorizer.require(caller, Permission.EDIT_SETTINGS);
        MailSettings now = settings.get();
        channel.send(
                caller,
                credential(now),
                mail(now, messages.get("notice.mail.test.subject"), messages.get("notice.mail.test.body")),
                cancel);
    }

    /** Gives up what is being sent. */
    @Override
    public void close() {
        closing.cancel();
    }

    private void deliver(List<Notice> posted) {
        long tenant = posted.get(0).tenant();
        Caller job = new Caller(Actor.SYSTEM, Role.ADMINISTRATOR, tenant, Channel.JOB, address.get());
        MailSettings now = settings.get();
        try {
            channel.send(job, credential(now), mail(now, subject(posted), body(posted)), closing);
        } catch (UserFacingException e) {
            LOG.warn("notices could not be mailed: {}", e.key());
            fail(job, now, e);
        } catch (RuntimeException e) {
            LOG.error("notices could not be mailed", e);
        }
    }

    /** Said once a day, whatever the number of mails and of clients; the notice about it is not mailed. */
    private void fail(Caller job, MailSettings now, UserFacingException failure) {
        if (closing.isCancelled()) {
            return;
        }
        Messages.ErrorText why = messages.error(failure);
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        notices.post(
                job,
                NoticeDraft.of(
                        NoticeKind.MAIL_FAILED,
                        Ids.SHARED,
                        null,
                        "mail|" + day + "|" + failure.key(),
                        why.what() + " " + why.action()));
    }

    private String subject(List<Notice> posted) {
        return posted.size() == 1 ? text.title(posted.get(0)) : messages.get("notice.mail.subject", posted.size());
    }

    private String body(List<Notice> posted) {
        return posted.stream()
                        .map(notice -> text.title(notice) + "\n" + text.text(notice) + "\n")
                        .collect(Collectors.joining("\n"))
                + "\n" + messages.get("notice.mail.foot", settings.get().platformName()) + "\n";
    }

    private MailText mail(MailSettings now, String subject, String body) {
        if (now.recipients().isEmpty()) {
            throw new UserFacingException(ErrorKind.INVALID_INPUT, "notice.mail.nobody");
        }
        return new MailText(
                now.sender(),
                now.platformName(),
                now.recipients(),
                messages.get("notice.mail.line", now.platformName(), subject),
                body);
    }

    private static String credential(MailSettings now) {
        if (now.credential().isBlank()) {
            throw new UserFacingException(ErrorKind.INVALID_INPUT, "notice.mail.credential.none");
        }
        return now.credential();
    }
}
