package ai.automatos.admin.settings;

import static ai.automatos.admin.settings.SettingsWorld.AUTO_START;
import static ai.automatos.admin.settings.spec.GeneralSettings.IDLE_LOCK;
import static ai.automatos.admin.settings.spec.GeneralSettings.PLATFORM_NAME;
import static ai.automatos.admin.settings.spec.GeneralSettings.THEME;
import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.Ids;
import ai.automatos.admin.vault.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifying the rows of settings, and giving them the keys of another generation. */
class SettingRowsTest {
    @TempDir
    Path folder;

    private SettingsWorld world;

    @BeforeEach
    void aFewChanges() {
        world = new SettingsWorld(folder);
        world.set(IDLE_LOCK, "10");
        world.set(IDLE_LOCK, "20");
        world.set(AUTO_START, "false");
        world.set(THEME, "light");
    }

    @Test
    void whatTheServiceWroteIsSound() {
        assertThat(world.findings()).isEmpty();
    }

    @Test
    void anAlteredVersionIsNamedEvenInTheHistory() {
        world.tamper(IDLE_LOCK, "240");
        assertThat(world.findings())
                .containsExactly(
                        Finding.of("setting.tampered", IDLE_LOCK.key(), "1").toString(),
                        Finding.of("setting.tampered", IDLE_LOCK.key(), "2").toString());
    }

    @Test
    void anOldValueBroughtBackIsSeen() {
        world.repository.rows.removeIf(row -> row.version().version() == 2);
        world.repository.rows.removeIf(row -> row.version().key().equals(AUTO_START.key()));
        assertThat(world.findings())
                .containsExactly(
                        Finding.of("setting.old", IDLE_LOCK.key(), "1", "2").toString(),
                        Finding.of("setting.old", AUTO_START.key(), "0", "1").toString());
    }

    @Test
    void aPlantedRowIsSeenAlthoughItsMacHolds() {
        SettingVersion planted =
                new SettingVersion(Ids.VAULT_CHAIN, PLATFORM_NAME.key(), 1, "Evil", SettingsWorld.NOW, "ana");
        world.repository.rows.add(new StoredSetting(planted, SettingRows.mac(world.vault, planted)));
        assertThat(world.findings())
                .containsExactly(Finding.of("setting.unlogged", PLATFORM_NAME.key(), "1", "0")
                        .toString());
    }

    @Test
    void aRowOfAnotherTenantOrKeyDoesNotHoldElsewhere() {
        StoredSetting row =
                world.repository.versions(Ids.DEFAULT_TENANT, AUTO_START.key()).get(0);
        SettingVersion old = row.version();
        world.repository.rows.remove(row);
        world.repository.rows.add(new StoredSetting(
                new SettingVersion(2, old.key(), 1, old.value(), old.changedAt(), old.changedBy()), row.mac()));
        assertThat(world.findings().get(0)).contains("setting.tampered");
    }

    @Test
    void anotherGenerationSignsEveryVersionAndLeavesABadOne() {
        world.vault.begin(world.admin, world.vault, Ids.DEFAULT_TENANT, Ids.SHARED);
        assertThat(world.rows.hasOld(world.vault, Ids.DEFAULT_TENANT)).isTrue();
        List<Finding> left = new ArrayList<>();
        world.rows.signAnew(world.vault, Ids.DEFAULT_TENANT, left::add);
        assertThat(left).isEmpty();
        assertThat(world.rows.hasOld(world.vault, Ids.DEFAULT_TENANT)).isFalse();
        assertThat(world.repository.rows)
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.mac().generation()).isEqualTo(2));
        world.vault.end(world.admin, world.vault, Ids.DEFAULT_TENANT, Ids.SHARED);
        assertThat(world.findings()).isEmpty();
        assertThat(world.state(IDLE_LOCK).text()).isEqualTo("20");

        world.tamper(AUTO_START, "true");
        world.vault.begin(world.admin, world.vault, Ids.DEFAULT_TENANT, Ids.SHARED);
        world.rows.signAnew(world.vault, Ids.DEFAULT_TENANT, left::add);
        assertThat(left).containsExactly(Finding.of("setting.tampered", AUTO_START.key(), "1"));
        assertThat(world.rows.hasOld(world.vault, Ids.DEFAULT_TENANT)).isTrue();
    }

    @Test
    void aRowAlteredWhileItIsSignedStaysBad() {
        world.vault.begin(world.admin, world.vault, Ids.DEFAULT_TENANT, Ids.SHARED);
        world.transactions.beforeNextUnit(() -> world.tamper(IDLE_LOCK, "240"));
        List<Finding> left = new ArrayList<>();
        world.rows.signAnew(world.vault, Ids.DEFAULT_TENANT, left::add);
        assertThat(world.state(IDLE_LOCK).problem()).isEqualTo(SettingState.Problem.TAMPERED);
    }
}
