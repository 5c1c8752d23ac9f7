package ai.automatos.admin.vault;

import ai.automatos.admin.audit.AuditActivity;
import ai.automatos.admin.audit.AuditPage;
import ai.automatos.admin.audit.AuditQuery;
import ai.automatos.admin.audit.AuditRepository;
import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reading the log. Looking writes no event. Thread-safe. */
public final class AuditReview {
    private final AuditRepository log;
    private final Authorizer authorizer;

    public AuditReview(AuditRepository log, Authorizer authorizer) {
        this.log = log;
        this.authorizer = authorizer;
    }

    public AuditPage page(Caller caller, AuditQuery query) {
        authorizer.require(caller, Permission.VIEW_AUDIT);
        return log.page(query);
    }

    /** @see AuditRepository#activity */
    public List<AuditActivity> activity(Caller caller, AuditQuery query, List<Instant> bounds, CancelSignal cancel) {
        authorizer.require(caller, Permission.VIEW_AUDIT);
        return log.activity(query, bounds, cancel);
    }

    /** @see AuditRepository#actors */
    public Set<String> actors(Caller caller, Set<Long> chains) {
        authorizer.require(caller, Permission.VIEW_AUDIT);
        return log.actors(chains);
    }

    /** @see AuditRepository#credentials */
    public List<CredentialRef> credentials(Caller caller, Set<Long> chains) {
        authorizer.require(caller, Permission.VIEW_AUDIT);
        return log.credentials(chains);
    }

    public Optional<LinkedEvent> event(Caller caller, long chain, long sequence) {
        authorizer.require(caller, Permission.VIEW_AUDIT);
        return log.event(chain, sequence);
    }
}
