package ai.automatos.admin.ui.credential;

import ai.automatos.admin.common.Messages;
import java.util.Locale;
import java.util.regex.Pattern;

/** Says how a name could tell more; it never stops anybody. */
final class NamingAdvice {
    /** Names that say nothing: test, key, my api key, credential 2… */
    private static final Pattern EMPTY_WORDS = Pattern.compile(
            "(my |the |new )?(test|temp|tmp|key|api ?key|token|secret|password|credential|default|foo|bar)s?[ _-]*\\d*");

    private static final Pattern NUMBERED = Pattern.compile(".*[ _-]\\d{1,2}");

    private NamingAdvice() {}

    static String of(String name, String type, String environment, Messages messages) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        String proposal = environment + " " + type;
        if (plain.isEmpty()) {
            return messages.get("ui.form.name.help", proposal);
        }
        if (EMPTY_WORDS.matcher(plain).matches()) {
            return messages.get("ui.form.name.says.little", proposal);
        }
        if (plain.equals(type.toLowerCase(Locale.ROOT))) {
            return messages.get("ui.form.name.type.only", proposal);
        }
        if (NUMBERED.matcher(plain).matches()) {
            return messages.get("ui.form.name.numbered", proposal);
        }
        return messages.get("ui.form.name.good");
    }
}
