package ai.automatos.admin.credential;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.OAuthClient;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Deadline;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Permission;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.vault.RowMac;
import ai.automatos.admin.vault.ValueContext;
import ai.automatos.admin.vault.VaultSession;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Gets a new access token when the old one is used up, and keeps it sealed before anything else happens: a provider may
 * have ended the old refresh token by handing out a new one. Thread-safe.
 */
final class AccessRenewal {
    private static final Set<Diagnosis> REFUSED = Set.of(Diagnosis.INVALID_KEY, Diagnosis.AUTHENTICATION_FAILED);
    private static final int ATTEMPTS = 3;

    private final CredentialRepository repository;
    private final Transactions transactions;
    private final CredentialEvents events;
    private final CheckedRows rows;
    private final Prober prober;
    private final RenewalTurns turns;

    AccessRenewal(
            CredentialRepository repository,
            Transactions transactions,
            CredentialEvents events,
            CheckedRows rows,
            Prober prober,
            RenewalTurns turns) {
        this.repository = repository;
        this.transactions = transactions;
        this.events = events;
        this.rows = rows;
        this.prober = prober;
        this.turns = turns;
    }

    /** Whether there is a refresh token, and a place to take it. */
    static boolean isPossible(CredentialType type, Map<String, SecretBytes> values) {
        return type.oauth() != null && values.containsKey(OAuthClient.REFRESH_TOKEN);
    }

    /** Whether nothing can be asked before access was renewed. */
    static boolean isDue(Map<String, SecretBytes> values) {
        return !values.containsKey(OAuthClient.ACCESS_TOKEN);
    }

    /** Whether the service no longer takes the access token. */
    static boolean isDue(ProbeOutcome outcome) {
        return outcome instanceof ProbeOutcome.Failed failed && REFUSED.contains(failed.diagnosis());
    }

    /**
     * Renews access and stores it; where somebody else has done so since {@code values} were opened, takes theirs.
     *
     * @param values of the credential; what is stored now takes their place
     * @return the credential as it is stored now
     * @throws ProbeFailure if the provider refuses
     */
    Credential renew(
            Caller caller,
            Credential credential,
            CredentialType type,
            Map<String, SecretBytes> values,
            Deadline deadline,
            CancelSignal cancel)
            throws ProbeFailure {
        try (RenewalTurns.Turn turn = turns.begin(credential.id(), deadline, cancel)) {
            Credential current = current(caller, credential);
            if (current.valueVersion() != credential.valueVersion()) {
                Map<String, SecretBytes> stored = CheckedRows.open(rows.unlocked(), current);
                boolean renewed = !hasTokensOf(stored, values);
                replace(values, stored);
                if (renewed) {
                    return current;
                }
            }
            Map<String, SecretBytes> fresh = prober.renew(type, values, deadline.left(), cancel);
            Credential stored;
            try {
                stored = fresh.isEmpty() ? current : store(caller, current, values, fresh);
            } finally {
                ValueCodec.wipe(fresh);
            }
            replace(values, CheckedRows.open(rows.unlocked(), stored));
            return stored;
        }
    }

    /** Somebody may be editing the credential at this moment; their change and the tokens both have to stay. */
    private Credential store(
            Caller caller, Credential credential, Map<String, SecretBytes> used, Map<String, SecretBytes> fresh) {
        Credential current = credential;
        for (int attempt = 1; ; attempt++) {
            try {
                return write(caller, current, used, fresh);
            } catch (UserFacingException e) {
                if (e.kind() != ErrorKind.CONFLICT || attempt == ATTEMPTS) {
                    throw e;
                }
                current = current(caller, credential);
            }
        }
    }

    private Credential write(
            Caller caller, Credential old, Map<String, SecretBytes> used, Map<String, SecretBytes> fresh) {
        VaultSession vault = rows.unlocked();
        Map<String, SecretBytes> stored = CheckedRows.open(vault, old);
        try {
            if (!hasTokensOf(stored, used)) {
                return old; // Signed in anew meanwhile: ours belong to the sign-in before.
            }
            Map<String, SecretBytes> merged = new TreeMap<>(stored);
            merged.putAll(fresh);
            long version = old.valueVersion() + 1;
            ValueContext context = new ValueContext(old.tenant(), old.owner(), old.id(), old.typeKey(), version);
            Credential renewed = old.withValues(version, CheckedRows.seal(vault, context, merged));
            RowMac mac = CheckedRows.mac(vault, renewed);
            AuditEvent event = events.changed(
                    caller,
                    AuditAction.ROTATED,
                    renewed,
                    Map.of("fields", List.copyOf(fresh.keySet()), "renewed", true));
            transactions.inUnit(() -> {
                CheckedRows.requireCurrent(vault, renewed.tenant(), mac);
                CheckedRows.requireCurrent(vault, renewed);
                repository.update(renewed, mac, old.rowVersion());
                events.append(event);
            });
            return renewed;
        } finally {
            ValueCodec.wipe(stored);
        }
    }

    private Credential current(Caller caller, Credential credential) {
        return rows.obeyed(caller, credential.id(), Permission.USE_CREDENTIALS).credential();
    }

    private static boolean hasTokensOf(Map<String, SecretBytes> one, Map<String, SecretBytes> other) {
        return Stream.of(OAuthClient.ACCESS_TOKEN, OAuthClient.REFRESH_TOKEN)
                .allMatch(key -> Objects.equals(one.get(key), other.get(key)));
    }

    private static void replace(Map<String, SecretBytes> values, Map<String, SecretBytes> now) {
        ValueCodec.wipe(values);
        values.clear();
        values.putAll(now);
    }
}
