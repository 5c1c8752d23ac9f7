package ai.automatos.admin.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.identity.CallSource;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Channel;
import ai.automatos.admin.settings.CurrentSettings;
import ai.automatos.admin.settings.SettingEdit;
import ai.automatos.admin.settings.SettingState;
import ai.automatos.admin.settings.spec.GeneralSettings;
import ai.automatos.admin.vault.Progress;
import ai.automatos.admin.vault.VaultService;
import ai.automatos.admin.workplace.Core;
import ai.automatos.admin.workplace.Place;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings in a real vault: with its keys, its log, its rotation and its backup. */
class SettingsProgramTest {
    private static final CallSource SOURCE = new CallSource(Channel.COMMAND_LINE, "127.0.0.1 (box)");

    @TempDir
    Path folder;

    private Program program;

    @BeforeEach
    void aVaultWithChangedSettings() {
        program = new Program(new Messages(Locale.ENGLISH), ProgramRunner.CHEAP, Clock.systemUTC(), Map.of());
        try (Core core = program.create(place("home"))) {
            VaultService.Created created = core.vault().create(SOURCE, "ana", null);
            core.use(created.session());
            set(core, created.caller(), 0, "10");
            set(core, created.caller(), 1, "20");
            core.vault().lock(created.caller(), created.session());
        }
    }

    @AfterEach
    void closeTheProgram() {
        program.close();
    }

    @Test
    void areKnownAgainAfterUnlockAndSound() {
        Program later = new Program(new Messages(Locale.ENGLISH), ProgramRunner.CHEAP, Clock.systemUTC(), Map.of());
        CurrentSettings current = later.settings(place("home"));
        assertThat(current.get(GeneralSettings.IDLE_LOCK)).as("locked").isEqualTo(Duration.ofMinutes(15));
        inVault(later, "home", (core, caller) -> {
            core.settings().read(caller);
            assertThat(current.get(GeneralSettings.IDLE_LOCK)).isEqualTo(Duration.ofMinutes(20));
            assertThat(findings(core, caller)).isEmpty();
        });
        later.close();
    }

    @Test
    void stayTrueWhenTheKeysAreReplaced() {
        inVault(program, "home", (core, caller) -> {
            assertThat(core.rotation().rotate(caller, Progress.SILENT).complete())
                    .isTrue();
            assertThat(idleLock(core, caller).text()).isEqualTo("20");
            assertThat(core.settings().history(caller, GeneralSettings.IDLE_LOCK.key()))
                    .hasSize(2);
            assertThat(findings(core, caller)).isEmpty();
        });
    }

    @Test
    void comeBackWithABackup() {
        Path backup = folder.resolve("vault.vault-backup");
        inVault(program, "home", (core, caller) -> core.backups().backup(caller, backup));
        program.restore(place("restored"), backup);
        copyKeyFile();
        inVault(program, "restored", (core, caller) -> {
            assertThat(idleLock(core, caller).text()).isEqualTo("20");
            assertThat(findings(core, caller)).isEmpty();
        });
    }

    @Test
    void whoeverWritesTheDatabaseIsNamedAndNotObeyed() throws SQLException {
        write("update settings set setting_value = '240' where row_version = 2");
        inVault(program, "home", (core, caller) -> {
            assertThat(idleLock(core, caller).problem()).isEqualTo(SettingState.Problem.TAMPERED);
            assertThat(idleLock(core, caller).text()).isEqualTo("15");
            assertThat(findings(core, caller)).containsExactly("setting.tampered");
        });
        write("delete from settings where row_version = 2");
        inVault(
                program,
                "home",
                (core, caller) -> assertThat(findings(core, caller)).containsExactly("setting.old"));
    }

    private static void set(Core core, Caller caller, long version, String minutes) {
        core.settings().save(caller, List.of(new SettingEdit(GeneralSettings.IDLE_LOCK.key(), version, minutes)));
    }

    private static SettingState idleLock(Core core, Caller caller) {
        return core.settings().read(caller).stream()
                .filter(state -> state.key().equals(GeneralSettings.IDLE_LOCK))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> findings(Core core, Caller caller) {
        return core.verifier().verify(caller, Progress.SILENT).findings().stream()
                .map(finding -> finding.key())
                .toList();
    }

    private void inVault(Program opener, String home, BiConsumer<Core, Caller> work) {
        try (Core core = opener.open(place(home), path -> {})) {
            VaultService.Unlocked unlocked = core.incidents().isEmpty()
                    ? core.vault().unlock(SOURCE, null, null)
                    : core.vault().acknowledge(SOURCE, null, null, core.incidents());
            core.use(unlocked.session());
            work.accept(core, unlocked.caller());
            core.vault().lock(unlocked.caller(), unlocked.session());
        }
    }

    private void write(String sql) throws SQLException {
        String url = "jdbc:h2:file:" + place("home").paths().database();
        try (var connection = DriverManager.getConnection(url, "sa", "");
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private void copyKeyFile() {
        try {
            java.nio.file.Files.copy(
                    place("home").paths().keyFile(), place("restored").paths().keyFile());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Place place(String home) {
        return new Place(new AppPaths(folder.resolve(home)), null, null);
    }
}
