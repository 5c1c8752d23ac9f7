package ai.automatos.admin.settings;

import static ai.automatos.admin.settings.SettingsWorld.AUTO_START;
import static ai.automatos.admin.settings.spec.GeneralSettings.CLIPBOARD_TIME;
import static ai.automatos.admin.settings.spec.GeneralSettings.IDLE_LOCK;
import static ai.automatos.admin.settings.spec.GeneralSettings.PLATFORM_NAME;
import static ai.automatos.admin.settings.spec.GeneralSettings.TEXT_SIZE;
import static ai.automatos.admin.settings.spec.GeneralSettings.THEME;
import static ai.automatos.admin.settings.spec.GeneralSettings.TIME_ZONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.credential.FakeAuditLog;
import ai.automatos.admin.credential.FakeTransactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsServiceTest {
    @TempDir
    Path folder;

    private SettingsWorld world;

    @BeforeEach
    void freshWorld() {
        world = new SettingsWorld(folder);
    }

    @Test
    void everythingStartsWithItsDefault() {
        assertThat(world.service.read(world.admin))
                .allSatisfy(state -> assertThat(state)
                        .isEqualTo(new SettingState(state.key(), state.key().standardText(), true, 0, null)));
        assertThat(world.current.get(IDLE_LOCK)).isEqualTo(Duration.ofMinutes(15));
        assertThat(world.current.get(TIME_ZONE)).isEqualTo(ZoneId.systemDefault());
        assertThat(world.log.events()).isEmpty();
    }

    @Test
    void savesSeveralAtOnceWithOneEventEach() {
        world.service.save(
                world.admin,
                List.of(
                        world.edit(IDLE_LOCK, " 010 "),
                        world.edit(THEME, "light"),
                        world.edit(AUTO_START, "false"),
                        world.edit(PLATFORM_NAME, PLATFORM_NAME.standardText())));
        assertThat(world.state(IDLE_LOCK).text()).isEqualTo("10");
        assertThat(world.current.get(IDLE_LOCK)).isEqualTo(Duration.ofMinutes(10));
        assertThat(world.current.get(THEME)).isEqualTo("light");
        assertThat(world.current.get(AUTO_START)).isFalse();
        assertThat(world.state(PLATFORM_NAME).standard())
                .as("chosen on purpose, it stays when the default changes")
                .isFalse();
        assertThat(world.log.events()).extracting(AuditEvent::action).containsOnly(AuditAction.SETTING_CHANGED);
        assertThat(world.log.events())
                .extracting(AuditEvent::chain)
                .containsExactly(Ids.VAULT_CHAIN, Ids.VAULT_CHAIN, Ids.DEFAULT_TENANT, Ids.VAULT_CHAIN);
        assertThat(world.details(world.log.events().get(0)).toString())
                .isEqualTo("{\"default\":false,\"new\":\"10\",\"old\":\"15\",\"row_version\":1,\"scope\":\"vault\","
                        + "\"setting\":\"general.idle_lock\",\"via\":\"via window\"}");
    }

    @Test
    void whatIsTheValueAlreadyIsNoChange() {
        world.set(IDLE_LOCK, "10");
        world.service.save(world.admin, List.of(world.edit(IDLE_LOCK, "10"), world.edit(THEME, null)));
        assertThat(world.log.events()).hasSize(1);
        assertThat(world.repository.rows).hasSize(1);
        assertThat(world.file).doesNotExist();
    }

    @Test
    void oneWrongValueKeepsAllFromBeingSaved() {
        assertThat(world.refusal(() -> world.service.save(
                        world.admin,
                        List.of(
                                world.edit(IDLE_LOCK, "10"),
                                world.edit(CLIPBOARD_TIME, "4"),
                                world.edit(PLATFORM_NAME, "  "),
                                world.edit(THEME, "pink")))))
                .startsWith("settings.invalid: ")
                .contains("Clipboard Time, Platform Name, Theme", "from 5 to 300", "Platform Name is needed");
        assertThat(world.refusal(() -> world.set(PLATFORM_NAME, "x".repeat(81))))
                .contains("at most 80 characters");
        assertThat(world.repository.rows).isEmpty();
        assertThat(world.log.events()).isEmpty();
        world.set(PLATFORM_NAME, "😀".repeat(80));
        assertThat(world.current.get(PLATFORM_NAME)).hasSize(160);
    }

    @Test
    void somebodyElsesChangeIsNotOverwrittenAndIsNamed() {
        SettingEdit stale = world.edit(IDLE_LOCK, "10");
        world.set(IDLE_LOCK, "20");
        assertThat(world.refusal(
                        () -> world.service.save(world.admin, List.of(stale, world.edit(CLIPBOARD_TIME, "60")))))
                .startsWith("settings.changed.meanwhile: ")
                .contains("Idle Lock")
                .doesNotContain("Clipboard");
        assertThat(world.state(IDLE_LOCK).text()).isEqualTo("20");
        assertThat(world.state(CLIPBOARD_TIME).standard()).isTrue();
        SettingEdit theme = world.edit(THEME, "auto");
        world.set(THEME, "light");
        assertThat(world.refusal(() -> world.service.save(world.admin, List.of(theme))))
                .contains("Theme");
    }

    @Test
    void aChangeInTheLastMomentIsSeenInsideTheUnit() {
        SettingEdit mine = world.edit(IDLE_LOCK, "10");
        world.transactions.beforeNextUnit(() -> world.set(IDLE_LOCK, "20"));
        assertThat(world.refusal(() -> world.service.save(world.admin, List.of(world.edit(THEME, "light"), mine))))
                .startsWith("settings.changed.meanwhile");
        assertThat(world.state(THEME).standard()).as("the file came back too").isTrue();
    }

    @Test
    void withoutAnEventNothingChanges() throws IOException {
        world.set(THEME, "auto");
        byte[] file = Files.readAllBytes(world.file);
        List<SettingEdit> edits = List.of(world.edit(THEME, "light"), world.edit(IDLE_LOCK, "10"));
        world.log.breakDown();
        assertThatThrownBy(() -> world.service.save(world.admin, edits)).isInstanceOf(FakeAuditLog.Broken.class);
        assertThat(world.file).hasBinaryContent(file);
        assertThat(world.repository.rows).isEmpty();
        assertThat(world.current.get(THEME)).isEqualTo("auto");
        world.transactions.killAfter(0);
        assertThatThrownBy(() -> world.service.save(world.admin, edits)).isInstanceOf(FakeTransactions.Killed.class);
        assertThat(world.file).hasBinaryContent(file);
    }

    @Test
    void aFolderThatCannotBeWrittenKeepsTheRestFromBeingSaved() throws IOException {
        Files.createDirectory(world.file);
        Files.writeString(world.file.resolve("in the way"), "");
        assertThat(world.refusal(() -> world.service.save(
                        world.admin, List.of(world.edit(IDLE_LOCK, "10"), world.edit(THEME, "light")))))
                .startsWith("settings.file.unwritable: ")
                .contains("Theme");
        assertThat(world.repository.rows).isEmpty();
        assertThat(world.log.events()).isEmpty();
    }

    @Test
    void goesBackToTheDefaultWhateverThatIs() {
        world.set(TIME_ZONE, "Asia/Tokyo");
        world.set(TIME_ZONE, null);
        assertThat(world.state(TIME_ZONE).standard()).isTrue();
        assertThat(world.current.get(TIME_ZONE)).isEqualTo(ZoneId.systemDefault());
        assertThat(world.details(world.log.last()).get("default").asBoolean()).isTrue();
    }

    @Test
    void tellsWhoChangedWhatNewestFirst() {
        world.set(IDLE_LOCK, "10");
        world.set(IDLE_LOCK, "20");
        world.set(IDLE_LOCK, null);
        assertThat(world.service.history(world.admin, IDLE_LOCK.key()))
                .containsExactly(
                        new SettingChange(SettingsWorld.NOW, "administrator", 3, "20", "15", true),
                        new SettingChange(SettingsWorld.NOW, "administrator", 2, "10", "20", false),
                        new SettingChange(SettingsWorld.NOW, "administrator", 1, "15", "10", false));
        world.set(THEME, "light");
        assertThat(world.service.history(world.admin, THEME.key()))
                .containsExactly(new SettingChange(SettingsWorld.NOW, "administrator", 1, "dark", "light", false));
        assertThat(world.service.history(world.admin, TEXT_SIZE.key())).isEmpty();
    }

    @Test
    void anAlteredRowIsNamedAndNotObeyed() {
        world.set(IDLE_LOCK, "10");
        world.tamper(IDLE_LOCK, "240");
        SettingState state = world.state(IDLE_LOCK);
        assertThat(state.problem()).isEqualTo(SettingState.Problem.TAMPERED);
        assertThat(state.text()).isEqualTo("15");
        assertThat(world.current.get(IDLE_LOCK)).isEqualTo(Duration.ofMinutes(15));
        assertThat(world.service.history(world.admin, IDLE_LOCK.key())).isEmpty();
        world.set(IDLE_LOCK, null);
        assertThat(world.state(IDLE_LOCK).problem())
                .as("saving even the default heals it")
                .isNull();
    }

    @Test
    void aValueThatFitsNoLongerIsNamedAndNotObeyed() throws IOException {
        world.set(TEXT_SIZE, "16");
        String content = Files.readString(world.file);
        Files.writeString(world.file, content.replace("\"16\"", "\"1600\""));
        assertThat(world.state(TEXT_SIZE).problem()).isEqualTo(SettingState.Problem.INVALID);
        assertThat(new SettingsWorld(folder).current.get(TEXT_SIZE)).isEqualTo(13);
        Files.writeString(world.file, "not JSON");
        assertThat(new SettingsWorld(folder).current.get(TEXT_SIZE)).isEqualTo(13);
        world.set(TEXT_SIZE, "14");
        assertThat(new SettingsWorld(folder).current.get(TEXT_SIZE))
                .as("known before anything is unlocked")
                .isEqualTo(14);
    }

    @Test
    void whoObeysSettingsHearsOfEachChangeOnce() {
        List<String> heard = new ArrayList<>();
        world.current.listen(() -> heard.add(world.current.get(PLATFORM_NAME)));
        world.set(PLATFORM_NAME, "Acme");
        world.service.read(world.admin);
        world.set(PLATFORM_NAME, null);
        assertThat(heard).containsExactly("Acme", "Automatos AI Platform");
    }

    @Test
    void aMemberChoosesTheLookOfOnesOwnComputerOnly() {
        world.service.save(world.member, List.of(new SettingEdit(THEME.key(), 0, "light")));
        assertThat(world.service.mayChange(world.member, THEME)).isTrue();
        assertThat(world.service.mayChange(world.member, IDLE_LOCK)).isFalse();
        assertThat(world.refusal(
                        () -> world.service.save(world.member, List.of(new SettingEdit(IDLE_LOCK.key(), 0, "240")))))
                .startsWith("identity.denied");
        assertThat(world.log.last().action()).isEqualTo(AuditAction.ACCESS_DENIED);
        assertThat(world.repository.rows).isEmpty();
    }

    @Test
    void lockedAndUnknownAreSaid() {
        assertThat(world.refusal(
                        () -> world.service.save(world.admin, List.of(new SettingEdit("general.colour", 0, "red")))))
                .startsWith("settings.unknown")
                .contains("general.colour");
        world.locked = true;
        assertThatThrownBy(() -> world.service.read(world.admin)).hasMessage("vault.locked");
        assertThatThrownBy(() -> world.service.history(world.admin, THEME.key()))
                .hasMessage("vault.locked");
    }
}
