package ai.automatos.admin.app.demo;

import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.identity.CallSource;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Channel;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.vault.VaultService;
import ai.automatos.admin.workplace.Core;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Lives through the last 29 days and today: on workdays the user unlocks, works and locks. What happens, happens through
 * the services; the clock alone is moved. The work of a day is one unit, for nobody waits between its parts.
 */
final class SampleMonth {
    private static final int DAYS = 29;
    private static final int TESTED_EVERY = 3;
    private static final LocalTime MORNING = LocalTime.of(8, 34);
    private static final LocalTime EVENING = LocalTime.of(17, 22);
    private static final Duration TODAY = Duration.ofMinutes(47);
    private static final Duration LAST = Duration.ofMinutes(2);

    private final SampleData data;
    private final TypeCatalog types;
    private final Core core;
    private final Transactions units;
    private final DemoClock clock;
    private final ZonedDateTime now;
    private final CallSource source;
    private final SampleWarnings warnings;
    private final Random random = new Random(20);

    /** @param now where the month ends */
    SampleMonth(SampleData data, TypeCatalog types, Core core, Transactions units, DemoClock clock, ZonedDateTime now) {
        this.data = data;
        this.types = types;
        this.core = core;
        this.units = units;
        this.clock = clock;
        this.now = now;
        this.warnings = new SampleWarnings(core, now.getZone(), clock);
        this.source = new CallSource(Channel.WINDOW, core.address());
    }

    static Instant start(ZonedDateTime now) {
        return now.toLocalDate()
                .minusDays(DAYS)
                .atTime(MORNING)
                .atZone(now.getZone())
                .toInstant();
    }

    /**
     * Creates the vault and fills it.
     *
     * @return the vault, unlocked, with the clock released
     */
    OpenVault live(CancelSignal cancel) {
        VaultService.Created created = core.vault().create(source, data.user(), null);
        core.use(created.session());
        SampleDesk desk = new SampleDesk(data, types, core, clock, now.toLocalDate(), random);
        Caller caller = created.caller();
        for (int ago = DAYS; ago > 0 && !cancel.isCancelled(); ago--) {
            LocalDate day = now.toLocalDate().minusDays(ago);
            if (ago == DAYS || isWorkday(day)) {
                Instant begin = at(day, MORNING.plusMinutes(random.nextInt(25)));
                if (ago < DAYS) {
                    caller = unlock(begin);
                }
                Instant end = at(day, EVENING.plusMinutes(random.nextInt(40)));
                work(desk, caller, ago, begin, end);
                clock.moveTo(end);
                core.vault().lock(caller, core.session());
            }
        }
        Instant begin = now.toInstant().minus(TODAY);
        caller = unlock(begin);
        work(desk, caller, 0, begin.plusSeconds(20), now.toInstant().minus(LAST));
        clock.release();
        return new OpenVault(core, caller);
    }

    private Caller unlock(Instant time) {
        clock.moveTo(time);
        VaultService.Unlocked unlocked = core.vault().unlock(source, null, null);
        core.use(unlocked.session());
        return unlocked.caller();
    }

    private void work(SampleDesk desk, Caller caller, int ago, Instant begin, Instant end) {
        List<Entry> agenda = new ArrayList<>();
        agenda.add(new Entry(0.001, () -> warnings.post(caller, ago)));
        double start = 0;
        for (Runnable task : desk.morning(caller, ago)) {
            start += 0.02;
            agenda.add(new Entry(start, task));
        }
        if (ago % TESTED_EVERY == 0) {
            agenda.add(new Entry(0.42, () -> desk.testEverything(caller, ago)));
        }
        for (Runnable task : desk.chores(caller, ago)) {
            agenda.add(new Entry(0.05 + 0.94 * random.nextDouble(), task));
        }
        agenda.sort(Comparator.comparingDouble(Entry::part));
        Duration day = Duration.between(begin, end);
        units.inUnit(() -> agenda.forEach(entry -> {
            clock.moveTo(begin.plusMillis((long) (day.toMillis() * entry.part())));
            entry.task().run();
        }));
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(now.getZone()).toInstant();
    }

    private static boolean isWorkday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** @param part of the day that has passed, 0 to 1 */
    private record Entry(double part, Runnable task) {}
}
