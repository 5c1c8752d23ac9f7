package ai.automatos.admin.app;

import ai.automatos.admin.app.demo.DemoVault;
import ai.automatos.admin.catalog.OwnTypeReader;
import ai.automatos.admin.catalog.ShippedTypes;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.cli.CommandLineFace;
import ai.automatos.admin.cli.Interruption;
import ai.automatos.admin.cli.Terminal;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.Prober;
import ai.automatos.admin.settings.ComputerSettings;
import ai.automatos.admin.settings.CurrentSettings;
import ai.automatos.admin.settings.SettingsCatalog;
import ai.automatos.admin.settings.spec.GeneralSettings;
import ai.automatos.admin.store.DatabaseLocation;
import ai.automatos.admin.store.Restore;
import ai.automatos.admin.store.Store;
import ai.automatos.admin.ui.window.WindowFace;
import ai.automatos.admin.vault.KdfCost;
import ai.automatos.admin.workplace.Core;
import ai.automatos.admin.workplace.Place;
import ai.automatos.admin.workplace.Workplace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The composition root: one run of the program, wired for its surroundings. */
public final class Program implements Workplace, AutoCloseable {
    private final Messages messages;
    private final TypeCatalog types = new ShippedTypes();
    private final SettingsCatalog declared = new SettingsCatalog(List.of(GeneralSettings.PAGE));
    private final Map<Path, CurrentSettings> settings = new ConcurrentHashMap<>();
    private final OwnTypeReader typeReader = new OwnTypeReader(types);
    private final SecureRandom random = new SecureRandom();
    private final RememberedConnection connections = new RememberedConnection(random);
    private final Probes probes;
    private final Interruption interruption = new Interruption();
    private final KdfCost cost;
    private final Clock clock;
    private final Map<String, String> environment;

    /** @param cost of new passwords; tests choose a cheap one */
    public Program(Messages messages, KdfCost cost, Clock clock, Map<String, String> environment) {
        this.messages = messages;
        this.probes = new Probes(messages, version(), clock, environment);
        this.cost = cost;
        this.clock = clock;
        this.environment = Map.copyOf(environment);
    }

    /** Runs one command line; returns its exit code. */
    public int run(Terminal terminal, Properties system, String... arguments) {
        DesktopBrowser browser = new DesktopBrowser(System.getProperty("os.name", ""), environment);
        return new CommandLineFace(
                        this,
                        terminal,
                        Locale.ENGLISH,
                        clock,
                        version(),
                        environment,
                        system,
                        browser::open,
                        interruption)
                .run(arguments);
    }

    /**
     * For a process that is told to end.
     *
     * @return whether a command now ends early, with an exit code of its own
     */
    boolean interrupt() {
        return interruption.begin();
    }

    @Override
    public TypeCatalog types() {
        return types;
    }

    @Override
    public CurrentSettings settings(Place place) {
        return settings.computeIfAbsent(
                place.paths().computerSettings(), file -> new CurrentSettings(declared, new ComputerSettings(file)));
    }

    @Override
    public OwnTypeReader typeReader() {
        return typeReader;
    }

    @Override
    public Core open(Place place, Consumer<Path> note) {
        if (Files.isDirectory(place.paths().home())) {
            LogFiles.startIn(place.paths().logs());
        }
        return core(place, Store.open(connections.locate(place), place.paths(), clock, note));
    }

    @Override
    public Core create(Place place) {
        return core(place, Store.create(connections.locate(place), place.paths(), clock));
    }

    @Override
    public long restore(Place place, Path backup) {
        return Restore.into(connections.locate(place), place.paths(), backup);
    }

    @Override
    public boolean isConnectionRemembered(Place place) {
        return connections.exists(place);
    }

    @Override
    public void rememberConnection(Place place) {
        DatabaseLocation location = connections.locate(place);
        Store.open(location, place.paths(), clock, path -> {}).close();
        connections.save(place);
    }

    @Override
    public void forgetConnection(Place place) {
        connections.forget(place);
    }

    @Override
    public boolean openWindow(Place place, boolean demo) {
        if (!WindowFace.hasDisplay(environment)) {
            return false;
        }
        WindowFace window = new WindowFace(this, messages, clock, version());
        if (!demo) {
            return window.run(place, null);
        }
        try (DemoVault sample = demo(Path.of(System.getProperty("java.io.tmpdir")))) {
            return window.run(sample.place(), sample::open);
        }
    }

    /** A vault of invented data in a folder of its own below {@code temporary}. */
    public DemoVault demo(Path temporary) {
        return new DemoVault(this::sampleCore, types, messages, clock, temporary);
    }

    @Override
    public void close() {
        probes.close();
    }

    private Core core(Place place, Store store) {
        probes.driversOf(place.paths());
        return new OpenCore(
                store,
                place.paths(),
                types,
                declared,
                settings(place),
                probes.prober(),
                probes.tokens(),
                probes.mailer()::send,
                messages,
                random,
                cost,
                clock);
    }

    private DemoVault.Opened sampleCore(Place place, Prober prober, Clock moved) {
        Store store = Store.create(DatabaseLocation.embedded(place.paths()), place.paths(), moved);
        Core core = new OpenCore(
                store,
                place.paths(),
                types,
                declared,
                settings(place),
                prober,
                probes.tokens(),
                (server, mail, cancel) -> {
                    throw new UserFacingException(ErrorKind.CONFLICT, "demo.mail");
                },
                messages,
                random,
                cost,
                moved);
        return new DemoVault.Opened(core, store.transactions());
    }

    static String version() {
        String version = Program.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
