package ai.automatos.admin.ui.audit;

import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.ui.CredentialRows;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.form.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** The filter bar as one set of criteria. */
final class FilterBarController {
    private static final String ALL_USERS = "";

    private final Workbench bench;
    private final CredentialChoice allCredentials;
    private final Parent view;

    @FXML
    private ComboBox<TimeRange> range;

    @FXML
    private ComboBox<ActionChoice> action;

    @FXML
    private ComboBox<String> userFilter;

    @FXML
    private ComboBox<CredentialChoice> credentialFilter;

    @FXML
    private ComboBox<ResultChoice> result;

    @FXML
    private HBox days;

    @FXML
    private DatePicker firstDay;

    @FXML
    private DatePicker lastDay;

    @FXML
    private Label daysProblem;

    private CustomDays custom;
    private Runnable changed = () -> {};
    private @Nullable Span part;
    private @Nullable AuditCriteria told;
    private boolean quiet;

    /** Which results are shown; the guide's words. */
    enum ResultChoice {
        ALL(null),
        SUCCESS(AuditResult.SUCCESS),
        FAILURE(AuditResult.FAILURE);

        private final @Nullable AuditResult result;

        ResultChoice(@Nullable AuditResult result) {
            this.result = result;
        }
    }

    @SuppressWarnings("NullAway.Init") // initialize() sets the days before the constructor ends.
    FilterBarController(Workbench bench) {
        this.bench = bench;
        this.allCredentials = new CredentialChoice(null, bench.text("ui.audit.credential.all"), "", false);
        this.view = bench.views().load(this);
    }

    @FXML
    private void initialize() {
        custom = new CustomDays(bench, days, firstDay, lastDay, daysProblem);
        range.getItems().setAll(TimeRange.values());
        range.setConverter(new Wording<>(value -> bench.text("ui.audit.range." + value.word())));
        range.setValue(TimeRange.FIRST);
        action.getItems().setAll(ActionChoice.choices());
        action.setConverter(new Wording<>(value -> bench.text(value.key())));
        action.setCellFactory(list -> new ActionCell(bench));
        action.setValue(ActionChoice.ALL);
        userFilter.getItems().setAll(ALL_USERS);
        userFilter.setConverter(new Wording<>(name -> name.equals(ALL_USERS) ? bench.text("ui.audit.user.all") : name));
        userFilter.setValue(ALL_USERS);
        credentialFilter.getItems().setAll(allCredentials);
        credentialFilter.setConverter(new Wording<>(this::text));
        credentialFilter.setValue(allCredentials);
        result.getItems().setAll(ResultChoice.values());
        result.setConverter(new Wording<>(
                value -> bench.text("ui.audit.results." + value.name().toLowerCase(Locale.ROOT))));
        result.setValue(ResultChoice.ALL);
        range.valueProperty().addListener((property, old, now) -> rangeChosen());
        Stream.of(action, userFilter, credentialFilter, result)
                .forEach(combo -> combo.valueProperty().addListener(change -> fire()));
        custom.onChange(this::daysChosen);
        custom.show(false);
    }

    Parent view() {
        return view;
    }

    void focus() {
        range.requestFocus();
    }

    void onChange(Runnable listener) {
        changed = listener;
    }

    AuditCriteria criteria() {
        boolean byDays = range.getValue() == TimeRange.CUSTOM;
        String name = orElse(userFilter.getValue(), ALL_USERS);
        return new AuditCriteria(
                range.getValue(),
                byDays ? custom.first() : null,
                byDays ? custom.last() : null,
                part,
                orElse(action.getValue(), ActionChoice.ALL).actions(),
                name.equals(ALL_USERS) ? null : name,
                orElse(credentialFilter.getValue(), allCredentials).id(),
                orElse(result.getValue(), ResultChoice.ALL).result);
    }

    /** The time in words: "in the last 30 days". */
    String timeText() {
        AuditCriteria criteria = criteria();
        return criteria.part() == null && criteria.range() != TimeRange.CUSTOM
                ? bench.text("ui.audit.in." + criteria.range().word())
                : bench.text(
                        "ui.audit.in.span",
                        SpanText.of(
                                bench,
                                criteria.span(
                                        bench.formats().now(), bench.formats().zone())));
    }

