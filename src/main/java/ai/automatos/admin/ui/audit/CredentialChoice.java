package ai.automatos.admin.ui.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the credential filter.
 *
 * @param id null for all
 * @param name as it is now, or was when it was deleted
 * @param environment its word, or empty where there is none to tell
 */
record CredentialChoice(@Nullable UUID id, String name, String environment, boolean deleted) {}
