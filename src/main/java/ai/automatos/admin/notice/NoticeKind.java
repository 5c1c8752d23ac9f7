package ai.automatos.admin.notice;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/**
 * What a notice is about. The stored word is the name in lower case and never changes once released. The bundle has
 * {@code notice.<word>.name}, what is muted with it; {@code .title} and {@code .text}, where {0} is the credential's
 * name and {1} onwards are the parameters in the order declared here.
 *
 * <p>A new kind is a line here and three in the bundle.
 */
public enum NoticeKind {
    /** A connection test failed, and again when it was tried once more; why. */
    TEST_FAILED(Severity.DANGER, Parameter.DIAGNOSIS),
    /** A credential that had failed works again. */
    RECOVERED(Severity.SUCCESS),
    /** Days to the last day on which it is good, 0 if that is today, and that day. */
    EXPIRING(Severity.WARNING, Parameter.NUMBER, Parameter.DATE),
    /** The last day on which it was good. */
    EXPIRED(Severity.DANGER, Parameter.DATE),
    /** Notices could not be sent by e-mail; why. The credential is the one of the mail server. */
    MAIL_FAILED(Severity.DANGER, Parameter.TEXT),
    /** Stored by a newer version of the program. Never posted. */
    UNKNOWN(Severity.WARNING);

    private final Severity severity;
    private final List<Parameter> parameters;

    NoticeKind(Severity severity, Parameter... parameters) {
        this.severity = severity;
        this.parameters = List.of(parameters);
    }

    public Severity severity() {
        return severity;
    }

    /** What a notice of this kind says beside the credential's name. */
    public List<Parameter> parameters() {
        return parameters;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@link #UNKNOWN} for any other word. */
    public static NoticeKind ofWord(String word) {
        for (NoticeKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        return UNKNOWN;
    }

    /** How bad it is: a colour and a sign. */
    public enum Severity {
        SUCCESS,
        WARNING,
        DANGER
    }

    /** What a parameter is; stored as text, shown in the reader's language. */
    public enum Parameter {
        /** A whole number in decimal. */
        NUMBER,
        /** A day, as in 2026-12-01. */
        DATE,
        /** The word of a {@code probe.Diagnosis}, such as {@code invalid_key}. */
        DIAGNOSIS,
        /** A sentence, shown as it is. Never a secret: what a service said must be redacted before. */
        TEXT;

        boolean fits(String text) {
            try {
                return switch (this) {
                    case NUMBER -> text.equals(Long.toString(Long.parseLong(text)));
                    case DATE -> text.equals(LocalDate.parse(text).toString());
                    case DIAGNOSIS -> text.matches("[a-z_]{1,32}");
                    case TEXT -> true;
                };
            } catch (NumberFormatException | DateTimeParseException e) {
                return false;
            }
        }
    }
}
