package ai.automatos.admin.cli;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.notice.Notice;
import ai.automatos.admin.notice.NoticeQuery;
import ai.automatos.admin.notice.NoticeService;
import ai.automatos.admin.workplace.Core;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "read")
final class NoticesRead implements Callable<Integer> {
    private static final int SHORT = 8;

    private final Context context;

    @Option(names = "--all", descriptionKey = "option.all-notices")
    boolean all;

    @Parameters(arity = "0..1", paramLabel = "ID", descriptionKey = "parameter.notice")
    @Nullable
    String id;

    NoticesRead(Context context) {
        this.context = context;
    }

    /** As much of the identifier as the list shows. */
    static String shortId(Notice notice) {
        return notice.id().toString().substring(0, SHORT);
    }

    @Override
    public Integer call() {
        if (all == (id != null)) {
            throw new UserFacingException(ErrorKind.INVALID_INPUT, "cli.notices.which");
        }
        return context.unlocked(this::read);
    }

    private int read(Core core, Caller caller) {
        int marked = 1;
        if (id == null) {
            marked = core.notices().markAllRead(caller);
        } else {
            core.notices().markRead(caller, find(core, caller, id).id());
        }
        context.output().data(Map.of("read", marked));
        context.output().say("cli.notices.marked", marked);
        return ExitCode.DONE;
    }

    private static Notice find(Core core, Caller caller, String start) {
        List<Notice> fitting =
                core.notices().list(caller, NoticeQuery.newest(NoticeService.MOST_KEPT)).notices().stream()
                        .filter(notice -> notice.id().toString().startsWith(start.toLowerCase(Locale.ROOT)))
                        .toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        throw fitting.isEmpty()
                ? new UserFacingException(ErrorKind.NOT_FOUND, "notice.not.found", start)
                : new UserFacingException(ErrorKind.INVALID_INPUT, "cli.notices.ambiguous", start);
    }
}
