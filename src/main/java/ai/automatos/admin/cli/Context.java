package ai.automatos.admin.cli;

import ai.automatos.admin.audit.Actor;
import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.CallSource;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Channel;
import ai.automatos.admin.identity.Role;
import ai.automatos.admin.settings.CurrentSettings;
import ai.automatos.admin.settings.spec.GeneralSettings;
import ai.automatos.admin.vault.VaultService;
import ai.automatos.admin.workplace.Core;
import ai.automatos.admin.workplace.Place;
import ai.automatos.admin.workplace.Workplace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What every command is given: the place, the terminal, and the ways to open a vault. */
final class Context {
    private final Workplace workplace;
    private final Terminal terminal;
    private final Messages messages;
    private final Environment environment;
    private final Interruption interruption;
    private final GlobalOptions options = new GlobalOptions();
    private final SecretSource secrets;
    private final Moments moments;
    private Supplier<ZoneId> zone;

    Context(
            Workplace workplace,
            Terminal terminal,
            Messages messages,
            Environment environment,
            Interruption interruption) {
        this.workplace = workplace;
        this.terminal = terminal;
        this.messages = messages;
        this.environment = environment;
        this.interruption = interruption;
        this.secrets = new SecretSource(terminal);
        this.zone = environment.clock()::getZone;
        this.moments = new Moments(environment.clock(), () -> zone.get());
    }

    GlobalOptions options() {
        return options;
    }

    Workplace workplace() {
        return workplace;
    }

    SecretSource secrets() {
        return secrets;
    }

    /** In the time zone of the settings once the vault is unlocked; before, and with {@code --locked}, the system's. */
    Moments moments() {
        return moments;
    }

    Output output() {
        return new Output(terminal, messages, options.json);
    }

    /** Opens a page where there is a display; any thread. */
    Consumer<URI> browser() {
        return environment.browser();
    }

    Interruption interruption() {
        return interruption;
    }

    Messages messages() {
        return messages;
    }

    AppPaths paths() {
        return AppPaths.locate(options.home, environment.variables(), environment.system());
    }

    Place place() {
        SecretBytes password = options.databasePasswordFile == null
                ? null
                : secrets.file("--database-password-file", options.databasePasswordFile);
        return new Place(paths(), options.database, password);
    }

    static CallSource source(Core core) {
        return new CallSource(Channel.COMMAND_LINE, core.address());
    }

    /** Works on the locked vault. */
    int open(Work work) {
        try (Core core =
                workplace.open(place(), backup -> output().note("cli.backup.before.upgrade", backup.toString()))) {
            return work.run(core);
        }
    }

    /** Unlocks, works, and locks again whatever happens. */
    int unlocked(UnlockedWork work) {
        if (options.locked) {
            throw new UserFacingException(ErrorKind.LOCKED, "cli.locked.option");
        }
        return open(core -> {
            VaultService.Unlocked unlocked = unlock(core);
            core.use(unlocked.session());
            try {
                core.settings().read(unlocked.caller());
                CurrentSettings settings = core.settings().current();
                zone = () -> settings.get(GeneralSettings.TIME_ZONE);
                return work.run(core, unlocked.caller());
            } finally {
                core.vault().lock(unlocked.caller(), unlocked.session());
            }
        });
    }

    /** As {@link #unlocked}, but with {@code --locked} it looks without unlocking. */
    int looking(UnlockedWork work) {
        if (!options.locked) {
            return unlocked(work);
        }
        output().note("cli.looking.locked");
        return open(core -> work.run(core, onlooker(core)));
    }

    private VaultService.Unlocked unlock(Core core) {
        try (@Nullable SecretBytes password = password(core)) {
            return core.vault().unlock(source(core), options.as, password);
        }
    }

    /** The master password, or null where the key file alone opens the vault. */
    @Nullable
    SecretBytes password(Core core) {
        return core.vault().isKeyFileOnly(options.as)
                ? null
                : secrets.fileOrAsk("--password-file", options.passwordFile, output().text("cli.ask.password"));
    }

    SecretBytes newPassword(@Nullable Path file) {
        return secrets.chosen(
                "--new-password-file", file, output().text("cli.ask.new.password"), output().text("cli.ask.again"));
    }

    private Caller onlooker(Core core) {
        return new Caller(
                Actor.unproven(environment.system().getProperty("user.name", "")),
                Role.ONLOOKER,
                Ids.DEFAULT_TENANT,
                Channel.COMMAND_LINE,
                core.address());
    }

    /** Something done with a locked vault; returns the exit code. */
    interface Work {
        int run(Core core);
    }

    /** Something done with an unlocked vault; returns the exit code. */
    interface UnlockedWork {
        int run(Core core, Caller caller);
    }

    /** The process's surroundings. */
    record Environment(Map<String, String> variables, Properties system, Clock clock, Consumer<URI> browser) {}
}
