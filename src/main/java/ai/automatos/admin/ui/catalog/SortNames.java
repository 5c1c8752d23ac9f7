package ai.automatos.admin.ui.catalog;

import ai.automatos.admin.ui.Workbench;
import java.util.Locale;
import javafx.util.StringConverter;

/** What the orders of the list are called. */
final class SortNames extends StringConverter<TypeList.Sort> {
    private final Workbench bench;

    SortNames(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public String toString(TypeList.Sort sort) {
        return sort == null ? "" : bench.text("ui.types.sort." + sort.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public TypeList.Sort fromString(String text) {
        throw new UnsupportedOperationException(text);
    }
}
