package ai.automatos.admin.store;

import ai.automatos.admin.common.Ids;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.vault.RowMac;
import ai.automatos.admin.vault.SealedValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Rows as the store sees them: what is sealed in them is of no interest. */
final class SampleCredentials {
    static final Instant TIME = Instant.parse("2026-03-01T12:34:56.123457Z");
    static final RowMac MAC = new RowMac(1, new byte[] {1, 2, 3});

    private SampleCredentials() {}

    static Credential credential(int number, String name) {
        return row(number, 1, Ids.SHARED, CredentialEnvironment.PRODUCTION, name, "", List.of(), 1, 1);
    }

    static Credential edited(Credential old, long rowVersion, long valueVersion) {
        return copy(old, old.tenant(), old.owner(), old.environment(), old.description(), old.tags(), rowVersion,
                valueVersion);
    }

    static Credential placed(Credential old, long tenant, UUID owner, CredentialEnvironment environment) {
        return copy(old, tenant, owner, environment, old.description(), old.tags(), 1, 1);
    }

    static Credential tagged(Credential old, List<String> tags) {
        return copy(old, old.tenant(), old.owner(), old.environment(), old.description(), tags, 1, 1);
    }

    static Credential described(Credential old, String description) {
        return copy(old, old.tenant(), old.owner(), old.environment(), description, old.tags(), 1, 1);
    }

    private static Credential copy(
            Credential old,
            long tenant,
            UUID owner,
            CredentialEnvironment environment,
            String description,
            List<String> tags,
            long rowVersion,
            long valueVersion) {
        int number = (int) old.id().getLeastSignificantBits();
        return row(number, tenant, owner, environment, old.name(), description, tags, rowVersion, valueVersion);
    }

    private static Credential row(
            int number,
            long tenant,
            UUID owner,
            CredentialEnvironment environment,
            String name,
            String description,
            List<String> tags,
            long rowVersion,
            long valueVersion) {
        return new Credential(
                // Both halves vary, for the databases order identifiers differently.
                new UUID(Integer.reverse(number), number),
                tenant,
                owner,
                environment,
                name,
                "openai",
                description,
                tags,
                true,
                null,
                valueVersion,
                new SealedValue(new UUID(4, 4), 1, new byte[] {(byte) number, (byte) valueVersion}),
                rowVersion,
                TIME,
                "ana",
                TIME.plusSeconds(rowVersion),
                "ana");
    }
}
