package ai.automatos.admin.app.demo;

import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.credential.Prober;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.workplace.Core;
import ai.automatos.admin.workplace.Place;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A throw-away vault with invented credentials and a month of events, in a temporary folder that closing removes. It
 * opens with its key file alone, and its tests ask nobody. Thread-safe.
 */
public final class DemoVault implements AutoCloseable {
    private final Cores cores;
    private final TypeCatalog types;
    private final Messages messages;
    private final Clock clock;
    private final DemoFolder folder;
    private final CancelSignal closing = new CancelSignal();
    private @Nullable Core core;

    /** @param temporary where the folder is made; what dead processes left there is removed */
    public DemoVault(Cores cores, TypeCatalog types, Messages messages, Clock clock, Path temporary) {
        this.cores = cores;
        this.types = types;
        this.messages = messages;
        this.clock = clock;
        this.folder = DemoFolder.create(temporary);
    }

    public Place place() {
        return new Place(new AppPaths(folder.path()), null, null);
    }

    /** Makes and fills the vault, in a second or two; after a failure it may be tried again. */
    public synchronized OpenVault open() {
        if (closing.isCancelled()) {
            throw new IllegalStateException("closed");
        }
        SampleData data = SampleData.load();
        ZonedDateTime now = clock.instant().atZone(clock.getZone());
        DemoClock moved = new DemoClock(clock, SampleMonth.start(now));
        Prober prober = new SampleProber(data.credentials(), messages, moved, now.toInstant());
        Opened opened = cores.create(place(), prober, moved);
        boolean filled = false;
        try {
            OpenVault vault = new SampleMonth(data, types, opened.core(), opened.units(), moved, now).live(closing);
            core = opened.core();
            filled = true;
            return vault;
        } finally {
            if (!filled) {
                opened.core().close();
                folder.empty();
            }
        }
    }

    /** Ends the filling too. */
    @Override
    public void close() {
        closing.cancel();
        synchronized (this) {
            try {
                if (core != null) {
                    core.close();
                }
            } finally {
                folder.close();
            }
        }
    }

    /** Makes an empty vault's services. */
    @FunctionalInterface
    public interface Cores {
        Opened create(Place place, Prober prober, Clock clock);
    }

    /** @param units what the services write through: calls in one unit are saved together */
    public record Opened(Core core, Transactions units) {}
}
