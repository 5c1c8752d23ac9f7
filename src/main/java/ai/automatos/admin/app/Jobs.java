package ai.automatos.admin.app;

import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.credential.BulkTester;
import ai.automatos.admin.credential.ConnectionTester;
import ai.automatos.admin.credential.CredentialService;
import ai.automatos.admin.credential.TestPace;
import ai.automatos.admin.credential.watch.ExpiryWarnings;
import ai.automatos.admin.credential.watch.PeriodicTests;
import ai.automatos.admin.credential.watch.TestTimes;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Channel;
import ai.automatos.admin.notice.NoticeService;
import ai.automatos.admin.schedule.Lease;
import ai.automatos.admin.schedule.LeaseRepository;
import ai.automatos.admin.schedule.Scheduler;
import ai.automatos.admin.settings.CurrentSettings;
import ai.automatos.admin.settings.spec.GeneralSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What an open vault does by itself while it is unlocked, in the name of whoever unlocked it. Thread-safe. */
final class Jobs implements AutoCloseable {
    /** The window is drawn first. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final Duration EXPIRY_PACE = Duration.ofHours(1);
    private static final Duration TESTS_PACE = Duration.ofMinutes(5);
    private static final Duration LEASE_LENGTH = Duration.ofMinutes(15);

    private final Scheduler scheduler;
    private final ExpiryWarnings warnings;
    private final PeriodicTests tests;
    private volatile @Nullable Caller unlockedBy;
    private boolean begun;

    Jobs(
            CredentialService credentials,
            ConnectionTester tester,
            BulkTester bulk,
            TypeCatalog types,
            NoticeService notices,
            LeaseRepository leases,
            Transactions transactions,
            CurrentSettings settings,
            Clock clock) {
        scheduler = new Scheduler(clock, () -> unlockedBy != null);
        warnings = new ExpiryWarnings(credentials, notices::post, () -> settings.get(GeneralSettings.TIME_ZONE), clock);
        tests = new PeriodicTests(
                credentials,
                tester,
                bulk,
                new TestTimes(types),
                () -> TestPace.ofWord(settings.get(GeneralSettings.TEST_CREDENTIALS)),
                new Lease("periodic-tests", LEASE_LENGTH, leases, transactions, clock),
                notices::post,
                clock,
                PeriodicTests.CONFIRM_AFTER);
    }

    /** The vault was unlocked. */
    synchronized void start(Caller caller) {
        unlockedBy = new Caller(caller.actor(), caller.role(), caller.tenant(), Channel.JOB, caller.address());
        if (!begun) {
            begun = true;
            scheduler.add("expiry warnings", SOON, EXPIRY_PACE, asUser((user, cancel) -> warnings.run(user)));
            scheduler.add("periodic tests", SOON.plus(TESTS_PACE), TESTS_PACE, asUser(tests::run));
            scheduler.start();
        }
        scheduler.wake();
    }

    /** The vault is about to be locked. Cancels what runs and does not wait for it. */
    synchronized void stop() {
        unlockedBy = null;
        scheduler.cancelRunning();
    }

    @Override
    public void close() {
        stop();
        scheduler.close();
    }

    private Scheduler.Job asUser(BiConsumer<Caller, CancelSignal> job) {
        return cancel -> {
            @Nullable Caller caller = unlockedBy;
            if (caller != null) {
                job.accept(caller, cancel);
            }
        };
    }
}
