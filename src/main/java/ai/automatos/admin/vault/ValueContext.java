package ai.automatos.admin.vault;

import java.util.UUID;

/**
 * What a sealed value is bound to; it opens under exactly this context.
 *
 * @param owner {@link ai.automatos.admin.common.Ids#SHARED} or the user whom a personal credential belongs to
 */
public record ValueContext(long tenant, UUID owner, UUID credentialId, String typeKey, long valueVersion) {}
