package ai.automatos.admin.catalog;

import java.util.List;
import java.util.Optional;

/** The types that come with the program, one JSON file each under {@code catalog/types}. */
public final class ShippedTypes implements TypeCatalog {
    @Override
    public List<CredentialType> all() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<CredentialType> find(String key) {
        throw new UnsupportedOperationException();
    }
}
