package ai.automatos.admin.catalog;

import java.util.List;
import java.util.Optional;

/** All known credential types. Thread-safe; details are read on demand. */
public interface TypeCatalog {
    /** By category, then name. */
    List<TypeSummary> all();

    /** Everything about one type. */
    Optional<CredentialType> find(String key);

    /** What lists show of one type; reads no details. */
    Optional<TypeSummary> summary(String key);

    /** The type as JSON, the way it is written down. */
    Optional<String> source(String key);
}
