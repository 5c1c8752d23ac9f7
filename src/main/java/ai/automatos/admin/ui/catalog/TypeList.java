package ai.automatos.admin.ui.catalog;

import ai.automatos.admin.catalog.TypeSearch;
import ai.automatos.admin.catalog.TypeSummary;
import ai.automatos.admin.ui.TypeCategories;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types as the tab lists them: by category, by what was typed, in an order. */
final class TypeList {
    private static final Comparator<TypeSummary> BY_NAME = Comparator.comparing(
                    TypeSummary::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(TypeSummary::key);

    private final List<TypeSummary> byName;
    private final List<TypeSummary> byPopularity;
    private final TypeSearch search;

    TypeList(List<TypeSummary> all) {
        byName = all.stream().sorted(BY_NAME).toList();
        byPopularity = all.stream()
                .sorted(Comparator.comparingInt(TypeSummary::popularity)
                        .reversed()
                        .thenComparing(BY_NAME))
                .toList();
        search = new TypeSearch(all);
    }

    int size() {
        return byName.size();
    }

    String nameOf(String key) {
        return byName.stream()
                .filter(type -> type.key().equals(key))
                .map(TypeSummary::name)
                .findFirst()
                .orElse(key);
    }

    /** Number of categories that hold something. */
    long filledCategories() {
        return byName.stream().map(TypeSummary::category).distinct().count();
    }

    /** In the order they are shown: all, the shipped ones, custom if there is something in it, in use. */
    List<Category> categories(Map<String, Long> used) {
        Map<String, Long> counts = byName.stream()
                .collect(Collectors.groupingBy(
                        type -> TypeCategories.isShipped(type.category()) ? type.category() : "",
                        Collectors.counting()));
        List<Category> categories = new ArrayList<>();
        categories.add(new Category(Kind.ALL, null, byName.size()));
        TypeCategories.names().stream()
                .filter(counts::containsKey)
                .forEach(name -> categories.add(new Category(Kind.NAMED, name, counts.getOrDefault(name, 0L))));
        if (counts.containsKey("")) {
            categories.add(new Category(Kind.CUSTOM, null, counts.getOrDefault("", 0L)));
        }
        long inUse =
                byName.stream().filter(type -> used.containsKey(type.key())).count();
        categories.add(new Category(Kind.IN_USE, null, inUse));
        return categories;
    }

    /** What was typed comes before the order: the best hit first, and the popular before the others. */
    List<TypeSummary> find(String typed, Category category, Sort sort, Map<String, Long> used) {
        List<TypeSummary> from = !typed.isBlank() ? search.find(typed) : sort == Sort.NAME ? byName : byPopularity;
        return from.stream().filter(type -> category.holds(type, used)).toList();
    }

    /** Orders of the list while nothing is searched for. */
    enum Sort {
        NAME,
        POPULARITY
    }

    /** What a line among the categories stands for. */
    enum Kind {
        ALL,
        NAMED,
        CUSTOM,
        IN_USE
    }

    /** @param name of a {@link Kind#NAMED} one */
    record Category(Kind kind, @Nullable String name, long types) {
        boolean holds(TypeSummary type, Map<String, Long> used) {
            return switch (kind) {
                case ALL -> true;
                case NAMED -> type.category().equals(name);
                case CUSTOM -> !TypeCategories.isShipped(type.category());
                case IN_USE -> used.containsKey(type.key());
            };
        }

        boolean isSame(Category other) {
            return kind == other.kind && Objects.equals(name, other.name);
        }
    }
}
