package ai.automatos.admin.workplace;

import ai.automatos.admin.catalog.OwnTypeReader;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.settings.CurrentSettings;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What commands work with before a vault is open; the composition root implements it. */
public interface Workplace {
    /** The shipped types; an open vault knows the own ones too. */
    TypeCatalog types();

    /** The settings in force at a place: the same object before its vault is opened and after. */
    CurrentSettings settings(Place place);

    /** Reads types that users wrote, without a vault. */
    OwnTypeReader typeReader();

    /**
     * Opens an existing vault, locked.
     *
     * @param note hears where a backup was made before an upgrade
     */
    Core open(Place place, Consumer<Path> note);

    /** Makes the database of a new vault and opens it, empty. */
    Core create(Place place);

    /** Brings a backup into an empty place. @return rows restored */
    long restore(Place place, Path backup);

    boolean isConnectionRemembered(Place place);

    /** Seals address and password of the database under the key file, after trying them. */
    void rememberConnection(Place place);

    void forgetConnection(Place place);

    /**
     * Opens the window and waits until it is closed.
     *
     * @param demo a throw-away vault with sample data, whatever {@code place} says
     * @return false if there is no display
     */
    boolean openWindow(Place place, boolean demo);
}
