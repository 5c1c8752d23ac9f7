package ai.automatos.admin.credential;

import java.util.UUID;

/** A credential that is one of many to be tested, as it was called when the run began. */
public record BulkTarget(UUID id, String name, CredentialEnvironment environment, String typeKey) {
    static BulkTarget of(Credential credential) {
        return new BulkTarget(credential.id(), credential.name(), credential.environment(), credential.typeKey());
    }
}
