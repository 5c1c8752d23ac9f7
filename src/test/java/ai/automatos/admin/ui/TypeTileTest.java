package ai.automatos.admin.ui;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.ShippedTypes;
import ai.automatos.admin.catalog.TypeSummary;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.shape.SVGPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeTileTest {
    private final ShippedTypes catalog = new ShippedTypes();

    @ParameterizedTest
    @CsvSource({
        "OpenAI API, OA",
        "Airtop API, Ai",
        "Hugging Face, HF",
        "AWS, AW",
        "Azure OpenAI, AO",
        "Slack, Sl",
        "GitHub (OAuth2), GH",
        "remove.bg API, RB",
        "API Key, AP",
        "X, X",
        "'(…)', ''"
    })
    void aMonogramTellsNamesApart(String name, String letters) {
        assertThat(TypeTile.monogram(name)).isEqualTo(letters);
    }

    @Test
    void brandsBelongToTypesThatAreThere() {
        assertThat(Brands.all().keySet())
                .hasSizeGreaterThan(500)
                .isSubsetOf(catalog.all().stream().map(TypeSummary::key).collect(Collectors.toSet()));
    }

    @Test
    void everyBrandCanBeDrawn() {
        assertThat(Brands.all()).allSatisfy((type, path) -> {
            SVGPath shape = new SVGPath();
            shape.setContent(path);
            assertThat(shape.getLayoutBounds().getWidth()).as(type).isBetween(1.0, 25.0);
            assertThat(shape.getLayoutBounds().getHeight()).as(type).isBetween(1.0, 25.0);
        });
    }

    @Test
    void everyShippedCategoryHasItsSignAndColour() {
        Set<String> shipped = catalog.all().stream().map(TypeSummary::category).collect(Collectors.toSet());
        assertThat(TypeCategories.names()).containsExactlyInAnyOrderElementsOf(shipped);
        assertThat(TypeCategories.number("Our House")).isZero();
        assertThat(TypeCategories.icon("Our House")).isEqualTo(TypeCategories.CUSTOM_ICON);
    }
}
