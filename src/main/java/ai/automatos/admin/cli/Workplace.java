package ai.automatos.admin.cli;

import ai.automatos.admin.catalog.TypeCatalog;
import java.nio.file.Path;

/** What commands work with before a vault is open; the composition root implements it. */
public interface Workplace {
    TypeCatalog types();

    /** Opens an existing vault, locked. */
    Core open(Place place);

    /** Makes the database of a new vault and opens it, empty. */
    Core create(Place place);

    /** Brings a backup into an empty place. */
    Restored restore(Place place, Path backup);

    /** Where the database is when no option says so: empty means embedded. */
    Connection connection(Place place);

    /** @param credentials how many came back; {@code tables} rows in all */
    record Restored(long rows, int schemaVersion) {}

    /** Reads and changes the remembered connection. */
    interface Connection {
        boolean isRemembered();

        void save();

        void forget();
    }
}
