package ai.automatos.admin.vault;

import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.audit.AuditRepository;
import ai.automatos.admin.audit.Checkpointer;
import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.store.DatabaseLocation;
import ai.automatos.admin.store.Store;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A vault's services over an embedded database and a key file on disk, every access to either a step. */
final class FaultyPlace implements AutoCloseable {
    static final KdfCost CHEAP = new KdfCost(64, 1, 1);

    final AppPaths paths;
    final Store store;
    final VaultRepository repository;
    final VaultService vault;
    final VaultKeyService keys;

    FaultyPlace(Path home, Steps steps) {
        Clock clock = new Hours();
        SecureRandom random = new SecureRandom();
        paths = new AppPaths(home);
        store = Store.create(DatabaseLocation.embedded(paths), paths, clock);
        repository = store.vaultRepository();
        VaultRepository vaults = steps.watch(VaultRepository.class, repository);
        Transactions units = steps.watch(Transactions.class, store.transactions());
        AuditLog audit = steps.watch(AuditLog.class, store.auditLog());
        AuditRepository log = steps.watch(AuditRepository.class, store.auditRepository());
        Checkpointer checkpointer = new Checkpointer(log, units, clock, 1_000);
        Authorizer authorizer = new Authorizer(units, audit, clock);
        Path keyFile = new FaultyFiles(steps).path(paths.keyFile());
        vault = new VaultService(vaults, units, audit, log, checkpointer, keyFile, random, CHEAP, clock);
        keys = new VaultKeyService(vaults, units, authorizer, audit, log, checkpointer, keyFile, random, CHEAP, clock);
    }

    @Override
    public void close() {
        store.close();
    }

    /** An hour between any two looks at it, so that wrong passwords delay nothing. */
    private static final class Hours extends Clock {
        private final AtomicLong looks = new AtomicLong();

        @Override
        public Instant instant() {
            return Instant.parse("2026-11-24T00:00:00Z").plus(Duration.ofHours(looks.incrementAndGet()));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
