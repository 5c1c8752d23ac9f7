package ai.automatos.admin.ui.credential;

import ai.automatos.admin.audit.AuditQuery;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.credential.AssignedAgent;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialView;
import ai.automatos.admin.ui.OpenVault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the detail of a credential asks for at once, in the background.
 *
 * @param newFields that its type got after its values were last saved
 */
record DetailContents(
        CredentialView view,
        Optional<CredentialType> type,
        List<FieldSpec> newFields,
        List<AssignedAgent> agents,
        List<LinkedEvent> events) {
    private static final int EVENTS = 8;

    static DetailContents read(OpenVault vault, TypeCatalog types, UUID id) {
        CredentialView found = vault.core().credentials().view(vault.caller(), id);
        Credential credential = found.summary().credential();
        AuditQuery latest = new AuditQuery(
                Set.of(credential.tenant()),
                null,
                null,
                Set.of(),
                null,
                id,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                EVENTS);
        return new DetailContents(
                found,
                types.find(credential.typeKey()),
                vault.core().ownTypes().newFields(vault.caller(), id),
                vault.core().assignments().list(vault.caller(), id),
                vault.core().audit().page(vault.caller(), latest).events());
    }
}
