package ai.automatos.admin.ui.credential;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.credential.CredentialView;
import ai.automatos.admin.schema.InputSpec;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.form.FormFactory;
import ai.automatos.admin.ui.form.FormField;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.CheckBox;
import org.jspecify.annotations.Nullable;

/** A field for each value of a type. While editing, an empty one keeps what is stored, unless its tick clears it. */
final class ValueFields {
    private final Workbench bench;
    private final CredentialType type;
    private final boolean editing;
    private final Map<String, FormField> fields = new LinkedHashMap<>();
    private final Map<String, CheckBox> clears = new LinkedHashMap<>();
    private final Set<String> stored = new HashSet<>();

    ValueFields(Workbench bench, FormFactory factory, CredentialType type, boolean editing) {
        this.bench = bench;
        this.type = type;
        this.editing = editing;
        type.fields().forEach(field -> add(factory, field));
        fields.values().forEach(field -> field.text().addListener(change -> showDependent()));
        showDependent();
    }

    /** In the order of the type. */
    Collection<FormField> all() {
        return fields.values();
    }

    Optional<FormField> field(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    /** By label, whether each has a value. */
    Map<String, Boolean> given() {
        Map<String, Boolean> given = new LinkedHashMap<>();
        type.fields()
                .forEach(field -> field(field.key())
                        .filter(FormField::isVisible)
                        .ifPresent(control ->
                                given.put(field.label(), !control.value().isEmpty())));
        return given;
    }

    /** Says for each field whether a value is stored. */
    void showStored(List<CredentialView.Field> said) {
        stored.clear();
        for (CredentialView.Field one : said) {
            @Nullable FormField field = fields.get(one.key());
            if (field == null) {
                continue;
            }
            boolean set = one.presence() == CredentialView.Presence.SET;
            if (set) {
                stored.add(one.key());
            }
            field.prompt(set ? bench.text("ui.form.keep", CredentialView.MASK) : bench.text("ui.form.not.set"));
            @Nullable CheckBox clear = clears.get(one.key());
            if (clear != null) {
                clear.setVisible(set);
            }
        }
    }

    /** Whether there is a value: typed, or stored and left as it is. */
    boolean has(String key) {
        boolean keeps = stored.contains(key) && !cleared().contains(key);
        return keeps || field(key).map(field -> !field.value().isBlank()).orElse(false);
    }

    /** Puts a value in that did not come from the user's hand. */
    void fill(String key, String text) {
        field(key).ifPresent(field -> field.text().set(text));
        Optional.ofNullable(clears.get(key)).ifPresent(box -> box.setSelected(false));
    }

    /** Keys of the stored values that are to go. */
    Set<String> cleared() {
        Set<String> cleared = new HashSet<>();
        clears.forEach((key, box) -> {
            if (box.isVisible() && box.isSelected()) {
                cleared.add(key);
            }
        });
        return cleared;
    }

    /** The caller wipes the values. */
    Map<String, SecretBytes> typed() {
        Map<String, SecretBytes> given = new LinkedHashMap<>();
        fields.forEach((key, field) -> {
            if (field.isVisible() && !field.value().isEmpty()) {
                given.put(key, SecretBytes.ofUtf8(field.value()));
            }
        });
        return given;
    }

    /** Everything typed and ticked; see {@link CredentialForm#snapshot}. */
    void snapshot(Map<String, String> all) {
        fields.forEach((key, field) -> all.put("value." + key, field.value()));
        clears.forEach((key, box) -> all.put("clear." + key, Boolean.toString(box.isSelected())));
    }

    void restore(Map<String, String> all) {
        fields.forEach((key, field) -> field.text().set(all.getOrDefault("value." + key, "")));
        clears.forEach((key, box) -> box.setSelected(Boolean.parseBoolean(all.get("clear." + key))));
    }

    /** Nothing typed stays in the controls. */
    void wipe() {
        fields.values().forEach(field -> field.text().set(""));
    }

    private void add(FormFactory factory, FieldSpec field) {
        FormField control =
                editing && field.input().kind() == InputSpec.Kind.FLAG ? choice(factory, field) : factory.field(field);
        if (field.defaultValue() != null && !editing) {
            control.text().set(field.defaultValue());
        }
        fields.put(field.key(), control);
        if (editing && !field.required()) {
            CheckBox clear = new CheckBox(bench.text("ui.form.clear", field.label()));
            clear.setVisible(false);
            clear.managedProperty().bind(clear.visibleProperty());
            clears.put(field.key(), clear);
            control.getChildren().add(clear);
        }
    }

    /** A switch is always on or off; while editing there is a third: as it is stored. */
    private FormField choice(FormFactory factory, FieldSpec field) {
        InputSpec yesOrNo = new InputSpec(InputSpec.Kind.CHOICE, List.of("true", "false"), null, null, 5, null, false);
        return factory.field(
                field.key(),
                field.label(),
                yesOrNo,
                field.required(),
                field.help(),
                null,
                word -> bench.text("ui.flag." + word));
    }

    /** Fields that depend on another one come and go with it. */
    private void showDependent() {
        for (FieldSpec field : type.fields()) {
            FieldSpec.ShownWhen when = field.shownWhen();
            if (when == null) {
                continue;
            }
            String other = field(when.field()).map(FormField::value).orElse("");
            boolean shown = when.values().contains(other) || (editing && other.isEmpty());
            field(field.key()).ifPresent(control -> {
                control.setVisible(shown);
                control.setManaged(shown);
            });
        }
    }
}
