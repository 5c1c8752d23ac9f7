package ai.automatos.admin.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.Actor;
import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditQuery;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.ChainVerifier;
import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.catalog.ShippedTypes;
import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.credential.CredentialDraft;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialFilter;
import ai.automatos.admin.credential.Expiry;
import ai.automatos.admin.crypto.AesGcm;
import ai.automatos.admin.crypto.Argon2id;
import ai.automatos.admin.identity.CallSource;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Channel;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.settings.ComputerSettings;
import ai.automatos.admin.settings.CurrentSettings;
import ai.automatos.admin.settings.SettingsCatalog;
import ai.automatos.admin.store.DatabaseLocation;
import ai.automatos.admin.store.Store;
import ai.automatos.admin.vault.KdfCost;
import ai.automatos.admin.vault.SealedValue;
import ai.automatos.admin.vault.ValueContext;
import ai.automatos.admin.vault.VaultService;
import ai.automatos.admin.vault.VaultSession;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints figures beside a reference measured in the same run; asserts nothing about time. */
@Tag("bench")
class CoreBenchTest {
    private static final SecretBytes PASSWORD = SecretBytes.ofUtf8("bench password");
    private static final CallSource SOURCE = new CallSource(Channel.JOB, "127.0.0.1");
    private static final Clock CLOCK = Clock.system(ZoneOffset.UTC);

    @TempDir
    Path folder;

    private AppPaths paths;
    private Store store;
    private OpenCore core;
    private VaultSession session;
    private Caller caller;

    @BeforeEach
    void create() {
        paths = new AppPaths(folder.resolve("home"));
        store = Store.create(DatabaseLocation.embedded(paths), paths, CLOCK);
        core = core(store);
        VaultService.Created created = core.vault().create(SOURCE, "ada", PASSWORD);
        use(created.session(), created.caller());
    }

    @AfterEach
    void close() {
        core.close();
    }

    @Test
    void sealAndOpen() {
        byte[] plain = new byte[200];
        ValueContext context = new ValueContext(1, new UUID(0, 0), UUID.randomUUID(), "slack", 1);
        SealedValue sealed = session.seal(context, SecretBytes.copyOf(plain));
        byte[] key = new byte[AesGcm.KEY_BYTES];
        SecureRandom random = new SecureRandom();
        double ours = perSecond(20_000, () -> {
            session.seal(context, SecretBytes.copyOf(plain));
            session.open(context, sealed).close();
        });
        double raw = perSecond(20_000, () -> {
            byte[] nonce = new byte[AesGcm.NONCE_BYTES];
            random.nextBytes(nonce);
            byte[] bytes = AesGcm.seal(key, nonce, new byte[0], plain);
            assertThat(AesGcm.open(key, nonce, new byte[0], bytes)).isPresent();
        });
        report("seal and open 200 bytes", ours, "/s", raw, "raw AES-256-GCM");
        assertThat(sealed.bytes()).isNotEmpty();
    }

    @Test
    void unlock() {
        core.vault().lock(caller, session);
        double[] times = new double[5];
        double[] raw = new double[5];
        for (int i = 0; i < times.length; i++) {
            raw[i] = millis(() -> Argon2id.derive(PASSWORD.expose(), new byte[16], 64 * 1024, 3, 1, 32));
            VaultService.Unlocked[] unlocked = new VaultService.Unlocked[1];
            times[i] = millis(() -> unlocked[0] = core.vault().unlock(SOURCE, null, PASSWORD));
            core.vault().lock(unlocked[0].caller(), unlocked[0].session());
        }
        report("unlock", median(times), " ms", median(raw), "Argon2id alone");
        assertThat(times).hasSize(5);
    }

    @Test
    void openAndListTenThousandCredentials() {
        List<CompletableAdd> threads = IntStream.range(0, 8)
                .mapToObj(thread -> new CompletableAdd(thread, 1_250))
                .toList();
        threads.forEach(Thread::start);
        threads.forEach(CompletableAdd::finish);
        double listed = millis(() -> assertThat(core.credentials().list(caller, CredentialFilter.ALL))
                .hasSize(10_000));
        double again = millis(() -> assertThat(core.credentials().list(caller, CredentialFilter.ALL))
                .hasSize(10_000));
        double rows =
                millis(() -> assertThat(store.credentialRepository().list(1, new UUID(0, 0), CredentialFilter.ALL))
                        .hasSize(10_000));
        System.out.printf(Locale.ROOT, "first list of 10,000 credentials, MACs checked: %.0f ms%n", listed);
        report("list 10,000 credentials, MACs checked", again, " ms", rows, "rows alone");
    }

