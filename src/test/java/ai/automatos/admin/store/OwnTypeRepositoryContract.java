package ai.automatos.admin.store;

import static ai.automatos.admin.store.SampleCredentials.MAC;
import static ai.automatos.admin.store.SampleCredentials.TIME;
import static ai.automatos.admin.store.SampleCredentials.credential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.catalog.OwnType;
import ai.automatos.admin.catalog.OwnTypeReader;
import ai.automatos.admin.credential.MacRow;
import ai.automatos.admin.vault.RowMac;
import org.junit.jupiter.api.Test;

abstract class OwnTypeRepositoryContract extends StoreContract {
    OwnTypeRepositoryContract(TestEngine engine) {
        super(engine);
    }

    private static OwnType type(long tenant, String key, long version) {
        return new OwnType(tenant, key, version, "{\"name\": \"مفتاح 😀\"}", version == 2, TIME, "ana");
    }

    private void insert(OwnType... types) {
        store.inUnit(() -> {
            for (OwnType type : types) {
                store.ownTypes.insert(type, MAC);
            }
        });
    }

    @Test
    void everyVersionComesBackAsItWas() {
        insert(type(1, "b_type", 1), type(1, "a_type", 2), type(1, "a_type", 1), type(2, "a_type", 1));

        assertThat(store.ownTypes.all(1))
                .extracting(MacRow::row)
                .containsExactly(type(1, "a_type", 1), type(1, "a_type", 2), type(1, "b_type", 1));
        assertThat(store.ownTypes.versions(1, "a_type"))
                .extracting(MacRow::row)
                .containsExactly(type(1, "a_type", 1), type(1, "a_type", 2));
        assertThat(store.ownTypes.versions(3, "a_type")).isEmpty();
        assertThat(store.ownTypes.everything()).hasSize(4);
        assertThat(store.ownTypes.all(2).get(0).mac().mac()).isEqualTo(MAC.mac());
    }

    @Test
    void aVersionIsWrittenOnce() {
        insert(type(1, "a_type", 1));

        assertThatThrownBy(() -> insert(type(1, "a_type", 1))).hasMessage("type.edited.meanwhile");
    }

    @Test
    void theLargestTypeFits() {
        OwnType large = new OwnType(1, "large", 1, "\u00e9".repeat(2 * OwnTypeReader.LARGEST), false, TIME, "ana");
        insert(large);

        assertThat(store.ownTypes.all(1)).extracting(MacRow::row).containsExactly(large);
    }

    @Test
    void onlyTheMacChanges() {
        insert(type(1, "a_type", 1), type(1, "a_type", 2));
        RowMac fresh = new RowMac(2, new byte[] {9});
        store.inUnit(() -> store.ownTypes.remac(type(1, "a_type", 2), fresh));

        assertThat(store.ownTypes.all(1))
                .extracting(row -> row.mac().generation())
                .containsExactly(1, 2);
        assertThat(store.ownTypes.all(1).get(1).row()).isEqualTo(type(1, "a_type", 2));
    }

    @Test
    void allVersionsGoTogether() {
        insert(type(1, "a_type", 1), type(1, "a_type", 2), type(1, "b_type", 1), type(2, "a_type", 1));
        store.inUnit(() -> assertThat(store.ownTypes.delete(1, "a_type")).isEqualTo(2));

        assertThat(store.ownTypes.everything())
                .extracting(MacRow::row)
                .containsExactly(type(1, "b_type", 1), type(2, "a_type", 1));
    }

    @Test
    void findsTheCredentialsOfATypeWhoeverOwnsThem() {
        store.inUnit(() -> {
            store.credentials.insert(credential(1, "One"), MAC);
            store.credentials.insert(credential(2, "Two"), MAC);
        });

        assertThat(store.credentials.ofType(1, "openai"))
                .extracting(row -> row.credential().name())
                .containsExactly("One", "Two");
        assertThat(store.credentials.ofType(1, "other")).isEmpty();
        assertThat(store.credentials.ofType(2, "openai")).isEmpty();
    }
}
