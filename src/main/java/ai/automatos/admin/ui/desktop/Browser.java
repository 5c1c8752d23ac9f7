package ai.automatos.admin.ui.desktop;

import java.net.URI;

/** Opens a page in the user's browser. */
@FunctionalInterface
public interface Browser {
    void open(URI page);
}
