package ai.automatos.admin.ui.audit;

import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.ui.CredentialRows;
import ai.automatos.admin.ui.Workbench;
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
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The filter bar as one set of criteria. */
final class AuditFilters {
    private static final String ALL_USERS = "";

    private final Workbench bench;
    private final ComboBox<TimeRange> range;
    private final ComboBox<ActionChoice> action;
    private final ComboBox<String> user;
    private final ComboBox<CredentialChoice> credential;
    private final ComboBox<ResultChoice> result;
    private final CustomDays days;
    private final CredentialChoice allCredentials;
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

    AuditFilters(
            Workbench bench,
            ComboBox<TimeRange> range,
            ComboBox<ActionChoice> action,
            ComboBox<String> user,
            ComboBox<CredentialChoice> credential,
            ComboBox<ResultChoice> result,
            CustomDays days) {
        this.bench = bench;
        this.range = range;
        this.action = action;
        this.user = user;
        this.credential = credential;
        this.result = result;
        this.days = days;
        this.allCredentials = new CredentialChoice(null, bench.text("ui.audit.credential.all"), "", false);
        range.getItems().setAll(TimeRange.values());
        range.setConverter(shown(value -> bench.text("ui.audit.range." + value.word())));
        range.setValue(TimeRange.FIRST);
        action.getItems().setAll(ActionChoice.choices());
        action.setConverter(shown(value -> bench.text(value.key())));
        action.setCellFactory(list -> new ActionCell(bench));
        action.setValue(ActionChoice.ALL);
        user.getItems().setAll(ALL_USERS);
        user.setConverter(shown(name -> name.equals(ALL_USERS) ? bench.text("ui.audit.user.all") : name));
        user.setValue(ALL_USERS);
        credential.getItems().setAll(allCredentials);
        credential.setConverter(shown(this::text));
        credential.setValue(allCredentials);
        result.getItems().setAll(ResultChoice.values());
        result.setConverter(
                shown(value -> bench.text("ui.audit.results." + value.name().toLowerCase(Locale.ROOT))));
        result.setValue(ResultChoice.ALL);
        range.valueProperty().addListener((property, old, now) -> rangeChosen());
        Stream.of(action, user, credential, result)
                .forEach(combo -> combo.valueProperty().addListener(change -> fire()));
        days.onChange(this::daysChosen);
        days.show(false);
    }

    void onChange(Runnable listener) {
        changed = listener;
    }

    AuditCriteria criteria() {
        boolean custom = range.getValue() == TimeRange.CUSTOM;
        String name = orElse(user.getValue(), ALL_USERS);
        return new AuditCriteria(
                range.getValue(),
                custom ? days.first() : null,
                custom ? days.last() : null,
                part,
                orElse(action.getValue(), ActionChoice.ALL).actions(),
                name.equals(ALL_USERS) ? null : name,
                orElse(credential.getValue(), allCredentials).id(),
                orElse(result.getValue(), ResultChoice.ALL).result);
    }

    /** The time in words: "in the last 30 days". */
    String timeText() {
        @Nullable Span chosen = part;
        if (chosen != null) {
            return SpanText.of(bench, chosen);
        }
        return range.getValue() == TimeRange.CUSTOM
                ? SpanText.of(
                        bench,
                        TimeRange.days(
                                days.first(), days.last(), bench.formats().zone()))
                : bench.text("ui.audit.in." + range.getValue().word());
    }

    List<FilterChips.Chip> chips() {
        List<FilterChips.Chip> chips = new ArrayList<>();
        @Nullable Span chosen = part;
        if (chosen != null) {
            chips.add(new FilterChips.Chip(SpanText.of(bench, chosen), () -> narrow(null)));
        }
        chip(chips, action, ActionChoice.ALL, value -> bench.text(value.key()));
        chip(chips, user, ALL_USERS, value -> value);
        chip(chips, credential, allCredentials, this::text);
        chip(chips, result, ResultChoice.ALL, result.getConverter()::toString);
        return chips;
    }

    /** Everything but the time range. */
    void clear() {
        quietly(() -> {
            part = null;
            action.setValue(ActionChoice.ALL);
            user.setValue(ALL_USERS);
            credential.setValue(allCredentials);
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
            user.setValue(ALL_USERS);
            result.setValue(ResultChoice.ALL);
            if (!credential.getItems().contains(wanted)) {
                credential.getItems().add(wanted);
            }
            credential.setValue(wanted);
        });
        tell();
    }

    /** What the log speaks of; a value that is chosen stays, whether it is still there or not. */
    void offer(Set<String> users, List<CredentialRef> credentials, CredentialRows rows) {
        quietly(() -> {
            replace(user, users.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList(), ALL_USERS, name -> name);
            replace(
                    credential,
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
                .orElseGet(() -> new CredentialChoice(ref.id(), ref.name(), ref.environment(), rows.isLoaded()));
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
        boolean custom = range.getValue() == TimeRange.CUSTOM;
        quietly(() -> {
            part = null;
            LocalDate today = bench.formats().today();
            days.suggest(today.minusDays(30), today);
            days.show(custom);
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

    static <T> StringConverter<T> shown(Function<T, String> wording) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : wording.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("not editable");
            }
        };
    }
}
