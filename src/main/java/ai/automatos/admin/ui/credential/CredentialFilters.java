package ai.automatos.admin.ui.credential;

import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialStatus;
import ai.automatos.admin.ui.Formats;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.form.FilterKeys;
import ai.automatos.admin.ui.form.Wording;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.controlsfx.control.CheckComboBox;
import org.jspecify.annotations.Nullable;

/** Cards, search field, filters and sorting as one query. */
final class CredentialFilters {
    private final Workbench bench;
    private final TextField search;
    private final CheckComboBox<CredentialEnvironment> environments;
    private final CheckComboBox<CredentialStatus> statuses;
    private final CheckComboBox<String> types;
    private final CheckComboBox<String> tags;
    private final ComboBox<CredentialQuery.Sort> sort;
    private final ToggleGroup cards = new ToggleGroup();
    private final Map<CredentialQuery.Card, StatCard> cardOf = new EnumMap<>(CredentialQuery.Card.class);
    private Snapshot snapshot;
    private Runnable changed = () -> {};
    private boolean quiet;

    CredentialFilters(
            Workbench bench,
            Snapshot empty,
            HBox cardBar,
            TextField search,
            CheckComboBox<CredentialEnvironment> environments,
            CheckComboBox<CredentialStatus> statuses,
            CheckComboBox<String> types,
            CheckComboBox<String> tags,
            ComboBox<CredentialQuery.Sort> sort) {
        this.bench = bench;
        this.snapshot = empty;
        this.search = search;
        this.environments = environments;
        this.statuses = statuses;
        this.types = types;
        this.tags = tags;
        this.sort = sort;
        environments.getItems().setAll(CredentialEnvironment.CHOICES);
        environments.setConverter(new Wording<>(value -> bench.text("environment." + value.word())));
        statuses.getItems().setAll(CredentialStatus.values());
        statuses.setConverter(new Wording<>(value -> value.text(bench.messages())));
        types.setConverter(new Wording<>(key -> snapshot.type(key).name()));
        sort.getItems().setAll(CredentialQuery.Sort.values());
        sort.setConverter(new Wording<>(value -> bench.text("ui.sort." + value.word())));
        sort.setValue(CredentialQuery.Sort.NAME);
        for (CredentialQuery.Card card : CredentialQuery.Card.values()) {
            StatCard made = new StatCard(
                    card, bench.text("ui.card." + card.word()), bench.text("ui.card." + card.word() + ".help"));
            made.setToggleGroup(cards);
            made.setUserData(card);
            cardOf.put(card, made);
        }
        cardBar.getChildren().setAll(cardOf.values());
        search.textProperty().addListener(change -> fire());
        sort.valueProperty().addListener(change -> fire());
        cards.selectedToggleProperty().addListener(change -> fire());
        for (CheckComboBox<?> combo : List.of(environments, statuses, types, tags)) {
            FilterKeys.addTo(combo);
            combo.getCheckModel().getCheckedItems().addListener((ListChangeListener<Object>) change -> fire());
        }
    }

    void onChange(Runnable action) {
        changed = action;
    }

    CredentialQuery query() {
        CredentialQuery.@Nullable Card card = cards.getSelectedToggle() == null
                ? null
                : (CredentialQuery.Card) cards.getSelectedToggle().getUserData();
        return new CredentialQuery(
                search.getText(),
                checked(environments),
                checked(statuses),
                checked(types),
                checked(tags),
                card,
                sort.getValue());
    }

    /** Whether the cards have one line only. */
    void compact(boolean narrow) {
        cardOf.values().forEach(card -> card.compact(narrow));
    }

    void clear() {
        quietly(() -> {
            search.clear();
            cards.selectToggle(null);
            for (CheckComboBox<?> combo : List.of(environments, statuses, types, tags)) {
                combo.getCheckModel().clearChecks();
            }
        });
        changed.run();
    }

    /** New figures, types and tags; what is ticked stays ticked as far as it still exists. */
    void show(Snapshot now) {
        snapshot = now;
        quietly(() -> {
            replace(types, now.types().keySet().stream().sorted().toList());
            replace(tags, now.tags());
        });
        showFigures(now.statistics());
    }

    private void showFigures(Statistics figures) {
        Formats formats = bench.formats();
        card(CredentialQuery.Card.TOTAL)
                .show(
                        formats.number(figures.total()),
                        bench.text("ui.card.total.line", figures.active(), figures.total() - figures.active()));
        card(CredentialQuery.Card.VERIFIED)
                .show(
                        formats.number(figures.verified()),
                        bench.text(
                                "ui.card.verified.line",
                                formats.percent(figures.verified(), figures.testable()),
                                figures.failed()));
        card(CredentialQuery.Card.EXPIRING)
                .show(
                        formats.number(figures.expiring()),
                        figures.expired() == 0
                                ? bench.text("ui.card.expiring.line")
                                : bench.text("ui.card.expiring.expired", figures.expired()));
        card(CredentialQuery.Card.IN_USE)
                .show(
                        formats.number(figures.assigned()),
                        bench.text("ui.card.in_use.line", formats.percent(figures.assigned(), figures.active())));
    }

    private StatCard card(CredentialQuery.Card card) {
        return java.util.Objects.requireNonNull(cardOf.get(card));
    }

    private void fire() {
        if (!quiet) {
            changed.run();
        }
    }

    private void quietly(Runnable action) {
        quiet = true;
        try {
            action.run();
        } finally {
            quiet = false;
        }
    }

    private static void replace(CheckComboBox<String> combo, List<String> items) {
        if (combo.getItems().equals(items)) {
            return;
        }
        Set<String> ticked = checked(combo);
        combo.getCheckModel().clearChecks();
        combo.getItems().setAll(items);
        items.stream().filter(ticked::contains).forEach(combo.getCheckModel()::check);
    }

    private static <T> Set<T> checked(CheckComboBox<T> combo) {
        return new LinkedHashSet<>(combo.getCheckModel().getCheckedItems());
    }
}
