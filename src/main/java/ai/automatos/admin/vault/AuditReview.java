package ai.automatos.admin.vault;

import ai.automatos.admin.audit.AuditPage;
import ai.automatos.admin.audit.AuditQuery;
import ai.automatos.admin.audit.AuditRepository;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Permission;

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
}
