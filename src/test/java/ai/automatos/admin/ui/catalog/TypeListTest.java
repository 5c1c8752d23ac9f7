package ai.automatos.admin.ui.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.TypeSummary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypeListTest {
    private static final TypeList.Category ALL = new TypeList.Category(TypeList.Kind.ALL, null, 0);

    private final TypeList types = new TypeList(List.of(
            type("mailer", "Mailer", "Communication", 10),
            type("zeta_db", "Zeta DB", "Databases", 90),
            type("alpha_db", "alpha DB", "Databases", 20),
            type("shop", "Shop", "E-commerce", 50),
            type("brain", "Brain", "AI & ML", 60)));

    @Test
    void categoriesComeInTheOrderOfTheGuide() {
        assertThat(types.categories(Map.of("mailer", 2L)))
                .extracting(TypeList.Category::kind, TypeList.Category::name, TypeList.Category::types)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(TypeList.Kind.ALL, null, 5L),
                        org.assertj.core.groups.Tuple.tuple(TypeList.Kind.NAMED, "AI & ML", 1L),
                        org.assertj.core.groups.Tuple.tuple(TypeList.Kind.NAMED, "Databases", 2L),
                        org.assertj.core.groups.Tuple.tuple(TypeList.Kind.NAMED, "Communication", 1L),
                        org.assertj.core.groups.Tuple.tuple(TypeList.Kind.NAMED, "E-commerce", 1L),
                        org.assertj.core.groups.Tuple.tuple(TypeList.Kind.IN_USE, null, 1L));
    }

    @Test
    void customAppearsWhenSomethingIsInIt() {
        TypeList own = new TypeList(List.of(type("mine", "Mine", "Our House", 0)));
        TypeList.Category custom = new TypeList.Category(TypeList.Kind.CUSTOM, null, 1);
        assertThat(own.categories(Map.of())).contains(custom);
        assertThat(names(own, "", custom, TypeList.Sort.NAME)).containsExactly("Mine");
    }

    @Test
    void sortsByNameOrPopularityAndSearchesByRank() {
        assertThat(names(types, "", ALL, TypeList.Sort.NAME))
                .containsExactly("alpha DB", "Brain", "Mailer", "Shop", "Zeta DB");
        assertThat(names(types, "", ALL, TypeList.Sort.POPULARITY))
                .containsExactly("Zeta DB", "Brain", "Shop", "alpha DB", "Mailer");
        assertThat(names(types, "db", ALL, TypeList.Sort.NAME)).containsExactly("Zeta DB", "alpha DB");
    }

    private static List<String> names(TypeList types, String typed, TypeList.Category category, TypeList.Sort sort) {
        return types.find(typed, category, sort, Map.of()).stream()
                .map(TypeSummary::name)
                .toList();
    }

    private static TypeSummary type(String key, String name, String category, int popularity) {
        return new TypeSummary(key, name, "Somebody", category, List.of(), popularity, true, 1, 0);
    }
}
