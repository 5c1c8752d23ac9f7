package ai.automatos.admin.cli;

import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.notice.Notice;
import ai.automatos.admin.notice.NoticeQuery;
import ai.automatos.admin.notice.NoticeText;
import ai.automatos.admin.workplace.Core;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list")
final class NoticesList implements Callable<Integer> {
    private final Context context;

    @Option(names = "--unread", descriptionKey = "option.unread")
    boolean unread;

    @Option(names = "--limit", paramLabel = "NUMBER", descriptionKey = "option.notice-limit")
    int limit = 100;

    NoticesList(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.looking(this::list);
    }

    private int list(Core core, Caller caller) {
        int most = Math.max(1, Math.min(limit, ai.automatos.admin.notice.NoticeService.MOST_KEPT));
        List<Notice> notices =
                core.notices().list(caller, new NoticeQuery(unread, null, most)).notices();
        NoticeText text = new NoticeText(context.messages());
        Output output = context.output();
        output.data(notices.stream().map(notice -> json(notice, text)).toList());
        if (notices.isEmpty()) {
            output.say(unread ? "cli.notices.unread.none" : "cli.notices.none");
            return ExitCode.DONE;
        }
        output.table(
                Stream.of("id", "time", "status", "notice")
                        .map(column -> output.text("cli.column." + column))
                        .toList(),
                notices.stream().map(notice -> row(output, notice, text)).toList());
        return ExitCode.DONE;
    }

    private List<String> row(Output output, Notice notice, NoticeText text) {
        String state = notice.muted() ? "muted" : notice.read() ? "read" : "unread";
        return List.of(
                NoticesRead.shortId(notice),
                context.moments().show(notice.time()),
                output.text("cli.notices." + state),
                text.title(notice));
    }

    private static Map<String, Object> json(Notice notice, NoticeText text) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", notice.id());
        json.put("time", notice.time().toString());
        json.put("kind", notice.kind().word());
        json.put("severity", notice.kind().severity().name().toLowerCase(java.util.Locale.ROOT));
        @Nullable CredentialRef credential = notice.credential();
        if (credential != null) {
            json.put(
                    "credential",
                    Map.of(
                            "id", credential.id(),
                            "name", credential.name(),
                            "type", credential.type(),
                            "environment", credential.environment()));
        }
        json.put("parameters", notice.parameters());
        json.put("title", text.title(notice));
        json.put("text", text.text(notice));
        json.put("read", notice.read());
        json.put("muted", notice.muted());
        return json;
    }
}
