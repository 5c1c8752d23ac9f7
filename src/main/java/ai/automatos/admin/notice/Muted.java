package ai.automatos.admin.notice;

import ai.automatos.admin.audit.CredentialRef;

/** What a tenant does not want to be told about: such notices are kept, but neither counted nor shown nor sent. */
public sealed interface Muted {
    /** All notices about one credential. */
    record OfCredential(CredentialRef credential) implements Muted {}

    /** All notices of one kind. */
    record OfKind(NoticeKind kind) implements Muted {}
}
