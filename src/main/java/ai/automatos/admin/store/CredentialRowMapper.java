package ai.automatos.admin.store;

import static ai.automatos.admin.store.jooq.Tables.CREDENTIALS;
import static ai.automatos.admin.store.jooq.Tables.CREDENTIAL_ACTIVITY;
import static ai.automatos.admin.store.jooq.Tables.CREDENTIAL_PACE;

import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialActivity;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialRow;
import ai.automatos.admin.credential.PastTest;
import ai.automatos.admin.credential.TestPace;
import ai.automatos.admin.credential.TestStatus;
import ai.automatos.admin.store.jooq.tables.records.CredentialActivityRecord;
import ai.automatos.admin.store.jooq.tables.records.CredentialTestRecord;
import ai.automatos.admin.store.jooq.tables.records.CredentialsRecord;
import ai.automatos.admin.vault.RowMac;
import ai.automatos.admin.vault.SealedValue;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** A credential as a row, in both directions. */
final class CredentialRowMapper {
    private CredentialRowMapper() {}

    static CredentialsRecord write(Credential credential, RowMac mac) {
        CredentialsRecord row = new CredentialsRecord();
        row.setId(credential.id());
        row.setTenant(credential.tenant());
        row.setOwner(credential.owner());
        row.setEnvironment(credential.environment().word());
        row.setName(credential.name());
        row.setTypeKey(credential.typeKey());
        row.setDescription(credential.description());
        row.setTags(JsonColumn.ofTexts(credential.tags()));
        row.setActive(credential.active());
        row.setExpiresAt(credential.expiresAt());
        row.setFormat(SealedValue.FORMAT);
        row.setValueVersion(credential.valueVersion());
        row.setKeyringId(credential.sealed().keyringId());
        row.setGeneration(credential.sealed().generation());
        row.setEncryptedData(credential.sealed().bytes());
        row.setRowVersion(credential.rowVersion());
        row.setCreatedAt(credential.createdAt());
        row.setCreatedBy(credential.createdBy());
        row.setUpdatedAt(credential.updatedAt());
        row.setUpdatedBy(credential.updatedBy());
        row.setMacGeneration(mac.generation());
        row.setRowMac(mac.mac());
        return row;
    }

    /**
     * A word that nobody writes makes a row that no MAC fits: it is shown with its name, and not obeyed.
     *
     * @param joined columns of {@code credentials}, of {@code credential_activity} and the pace
     */
    static CredentialRow read(Record joined, int assignments) {
        CredentialsRecord row = joined.into(CREDENTIALS);
        Credential credential = new Credential(
                row.getId(),
                row.getTenant(),
                row.getOwner(),
                CredentialEnvironment.ofWord(row.getEnvironment()).orElse(CredentialEnvironment.UNKNOWN),
                row.getName(),
                row.getTypeKey(),
                row.getDescription(),
                JsonColumn.texts(row.getTags()),
                row.getActive(),
                row.getExpiresAt(),
                row.getValueVersion(),
                new SealedValue(row.getKeyringId(), row.getGeneration(), row.getEncryptedData()),
                row.getRowVersion(),
                row.getCreatedAt(),
                row.getCreatedBy(),
                row.getUpdatedAt(),
                row.getUpdatedBy());
        RowMac mac = new RowMac(row.getMacGeneration(), row.getRowMac());
        return new CredentialRow(
                credential,
                mac,
                activity(joined.into(CREDENTIAL_ACTIVITY)),
                pace(joined.get(CREDENTIAL_PACE.PACE)),
                assignments);
    }

    private static @Nullable TestPace pace(@Nullable String word) {
        return word == null ? null : TestPace.find(word).orElse(null);
    }

    private static CredentialActivity activity(CredentialActivityRecord row) {
        return row.getCredentialId() == null
                ? CredentialActivity.NONE
                : new CredentialActivity(row.getLastUsedAt(), lastTest(row));
    }

    private static CredentialActivity.@Nullable LastTest lastTest(CredentialActivityRecord row) {
        return row.getLastTestedAt() == null
                ? null
                : new CredentialActivity.LastTest(
                        row.getLastTestedAt(),
                        row.getTestedValueVersion(),
                        TestStatus.ofWord(row.getTestStatus()),
                        row.getTestDiagnosis(),
                        row.getTestMessage(),
                        row.getTestEvidence(),
                        row.getTestMillis(),
                        row.getTestExpiresAt());
    }

    /** All but whose test it is. */
    static CredentialTestRecord write(PastTest test) {
        CredentialTestRecord row = new CredentialTestRecord();
        row.setTestedAt(test.at());
        row.setValueVersion(test.valueVersion());
        row.setStatus(test.status().word());
        row.setDiagnosis(test.diagnosis());
        row.setMillis(test.millis());
        return row;
    }

    static PastTest pastTest(CredentialTestRecord row) {
        return new PastTest(
                row.getTestedAt(),
                row.getValueVersion(),
                TestStatus.ofWord(row.getStatus()),
                row.getDiagnosis(),
                row.getMillis());
    }
}