    @Test
    void auditPagesAndVerificationOverAMillionEvents() {
        fill(1_000_000);
        core.close();
        store = Store.open(DatabaseLocation.embedded(paths), paths, CLOCK, path -> {});
        core = core(store);
        store.rebuildIndex();
        VaultService.Unlocked unlocked = core.vault().unlock(SOURCE, null, PASSWORD);
        use(unlocked.session(), unlocked.caller());
        double plain = pages(query(null, null, null));
        for (Map.Entry<String, AuditQuery> entry : Map.of(
                        "by action", query(AuditAction.REVEALED, null, null),
                        "by user", query(null, "user7", null),
                        "by credential, action and user", query(AuditAction.REVEALED, "user7", "Credential 77"),
                        "by a combination that never happens", query(AuditAction.DELETED, "user7", "Credential 8"))
                .entrySet()) {
            report(
                    "audit page " + entry.getKey() + ", p95 of 40",
                    pages(entry.getValue()),
                    " ms",
                    plain,
                    "newest page");
        }
        ChainHead head = store.auditRepository().heads().get(1);
        ChainVerifier verifier =
                new ChainVerifier(store.auditRepository(), core.vault().info().id(), id -> Optional.empty());
        verifier.verify(head, done -> {});
        double verified = millis(() -> verifier.verify(head, done -> {}));
        double read = millis(() -> store.auditRepository().forEach(1, 1, head.sequence(), event -> {}));
        report(
                "verify a chain",
                head.sequence() / verified * 1000,
                " events/s",
                head.sequence() / read * 1000,
                "reading it");
    }

    private void fill(int events) {
        String[] actions = {"ACCESSED", "ACCESSED", "ACCESSED", "TESTED", "REVEALED", "UPDATED", "CREATED", "DELETED"};
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        for (int from = 0; from < events; from += 20_000) {
            int first = from;
            store.transactions()
                    .inUnit(() -> IntStream.range(first, first + 20_000).forEach(i -> {
                        int hash = (int) (((i * 2654435761L) >>> 7) & 0xffff);
                        int credential = hash % 1_000;
                        store.auditLog()
                                .append(new AuditEvent(
                                        1,
                                        start.plusSeconds(i),
                                        AuditAction.valueOf(actions[hash % actions.length]),
                                        Actor.user(new UUID(1, hash % 50), "user" + hash % 50),
                                        null,
                                        null,
                                        new CredentialRef(
                                                new UUID(2, credential),
                                                "Credential " + credential,
                                                "slack",
                                                "production"),
                                        AuditResult.SUCCESS,
                                        "127.0.0.1",
                                        "{\"via\":\"by a job\"}"));
                    }));
        }
    }

    private double pages(AuditQuery query) {
        double[] times = new double[40];
        for (int i = 0; i < times.length; i++) {
            times[i] = millis(() -> core.audit().page(caller, query));
        }
        Arrays.sort(times);
        return times[37];
    }

    private static AuditQuery query(AuditAction action, String user, String credential) {
        return new AuditQuery(
                Set.of(1L),
                null,
                null,
                action == null ? Set.of() : Set.of(action),
                user,
                null,
                credential,
                null,
                null,
                null,
                null,
                Map.of(),
                100);
    }

    private OpenCore core(Store opened) {
        return new OpenCore(
                opened,
                paths,
                new ShippedTypes(),
                new SettingsCatalog(List.of()),
                new CurrentSettings(new SettingsCatalog(List.of()), new ComputerSettings(paths.computerSettings())),
                (type, values, limit, cancel) -> new ProbeOutcome.NotTestable(Duration.ZERO, ""),
                new Probes(new Messages(Locale.ENGLISH), "test", CLOCK, Map.of()).tokens(),
                (server, mail, cancel) -> {},
                new Messages(Locale.ENGLISH),
                new SecureRandom(),
                KdfCost.STANDARD,
                CLOCK);
    }

    private void use(VaultSession opened, Caller who) {
        session = opened;
        caller = who;
        core.use(opened);
    }

    private static double perSecond(int times, Runnable work) {
        IntStream.range(0, times).forEach(i -> work.run());
        return times / (millis(() -> IntStream.range(0, times).forEach(i -> work.run())) / 1000);
    }

    private static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(double[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }

    private static void report(String what, double ours, String unit, double reference, String name) {
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f%s; %s: %.2f%s; ratio %.2f%n",
                what,
                ours,
                unit,
                name,
                reference,
                unit,
                ours / reference);
    }

    /** Adds credentials side by side, as several people would. */
    private final class CompletableAdd extends Thread {
        private final int number;
        private final int count;

        CompletableAdd(int number, int count) {
            this.number = number;
            this.count = count;
        }

        @Override
        public void run() {
            for (int i = 0; i < count; i++) {
                try (SecretBytes token = SecretBytes.ofUtf8("xoxb-bench-" + i)) {
                    core.credentials()
                            .create(
                                    caller,
                                    new CredentialDraft(
                                            "Credential " + number + "-" + i,
                                            "slack",
                                            CredentialEnvironment.PRODUCTION,
                                            "for the bench",
                                            List.of("bench"),
                                            Expiry.NEVER,
                                            Map.of("bot_token", token)));
                }
            }
        }

        void finish() {
            try {
                join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
