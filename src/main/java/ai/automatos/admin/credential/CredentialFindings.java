package ai.automatos.admin.credential;

import ai.automatos.admin.vault.Finding;
import ai.automatos.admin.vault.ValueContext;

/** Names what does not hold about the rows of this room. */
final class CredentialFindings {
    private CredentialFindings() {}

    static Finding tampered(Credential credential) {
        return of("row.tampered", credential);
    }

    /** @param row an assignment, an agent or a tool */
    static Finding tampered(Object row) {
        if (row instanceof Assignment assignment) {
            return Finding.of(
                    "assignment.tampered",
                    Long.toString(assignment.agentNumber()),
                    assignment.tool(),
                    assignment.credentialId().toString());
        }
        if (row instanceof Agent agent) {
            return Finding.of("agent.tampered", Long.toString(agent.number()), agent.name());
        }
        return Finding.of("tool.tampered", ((Tool) row).name());
    }

    static Finding broken(Credential credential) {
        return of("value.broken", credential);
    }

    static Finding brokenEarlier(Credential live, CredentialRepository.EarlierValue value) {
        return Finding.of(
                "value.earlier.broken", live.name(), live.environment().word(), Long.toString(value.valueVersion()));
    }

    static Finding of(String key, Credential credential) {
        return Finding.of(key, credential.name(), credential.environment().word());
    }

    static ValueContext earlierContext(Credential live, CredentialRepository.EarlierValue value) {
        return new ValueContext(live.tenant(), live.owner(), live.id(), live.typeKey(), value.valueVersion());
    }
}
