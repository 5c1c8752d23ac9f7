package ai.automatos.admin.ui.settings;

import ai.automatos.admin.schema.Violation;
import ai.automatos.admin.settings.SettingEdit;
import ai.automatos.admin.settings.SettingKey;
import ai.automatos.admin.settings.SettingState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What somebody typed into the settings and has not saved. FX thread only. */
final class SettingsDraft {
    /** How a wish for the default is written down over a lock; no value begins like this. */
    private static final String STANDARD = "\u0000default";

    private final SettingText words;
    private final Runnable changed;
    private final Map<String, SettingState> states = new LinkedHashMap<>();
    /** By key; an absent text in it means the default. */
    private final Map<String, Optional<String>> edits = new TreeMap<>();

    /** @param changed runs after each change */
    SettingsDraft(SettingText words, Runnable changed) {
        this.words = words;
        this.changed = changed;
    }

    /** Takes over what is stored now; what was typed stays, unless it is that already. */
    void take(List<SettingState> stored) {
        stored.forEach(state -> states.put(state.key().key(), state));
        edits.entrySet().removeIf(edit -> {
            @Nullable SettingState state = states.get(edit.getKey());
            return state == null
                    || isStored(state, edit.getValue())
                    || (state.problem() == null
                            && edit.getValue()
                                    .filter(text -> isSame(state, text))
                                    .isPresent());
        });
        changed.run();
    }

    Optional<SettingState> state(String key) {
        return Optional.ofNullable(states.get(key));
    }

    void type(SettingKey<?> key, String text) {
        put(key, Optional.of(text));
    }

    void reset(SettingKey<?> key) {
        put(key, Optional.empty());
    }

    void undo(SettingKey<?> key) {
        edits.remove(key.key());
        changed.run();
    }

    void clear() {
        edits.clear();
        changed.run();
    }

    /** As it would be after saving. */
    String text(SettingKey<?> key) {
        @Nullable Optional<String> edit = edits.get(key.key());
        if (edit != null) {
            return edit.orElseGet(key::standardText);
        }
        return state(key.key()).map(SettingState::text).orElseGet(key::standardText);
    }

    boolean isChanged(SettingKey<?> key) {
        return edits.containsKey(key.key());
    }

    /** Whether it would have its default after saving. */
    boolean isStandard(SettingKey<?> key) {
        @Nullable Optional<String> edit = edits.get(key.key());
        return edit == null ? state(key.key()).map(SettingState::standard).orElse(true) : edit.isEmpty();
    }

    Optional<Violation> wrong(SettingKey<?> key) {
        @Nullable Optional<String> edit = edits.get(key.key());
        return edit == null
                ? Optional.empty()
                : edit.flatMap(
                        text -> key.check(words.label(key), text).stream().findFirst());
    }

    /** In the catalogue's order. */
    List<SettingState> changes() {
        return states.values().stream()
                .filter(state -> edits.containsKey(state.key().key()))
                .toList();
    }

    List<SettingKey<?>> wrongs() {
        return changes().stream()
                .<SettingKey<?>>map(SettingState::key)
                .filter(key -> wrong(key).isPresent())
                .toList();
    }

    List<SettingEdit> edits() {
        return changes().stream()
                .map(state -> new SettingEdit(
                        state.key().key(),
                        state.version(),
                        edits.getOrDefault(state.key().key(), Optional.empty()).orElse(null)))
                .toList();
    }

    /** To be kept over a lock. */
    Map<String, String> unsaved() {
        Map<String, String> unsaved = new TreeMap<>();
        edits.forEach((key, edit) -> unsaved.put(key, edit.orElse(STANDARD)));
        return unsaved;
    }

    void restore(Map<String, String> unsaved) {
        unsaved.forEach((key, text) -> edits.put(key, text.equals(STANDARD) ? Optional.empty() : Optional.of(text)));
        changed.run();
    }

    private void put(SettingKey<?> key, Optional<String> edit) {
        if (state(key.key()).filter(state -> isStored(state, edit)).isPresent()) {
            edits.remove(key.key());
        } else {
            edits.put(key.key(), edit);
        }
        changed.run();
    }

    /** Typing what is in force already changes nothing, be it the default or not; only a bad row is worth it. */
    private static boolean isStored(SettingState state, Optional<String> edit) {
        return state.problem() == null
                && edit.map(text -> text.equals(state.text())).orElseGet(state::standard);
    }

    /** Whether it means what is stored: 015 is 15. Not asked while somebody types, who may be on the way to 0150. */
    private static boolean isSame(SettingState state, String text) {
        SettingKey<?> key = state.key();
        return key.check(key.key(), text).isEmpty() && key.read(text).equals(key.read(state.text()));
    }
}
