package ai.automatos.admin.common;

import java.text.MessageFormat;
import java.util.Enumeration;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences a user reads, from {@code i18n/messages*.properties}. Immutable and thread-safe. */
public final class Messages {
    private final ResourceBundle bundle;
    private final Locale locale;

    public Messages(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle("i18n.messages", locale);
    }

    /** @throws java.util.MissingResourceException if the bundle lacks the key; a test finds such keys first */
    public String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    public ErrorText error(UserFacingException failure) {
        String prefix = "error." + failure.key();
        Object[] arguments = failure.arguments();
        return new ErrorText(
                get(prefix + ".what", arguments), get(prefix + ".why", arguments), get(prefix + ".do", arguments));
    }

    /** The same sentences for FXML, formatted, so that an apostrophe is written alike everywhere. */
    public ResourceBundle bundle() {
        return new ResourceBundle() {
            @Override
            protected Object handleGetObject(String key) {
                return get(key);
            }

            @Override
            public boolean containsKey(String key) {
                return has(key);
            }

            @Override
            public Enumeration<String> getKeys() {
                return bundle.getKeys();
            }
        };
    }

    public Locale locale() {
        return locale;
    }

    /** What happened, why, and what to do about it. */
    public record ErrorText(String what, String why, String action) {}
}
