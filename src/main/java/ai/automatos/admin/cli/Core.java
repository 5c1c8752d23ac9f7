package ai.automatos.admin.cli;

import ai.automatos.admin.credential.AssignmentService;
import ai.automatos.admin.credential.ConnectionTester;
import ai.automatos.admin.credential.CredentialService;
import ai.automatos.admin.credential.KeyRotation;
import ai.automatos.admin.credential.VaultVerifier;
import ai.automatos.admin.vault.AuditReview;
import ai.automatos.admin.vault.VaultArchive;
import ai.automatos.admin.vault.VaultService;
import ai.automatos.admin.vault.VaultSession;

/** One opened vault and its services; the composition root implements it. */
public interface Core extends AutoCloseable {
    VaultService vault();

    CredentialService credentials();

    AssignmentService assignments();

    ConnectionTester tester();

    KeyRotation rotation();

    VaultVerifier verifier();

    AuditReview audit();

    VaultArchive archive();

    /** The session that services work with from now on; the caller still owns it. */
    void use(VaultSession session);

    @Override
    void close();
}
