package ai.automatos.admin.credential;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditQuery;
import ai.automatos.admin.audit.AuditRepository;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.audit.LinkedEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Credentials that exist by the log and have no row: damage, or somebody removed it outside this program. */
final class LostRows {
    /** Events that change a row, each of which leaves one but the last. */
    private static final Set<AuditAction> CHANGES = Set.of(
            AuditAction.CREATED,
            AuditAction.UPDATED,
            AuditAction.ACTIVATED,
            AuditAction.DEACTIVATED,
            AuditAction.ROTATED,
            AuditAction.DELETED);

    private static final int EVENTS_OF_A_NAME = 100;

    private final CredentialRepository repository;
    private final AuditRepository log;

    LostRows(CredentialRepository repository, AuditRepository log) {
        this.repository = repository;
        this.log = log;
    }

    /** Whether one of them has this name. @param environment null for any */
    boolean contains(long tenant, String name, @Nullable CredentialEnvironment environment) {
        @Nullable String word = environment == null ? null : environment.word();
        return changes(tenant, null, name, word, EVENTS_OF_A_NAME).stream()
                .map(AuditEvent::credential)
                .filter(Objects::nonNull)
                .map(CredentialRef::id)
                .distinct()
                .anyMatch(id -> isLost(tenant, id));
    }

    private boolean isLost(long tenant, UUID id) {
        return repository.find(id).isEmpty()
                && changes(tenant, id, null, null, 1).stream()
                        .noneMatch(event -> event.action() == AuditAction.DELETED);
    }

    /** Newest first. */
    private List<AuditEvent> changes(
            long tenant, @Nullable UUID id, @Nullable String name, @Nullable String environment, int limit) {
        AuditQuery query = new AuditQuery(
                Set.of(tenant),
                null,
                null,
                CHANGES,
                null,
                id,
                name,
                AuditResult.SUCCESS,
                environment,
                null,
                null,
                Map.of(),
                limit);
        return log.page(query).events().stream().map(LinkedEvent::event).toList();
    }
}
