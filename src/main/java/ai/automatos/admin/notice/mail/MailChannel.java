package ai.automatos.admin.notice.mail;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.Caller;

/** Sends through a stored credential: whoever implements it opens that credential and writes so to the log. */
@FunctionalInterface
public interface MailChannel {
    /**
     * Blocks until the mail server has taken the mail.
     *
     * @param credential the name of the mail server's credential
     * @param mail with an empty sender for the one that the credential gives
     * @throws UserFacingException if it did not
     */
    void send(Caller caller, String credential, MailText mail, CancelSignal cancel);
}
