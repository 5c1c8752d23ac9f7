package ai.automatos.admin.notice.mail;

import java.util.List;

/**
 * Whether and how notices go by e-mail.
 *
 * @param credential the name of a stored, shared credential of a mail server
 * @param sender an address, or empty for the one that the credential gives
 * @param platformName stands in sender and subject
 */
public record MailSettings(boolean on, String credential, List<String> recipients, String sender, String platformName) {
    public MailSettings {
        recipients = List.copyOf(recipients);
    }
}
