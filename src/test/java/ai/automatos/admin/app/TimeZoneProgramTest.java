package ai.automatos.admin.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.identity.CallSource;
import ai.automatos.admin.identity.Channel;
import ai.automatos.admin.settings.SettingEdit;
import ai.automatos.admin.settings.spec.GeneralSettings;
import ai.automatos.admin.vault.VaultService;
import ai.automatos.admin.workplace.Core;
import ai.automatos.admin.workplace.Place;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line tells and reads times as the window does, in the vault's time zone; programs get UTC. */
class TimeZoneProgramTest {
    private static final String PASSWORD = "correct horse battery staple";
    private static final ZoneId FAR = ZoneId.of("Pacific/Kiritimati");

    @TempDir
    Path folder;

    private ProgramRunner program;

    @BeforeEach
    void aVaultOnTheOtherSideOfTheWorld() {
        program = new ProgramRunner(folder, PASSWORD);
        assertThat(program.run("vault", "init", "--user", "ana").code()).isZero();
        try (Program other =
                        new Program(new Messages(Locale.ENGLISH), ProgramRunner.CHEAP, Clock.systemUTC(), Map.of());
                Core core = other.open(new Place(new AppPaths(program.home()), null, null), backup -> {});
                SecretBytes password = SecretBytes.ofUtf8(PASSWORD)) {
            VaultService.Unlocked unlocked =
                    core.vault().unlock(new CallSource(Channel.COMMAND_LINE, core.address()), null, password);
            core.use(unlocked.session());
            core.settings()
                    .save(unlocked.caller(), List.of(new SettingEdit(GeneralSettings.TIME_ZONE.key(), 0, FAR.getId())));
            core.vault().lock(unlocked.caller(), unlocked.session());
        }
    }

    @Test
    void eventsAreToldInTheVaultsZoneAndToProgramsInUtc() {
        String[] newest = {"audit", "list", "--action", "setting_changed"};
        Instant time = Instant.parse(
                program.run(withJson(newest)).json().get(0).path("time").asText());
        String shown = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").format(time.atZone(FAR));
        assertThat(program.run(newest).out()).contains(shown);
    }

    @Test
    void timesWithoutAZoneAreMeantInTheVaultsZone() {
        LocalDateTime there = LocalDateTime.now(FAR).truncatedTo(ChronoUnit.SECONDS);
        assertThat(program.run("audit", "list", "--from", there.minusHours(1).toString(), "--json")
                        .json())
                .isNotEmpty();
        assertThat(program.run("audit", "list", "--to", there.minusHours(1).toString(), "--json")
                        .json())
                .isEmpty();
    }

    @Test
    void aWrongTimeIsRefusedBeforeThePasswordIsRead() {
        program.secret("password", "wrong");
        assertThat(program.run("audit", "list", "--from", "yesterday", "--json").error())
                .isEqualTo("cli.time");
    }

    private static String[] withJson(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--json";
        return all;
    }
}
