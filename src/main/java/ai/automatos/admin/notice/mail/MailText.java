package ai.automatos.admin.notice.mail;

import java.util.List;

/**
 * An e-mail. No part of it is a secret.
 *
 * @param sender an address
 * @param senderName shown instead of the address
 * @param recipients addresses, at least one
 * @param subject one line
 */
public record MailText(String sender, String senderName, List<String> recipients, String subject, String body) {
    public MailText {
        recipients = List.copyOf(recipients);
    }
}
