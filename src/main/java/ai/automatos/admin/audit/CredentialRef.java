package ai.automatos.admin.audit;

import java.util.UUID;

/** A credential as it was when the event happened; it may have been renamed or deleted since. */
public record CredentialRef(UUID id, String name, String type, String environment) {}
