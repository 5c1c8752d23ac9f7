package ai.automatos.admin.ui.desktop;

import java.net.URI;

/** Opens a page in the user's browser. */
@FunctionalInterface
public interface Browser {
    void open(URI page);

    /** Whether a provider may be asked to sign the user in. */
    default boolean signsIn() {
        return true;
    }

    /** Opens pages to be read, but asks no provider for anything. */
    static Browser askingNobody(Browser browser) {
        return new Browser() {
            @Override
            public void open(URI page) {
                browser.open(page);
            }

            @Override
            public boolean signsIn() {
                return false;
            }
        };
    }
}
