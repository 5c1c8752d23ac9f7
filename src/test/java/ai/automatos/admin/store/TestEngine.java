package ai.automatos.admin.store;

import ai.automatos.admin.common.AppPaths;
import java.nio.file.Path;

/** The two databases that every contract runs on. */
enum TestEngine {
    H2 {
        @Override
        DatabaseLocation empty(Path folder) {
            return DatabaseLocation.embedded(new AppPaths(folder));
        }

        @Override
        DatabaseLocation migrated(Path folder) {
            DatabaseLocation location = empty(folder);
            new Migrator(location).migrate(Migrator.NEWEST);
            return location;
        }
    },
    POSTGRESQL {
        @Override
        DatabaseLocation empty(Path folder) {
            return DatabaseLocation.server(PostgresServer.shared().emptyDatabase(), null);
        }

        @Override
        DatabaseLocation migrated(Path folder) {
            return DatabaseLocation.server(PostgresServer.shared().migratedDatabase(), null);
        }
    };

    abstract DatabaseLocation empty(Path folder);

    abstract DatabaseLocation migrated(Path folder);
}
