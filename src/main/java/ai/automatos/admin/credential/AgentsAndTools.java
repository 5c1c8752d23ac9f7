package ai.automatos.admin.credential;

import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.vault.RowMac;
import ai.automatos.admin.vault.VaultSession;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The records that assignments refer to, checked when read and prepared before a unit. */
final class AgentsAndTools {
    private final CredentialRepository repository;
    private final TypeCatalog types;

    AgentsAndTools(CredentialRepository repository, TypeCatalog types) {
        this.repository = repository;
        this.types = types;
    }

    /** A record as it shall be. @param mac null if it is stored like this already */
    record Change<T>(T row, @Nullable RowMac mac) {
        void requireCurrent(VaultSession vault, long tenant) {
            if (mac != null) {
                CheckedRows.requireCurrent(vault, tenant, mac);
            }
        }

        /** In a unit. */
        void save(BiConsumer<T, RowMac> store) {
            if (mac != null) {
                store.accept(row, mac);
            }
        }
    }

    /** @param name null for the recorded one */
    Change<Agent> agent(VaultSession vault, long tenant, long number, @Nullable String name) {
        if (number <= 0) {
            throw new UserFacingException(ErrorKind.INVALID_INPUT, "credential.agent.number", Long.toString(number));
        }
        Optional<MacRow<Agent>> stored = repository.agent(tenant, number);
        stored.ifPresent(row -> requireAuthentic(
                vault.isAuthentic(tenant, Agent.TABLE, row.row().macRow(), row.mac()),
                "credential.agent.tampered",
                Long.toString(number)));
        Agent old = stored.map(MacRow::row).orElse(null);
        if (old != null && (name == null || name.equals(old.name()))) {
            return new Change<>(old, null);
        }
        if (name == null) {
            throw new UserFacingException(ErrorKind.NOT_FOUND, "credential.agent.unknown", Long.toString(number));
        }
        Agent agent = old == null
                ? new Agent(tenant, number, name, "", true, 1)
                : new Agent(tenant, number, name, old.description(), old.active(), old.rowVersion() + 1);
        return new Change<>(agent, vault.mac(tenant, Agent.TABLE, agent.macRow()));
    }

    /** The tool, which must take the credential's type. */
    Change<Tool> tool(VaultSession vault, Credential credential, String name) {
        Tool stored = stored(vault, credential.tenant(), name);
        if (stored == null) {
            return signed(vault, new Tool(credential.tenant(), name, List.of(), 1));
        }
        if (!stored.typeKeys().isEmpty() && !stored.typeKeys().contains(credential.typeKey())) {
            throw new UserFacingException(
                    ErrorKind.CONFLICT,
                    "credential.tool.type",
                    name,
                    credential.name(),
                    credential.typeKey(),
                    String.join(", ", stored.typeKeys()));
        }
        return new Change<>(stored, null);
    }

    Change<Tool> define(VaultSession vault, long tenant, String name, List<String> typeKeys) {
        typeKeys.forEach(key -> EditedCredential.type(types, key));
        Tool old = stored(vault, tenant, name);
        return signed(vault, new Tool(tenant, name, typeKeys, old == null ? 1 : old.rowVersion() + 1));
    }

    static Integrity integrity(VaultSession vault, MacRow<Assignment> assigned) {
        Assignment row = assigned.row();
        return CheckedRows.of(vault.isAuthentic(row.tenant(), Assignment.TABLE, row.macRow(), assigned.mac()));
    }

    private @Nullable Tool stored(VaultSession vault, long tenant, String name) {
        MacRow<Tool> stored = repository.tool(tenant, name).orElse(null);
        if (stored == null) {
            return null;
        }
        requireAuthentic(
                vault.isAuthentic(tenant, Tool.TABLE, stored.row().macRow(), stored.mac()),
                "credential.tool.tampered",
                name);
        return stored.row();
    }

    private static Change<Tool> signed(VaultSession vault, Tool tool) {
        return new Change<>(tool, vault.mac(tool.tenant(), Tool.TABLE, tool.macRow()));
    }

    private static void requireAuthentic(boolean authentic, String key, String name) {
        if (!authentic) {
            throw new UserFacingException(ErrorKind.VAULT_UNUSABLE, key, name);
        }
    }
}
