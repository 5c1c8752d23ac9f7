package ai.automatos.admin.store;

import static ai.automatos.admin.store.SampleCredentials.MAC;
import static ai.automatos.admin.store.SampleCredentials.TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.settings.SettingVersion;
import ai.automatos.admin.settings.StoredSetting;
import ai.automatos.admin.vault.RowMac;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every settings repository does. */
abstract class SettingsRepositoryContract extends StoreContract {
    SettingsRepositoryContract(TestEngine engine) {
        super(engine);
    }

    @Test
    void keepsEveryColumn() {
        SettingVersion full = version(0, "general.name", 1, "Ünï 😀\n\"\\");
        SettingVersion standard = version(0, "general.name", 2, null);
        insert(full, standard);
        assertThat(store.settings.all())
                .usingRecursiveComparison()
                .isEqualTo(List.of(new StoredSetting(full, MAC), new StoredSetting(standard, MAC)));
        SettingVersion huge = version(0, "general.patterns", 1, "x".repeat(100_000));
        insert(huge);
        assertThat(store.settings.versions(0, "general.patterns").get(0).version())
                .isEqualTo(huge);
    }

    @Test
    void tellsTheLatestOfEachAndItsHistory() {
        SettingVersion first = version(0, "a.one", 1, "1");
        SettingVersion second = version(0, "a.one", 2, "2");
        SettingVersion tenth = version(0, "a.one", 10, "10");
        SettingVersion other = version(0, "a.other", 1, "x");
        SettingVersion tenants = version(7, "a.one", 3, "7");
        insert(tenth, first, tenants, other, second);
        assertThat(versions(store.settings.latest(0))).containsExactly(tenth, other);
        assertThat(versions(store.settings.latest(7))).containsExactly(tenants);
        assertThat(store.settings.latest(8)).isEmpty();
        assertThat(versions(store.settings.versions(0, "a.one"))).containsExactly(tenth, second, first);
        assertThat(versions(store.settings.all())).containsExactly(first, second, tenth, other, tenants);
    }

    @Test
    void ofTwoWritersOfOneVersionTheSecondIsRefused() {
        insert(version(0, "a.one", 1, "mine"));
        assertThatThrownBy(() -> insert(version(0, "a.two", 1, "x"), version(0, "a.one", 1, "theirs")))
                .hasMessage("settings.changed.meanwhile");
        assertThat(versions(store.settings.all())).containsExactly(version(0, "a.one", 1, "mine"));
    }

    @Test
    void changesAMacAndNothingElse() {
        SettingVersion one = version(0, "a.one", 1, "1");
        insert(one, version(0, "a.one", 2, "2"), version(7, "a.one", 1, "7"));
        RowMac next = new RowMac(9, new byte[] {1, 2});
        store.inUnit(() -> store.settings.remac(one, next));
        assertThat(store.settings.all())
                .filteredOn(row -> row.mac().generation() == 9)
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(new StoredSetting(one, next));
    }

    @Test
    void aUnitSeesItsOwnRows() {
        store.inUnit(() -> {
            store.settings.insert(version(0, "a.one", 1, "1"), MAC);
            assertThat(store.settings.latest(0)).hasSize(1);
        });
        assertThatThrownBy(() -> store.settings.insert(version(0, "a.one", 2, "2"), MAC))
                .isInstanceOf(IllegalStateException.class);
    }

    private void insert(SettingVersion... versions) {
        store.inUnit(() -> List.of(versions).forEach(version -> store.settings.insert(version, MAC)));
    }

    private static List<SettingVersion> versions(List<StoredSetting> rows) {
        return rows.stream().map(StoredSetting::version).toList();
    }

    private static SettingVersion version(long tenant, String key, long version, String value) {
        return new SettingVersion(tenant, key, version, value, TIME, "ana");
    }
}
