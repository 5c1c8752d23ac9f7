package ai.automatos.admin.probe.mail;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a server refused a sign-in, by its reply: codes of RFC 4954 (SMTP), RFC 5530 (IMAP), RFC 2449 and 3206 (POP3),
 * and what the large providers write.
 *
 * @param hint bundle key of a sentence that says more than the provider does, or null
 */
record MailReply(Diagnosis diagnosis, @Nullable String hint, String text) {
    /** The codes that SMTP repeats on each line. */
    private static final Pattern REPEATED_CODE = Pattern.compile("\\s*\\n\\d{3}[ -](?:\\d\\.\\d+\\.\\d+ +)?");

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "application.specific password|InvalidSecondFactor",
                    Diagnosis.AUTHENTICATION_FAILED,
                    "probe.mail.hint.app_password"),
            new Rule(
                    "SmtpClientAuthentication is disabled|BasicAuthBlocked|basic authentication is disabled"
                            + "|not enabled for (IMAP|POP)|(IMAP|POP3?)( access)? is disabled",
                    Diagnosis.PERMISSION_DENIED,
                    "probe.mail.hint.switched_off"),
            new Rule("too many|rate limit|\\[LIMIT]|\\[LOGIN-DELAY]", Diagnosis.RATE_LIMITED, null),
            new Rule("^4\\d\\d|\\[UNAVAILABLE]|\\[SERVERBUG]|\\[SYS/|\\[IN-USE]", Diagnosis.SERVICE_ERROR, null),
            new Rule("\\[AUTHORIZATIONFAILED]|\\[NOPERM]", Diagnosis.PERMISSION_DENIED, null));
    private static final Rule CLEAR_TEXT = new Rule(
            "^53[08]\\b|\\[PRIVACYREQUIRED]|(plain|clear)text auth\\S* (is )?(disallowed|disabled|not allowed)",
            Diagnosis.INVALID_INPUT,
            "probe.mail.hint.encrypt");
    private static final Rule ANY = new Rule("", Diagnosis.AUTHENTICATION_FAILED, null);

    static MailReply of(String reply, boolean encrypted) {
        String text = REPEATED_CODE.matcher(reply.strip()).replaceAll(" ");
        Rule rule = !encrypted && CLEAR_TEXT.fits(text)
                ? CLEAR_TEXT
                : RULES.stream().filter(one -> one.fits(text)).findFirst().orElse(ANY);
        return new MailReply(rule.diagnosis, rule.hint, text);
    }

    ProbeFailure failure(Messages messages) {
        return new ProbeFailure(diagnosis, hint == null ? text : messages.get(hint) + " " + text);
    }

    private record Rule(
            Pattern words, Diagnosis diagnosis, @Nullable String hint) {
        Rule(String words, Diagnosis diagnosis, @Nullable String hint) {
            this(Pattern.compile(words, Pattern.CASE_INSENSITIVE), diagnosis, hint);
        }

        boolean fits(String text) {
            return words.matcher(text).find();
        }
    }
}
