package ai.automatos.admin.catalog;

import java.util.List;
import java.util.Optional;

/** All known credential types. Thread-safe; details are read on demand. */
public interface TypeCatalog {
    /** By category, then name. */
    List<CredentialType> all();

    Optional<CredentialType> find(String key);
}
