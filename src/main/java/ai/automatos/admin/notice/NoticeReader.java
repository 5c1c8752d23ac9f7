package ai.automatos.admin.notice;

import ai.automatos.admin.audit.Actor;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.identity.Caller;
import java.util.UUID;

/**
 * Who looks at notices.
 *
 * @param owner whose personal notices are seen beside the shared ones
 * @param name under which is kept what was read
 */
public record NoticeReader(long tenant, UUID owner, String name) {
    static NoticeReader of(Caller caller) {
        Actor actor = caller.actor();
        UUID owner = actor.kind() == Actor.Kind.USER ? UUID.fromString(actor.id()) : Ids.SHARED;
        return new NoticeReader(caller.tenant(), owner, actor.id());
    }
}