    List<FilterChips.Chip> chips() {
        List<FilterChips.Chip> chips = new ArrayList<>();
        @Nullable Span chosen = part;
        if (chosen != null) {
            chips.add(new FilterChips.Chip(SpanText.of(bench, chosen), () -> narrow(null)));
        }
        chip(chips, action, ActionChoice.ALL, value -> bench.text(value.key()));
        chip(chips, userFilter, ALL_USERS, value -> value);
        chip(chips, credentialFilter, allCredentials, this::text);
        chip(chips, result, ResultChoice.ALL, result.getConverter()::toString);
        return chips;
    }

    /** Everything but the time range. */
    void clear() {
        quietly(() -> {
            part = null;
            action.setValue(ActionChoice.ALL);
            userFilter.setValue(ALL_USERS);
            credentialFilter.setValue(allCredentials);
            result.setValue(ResultChoice.ALL);
        });
        tell();
    }

    /** Shows a part of the range, or all of it again. */
    void narrow(@Nullable Span span) {
        part = span;
        tell();
    }

    void show(TimeRange wanted) {
        part = null;
        range.setValue(wanted);
    }

    /** The events of one credential and nothing else that hides some. */
    void showCredential(CredentialChoice wanted) {
        quietly(() -> {
            part = null;
            action.setValue(ActionChoice.ALL);
            userFilter.setValue(ALL_USERS);
            result.setValue(ResultChoice.ALL);
            if (!credentialFilter.getItems().contains(wanted)) {
                credentialFilter.getItems().add(wanted);
            }
            credentialFilter.setValue(wanted);
        });
        tell();
    }

    /** What the log speaks of; a value that is chosen stays, whether it is still there or not. */
    void offer(Set<String> users, List<CredentialRef> credentials, CredentialRows rows) {
        quietly(() -> {
            replace(
                    userFilter,
                    users.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList(),
                    ALL_USERS,
                    name -> name);
            replace(
                    credentialFilter,
                    credentials.stream()
                            .map(ref -> choice(ref, rows))
                            .sorted(Comparator.comparing(CredentialChoice::deleted)
                                    .thenComparing(CredentialChoice::name, String.CASE_INSENSITIVE_ORDER))
                            .toList(),
                    allCredentials,
                    CredentialChoice::id);
        });
    }

    private static CredentialChoice choice(CredentialRef ref, CredentialRows rows) {
        return rows.find(ref.id())
                .map(row -> new CredentialChoice(
                        ref.id(),
                        row.credential().name(),
                        row.credential().environment().word(),
                        false))
                .orElseGet(() -> new CredentialChoice(
                        ref.id(), ref.name(), ref.environment(), rows.loaded().get()));
    }

    private static <T> void replace(ComboBox<T> combo, List<T> fresh, T all, Function<T, @Nullable Object> identity) {
        T before = orElse(combo.getValue(), all);
        List<T> items = new ArrayList<>(List.of(all));
        items.addAll(fresh);
        Optional<T> same = items.stream()
                .filter(item -> Objects.equals(identity.apply(item), identity.apply(before)))
                .findFirst();
        if (same.isEmpty()) {
            items.add(before);
        }
        if (!combo.getItems().equals(items)) {
            combo.getItems().setAll(items);
        }
        combo.setValue(same.orElse(before));
    }

    private String text(CredentialChoice choice) {
        if (choice.id() == null) {
            return choice.name();
        }
        if (choice.deleted()) {
            return bench.text("ui.audit.credential.deleted", choice.name());
        }
        String key = "environment." + choice.environment();
        return bench.messages().has(key)
                ? bench.text("ui.audit.credential.in", choice.name(), bench.text(key))
                : choice.name();
    }

    private void rangeChosen() {
        boolean byDays = range.getValue() == TimeRange.CUSTOM;
        quietly(() -> {
            part = null;
            LocalDate today = bench.formats().today();
            custom.suggest(today.minusDays(30), today);
            custom.show(byDays);
        });
        fire();
    }

    private void daysChosen() {
        part = null;
        fire();
    }

    private <T> void chip(List<FilterChips.Chip> chips, ComboBox<T> combo, T all, Function<T, String> wording) {
        T value = combo.getValue();
        if (value != null && !value.equals(all)) {
            chips.add(new FilterChips.Chip(wording.apply(value), () -> combo.setValue(all)));
        }
    }

    /** A search in a list of choices may set a value and take it back; only a real change counts. */
    private void fire() {
        if (!quiet && !criteria().equals(told)) {
            tell();
        }
    }

    private void tell() {
        told = criteria();
        changed.run();
    }

    private void quietly(Runnable change) {
        quiet = true;
        try {
            change.run();
        } finally {
            quiet = false;
        }
    }

    private static <T> T orElse(@Nullable T value, T other) {
        return value == null ? other : value;
    }
}
