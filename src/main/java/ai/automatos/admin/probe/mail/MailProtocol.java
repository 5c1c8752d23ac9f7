package ai.automatos.admin.probe.mail;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the servers of each protocol greet. */
enum MailProtocol {
    SMTP("220[ -].*", "[45]\\d\\d[ -].*"),
    IMAP("\\* (OK|PREAUTH)\\b.*", "\\* BYE\\b.*"),
    POP3("\\+OK\\b.*", "-ERR\\b.*");

    /** A name and, close behind it, a version. */
    private static final Pattern PRODUCT = Pattern.compile("\\b(Postfix|Exim|Sendmail|OpenSMTPD|Haraka|Dovecot|Courier|"
            + "Cyrus IMAP|Cyrus POP3|Microsoft ESMTP|Microsoft Exchange|Zimbra|hMailServer|MDaemon|MailEnable|Stalwart|"
            + "Apache James|James|GreenMail|SimpleEmailService|Gimap|gsmtp)\\b(?:[ /][^\\d;:,()<@\\n]{0,15}?v?"
            + "(\\d+(?:\\.\\d+)+))?");

    private final Pattern welcome;
    private final Pattern refusal;

    MailProtocol(String welcome, String refusal) {
        this.welcome = Pattern.compile(welcome, Pattern.CASE_INSENSITIVE);
        this.refusal = Pattern.compile(refusal, Pattern.CASE_INSENSITIVE);
    }

    /** As the library and the recipes call it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean welcomes(String greeting) {
        return welcome.matcher(greeting).matches();
    }

    boolean refuses(String greeting) {
        return refusal.matcher(greeting).matches();
    }

    /** The product that names itself in one of the texts, {@code Exim 4.96}; else the protocol. */
    String product(String greeting, String introduction) {
        Matcher named = PRODUCT.matcher(introduction + "\n" + greeting);
        if (!named.find()) {
            return name();
        }
        return named.group(2) == null ? named.group(1) : named.group(1) + " " + named.group(2);
    }
}
