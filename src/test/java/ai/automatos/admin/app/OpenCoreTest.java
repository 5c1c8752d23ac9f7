package ai.automatos.admin.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.Checkpoint;
import ai.automatos.admin.catalog.ShippedTypes;
import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.credential.CredentialDraft;
import ai.automatos.admin.credential.CredentialEdit;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.Expiry;
import ai.automatos.admin.identity.CallSource;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Channel;
import ai.automatos.admin.notice.Notice;
import ai.automatos.admin.notice.NoticeKind;
import ai.automatos.admin.notice.NoticeQuery;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.settings.ComputerSettings;
import ai.automatos.admin.settings.CurrentSettings;
import ai.automatos.admin.settings.SettingEdit;
import ai.automatos.admin.settings.SettingsCatalog;
import ai.automatos.admin.settings.spec.GeneralSettings;
import ai.automatos.admin.store.DatabaseLocation;
import ai.automatos.admin.store.Store;
import ai.automatos.admin.vault.VaultService;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vault that stays open for long, as a window keeps it. */
class OpenCoreTest {
    private static final CallSource SOURCE = new CallSource(Channel.WINDOW, "127.0.0.1");
    private static final Clock CLOCK = Clock.system(ZoneOffset.UTC);
    private static final int THREADS = 50;

    @TempDir
    Path folder;

    @Test
    void signsTheLogWhileUnlocked() throws Exception {
        AppPaths paths = new AppPaths(folder.resolve("home"));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        Store store = Store.create(DatabaseLocation.embedded(paths), paths, CLOCK);
        try (OpenCore core = open(store, paths);
                SecretBytes password = SecretBytes.ofUtf8("password");
                SecretBytes token = SecretBytes.ofUtf8("xoxb-1")) {
            VaultService.Created vault = core.vault().create(SOURCE, "ada", password);
            core.use(vault.session());
            UUID id = core.credentials()
                    .create(vault.caller(), draft(token))
                    .credential()
                    .id();
            assertThat(checkpoints(store)).isEmpty();
            List<CompletableFuture<Void>> readers = IntStream.range(0, THREADS)
                    .mapToObj(reader -> CompletableFuture.runAsync(
                            () -> IntStream.range(0, OpenCore.CHECKPOINT_EVERY / THREADS)
                                    .forEach(i -> core.credentials()
                                            .reveal(vault.caller(), id, "bot_token")
                                            .close()),
                            threads))
                    .toList();
            readers.forEach(CompletableFuture::join);
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (checkpoints(store).isEmpty() && System.nanoTime() < deadline) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
            assertThat(checkpoints(store)).hasSize(1);
            assertThat(checkpoints(store).get(0).head().sequence())
                    .isGreaterThanOrEqualTo(OpenCore.CHECKPOINT_EVERY)
                    .isLessThanOrEqualTo(store.auditRepository().heads().get(1).sequence());
            core.vault().lock(vault.caller(), vault.session());
        } finally {
            threads.shutdown();
        }
    }

    /** While it is unlocked, and by whoever unlocked it. */
    @Test
    void warnsAndTestsByItself() throws Exception {
        AppPaths paths = new AppPaths(folder.resolve("home"));
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
        Clock clock = moving(now);
        Store store = Store.create(DatabaseLocation.embedded(paths), paths, clock);
        try (OpenCore core = open(store, paths, clock);
                SecretBytes password = SecretBytes.ofUtf8("password");
                SecretBytes token = SecretBytes.ofUtf8("xoxb-1")) {
            VaultService.Created vault = core.vault().create(SOURCE, "ada", password);
            core.use(vault.session());
            Caller caller = vault.caller();
            core.settings().save(caller, List.of(new SettingEdit("general.test_credentials", 0, "daily")));
            UUID id =
                    core.credentials().create(caller, draft(token)).credential().id();
            CredentialEdit soon = new CredentialEdit(
                    1, null, null, null, null, Expiry.on(LocalDate.parse("2026-11-25")), Map.of(), Set.of());
            core.credentials().edit(caller, id, soon);

            core.startJobs(caller);
            Supplier<Boolean> done = () -> core.notices().countUnread(caller) == 1
                    && core.credentials().view(caller, id).tests().size() == 1;
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (!done.get() && System.nanoTime() < deadline) {
                now.updateAndGet(time -> time.plusSeconds(60));
                core.startJobs(caller);
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
            assertThat(done.get()).isTrue();
            assertThat(core.notices().list(caller, NoticeQuery.newest(2)).notices())
                    .extracting(Notice::kind)
                    .containsExactly(NoticeKind.EXPIRING);
            core.stopJobs();
            core.vault().lock(caller, vault.session());
        }
    }

    private static Clock moving(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    private static List<Checkpoint> checkpoints(Store store) {
        return store.auditRepository().checkpoints(Ids.DEFAULT_TENANT);
    }

    private static CredentialDraft draft(SecretBytes token) {
        return new CredentialDraft(
                "Bot",
                "slack",
                CredentialEnvironment.PRODUCTION,
                "",
                List.of(),
                Expiry.NEVER,
                Map.of("bot_token", token));
    }

    private static OpenCore open(Store store, AppPaths paths) {
        return open(store, paths, CLOCK);
    }

    private static OpenCore open(Store store, AppPaths paths, Clock clock) {
        SettingsCatalog declared = new SettingsCatalog(List.of(GeneralSettings.PAGE));
        return new OpenCore(
                store,
                paths,
                new ShippedTypes(),
                declared,
                new CurrentSettings(declared, new ComputerSettings(paths.computerSettings())),
                (type, values, limit, cancel) -> new ProbeOutcome.NotTestable(Duration.ZERO, ""),
                new Probes(new Messages(Locale.ENGLISH), "test", CLOCK, Map.of()).tokens(),
                (server, mail, cancel) -> {},
                new Messages(Locale.ENGLISH),
                new SecureRandom(),
                ProgramRunner.CHEAP,
                clock);
    }
}
