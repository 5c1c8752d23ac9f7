package ai.automatos.admin.notice;

import ai.automatos.admin.common.Messages;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The sentences of a notice, in the reader's language. Immutable and thread-safe. */
public final class NoticeText {
    private final Messages messages;
    private final DateTimeFormatter days;

    public NoticeText(Messages messages) {
        this.messages = messages;
        this.days = DateTimeFormatter.ofPattern("d MMM yyyy", messages.locale());
    }

    /** One line, with the credential's name. */
    public String title(Notice notice) {
        return messages.get("notice." + notice.kind().word() + ".title", arguments(notice));
    }

    /** One or two sentences: what it means and what to do. */
    public String text(Notice notice) {
        return messages.get("notice." + notice.kind().word() + ".text", arguments(notice));
    }

    /** What is muted with a kind, in the middle of a sentence. */
    public String name(NoticeKind kind) {
        return messages.get("notice." + kind.word() + ".name");
    }

    private Object[] arguments(Notice notice) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(notice.credential() == null ? "" : notice.credential().name());
        List<NoticeKind.Parameter> declared = notice.kind().parameters();
        for (int i = 0; i < declared.size(); i++) {
            String text = i < notice.parameters().size() ? notice.parameters().get(i) : "";
            arguments.add(argument(declared.get(i), text));
        }
        return arguments.toArray();
    }

    /** A row that somebody changed by hand is shown as it is. */
    private Object argument(NoticeKind.Parameter parameter, String text) {
        if (!parameter.fits(text)) {
            return parameter == NoticeKind.Parameter.NUMBER ? 0 : text;
        }
        return switch (parameter) {
            case NUMBER -> Long.valueOf(text);
            case DATE -> days.format(LocalDate.parse(text));
            case DIAGNOSIS -> diagnosis(text);
            case TEXT -> text;
        };
    }

    private String diagnosis(String word) {
        String key = "diagnosis." + word + ".message";
        return messages.has(key) ? messages.get(key) : word;
    }
}
