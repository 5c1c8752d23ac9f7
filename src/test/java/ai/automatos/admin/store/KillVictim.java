package ai.automatos.admin.store;

import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.vault.VaultInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** The process that {@link KillTest} kills: four threads write, and each answer is printed before the next unit. */
final class KillVictim {
    private static final int THREADS = 4;

    private KillVictim() {}

    public static void main(String[] arguments) {
        AppPaths paths = new AppPaths(Path.of(arguments[0]));
        String round = arguments[1];
        DatabaseLocation location = DatabaseLocation.embedded(paths);
        Store store = Files.exists(paths.databaseFile())
                ? Store.open(location, paths, Clock.systemUTC(), path -> {})
                : create(location, paths);
        for (int thread = 0; thread < THREADS; thread++) {
            String name = round + "/" + thread;
            new Thread(() -> write(store, name)).start();
        }
    }

    private static Store create(DatabaseLocation location, AppPaths paths) {
        Store store = Store.create(location, paths, Clock.systemUTC());
        store.transactions().inUnit(() -> {
            store.vaultRepository()
                    .create(new VaultInfo(
                            new UUID(1, 1), new UUID(2, 2), "root", Instant.parse("2026-01-01T00:00:00Z")));
            store.auditLog().append(SampleEvents.simple(Ids.VAULT_CHAIN, "created"));
        });
        return store;
    }

    private static void write(Store store, String name) {
        for (int unit = 0; ; unit++) {
            String details = name + "/" + unit;
            store.transactions().inUnit(() -> {
                store.auditLog().append(SampleEvents.simple(1L, details));
                store.auditLog().append(SampleEvents.simple(0L, details));
                store.auditLog().append(SampleEvents.simple(1L, details + "/second"));
            });
            synchronized (System.out) {
                System.out.println(details);
                System.out.flush();
            }
        }
    }
}
