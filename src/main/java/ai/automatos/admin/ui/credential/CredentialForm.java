package ai.automatos.admin.ui.credential;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.OAuthClient;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialDraft;
import ai.automatos.admin.credential.CredentialEdit;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.schema.InputSpec;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.form.Focus;
import ai.automatos.admin.ui.form.FormFactory;
import ai.automatos.admin.ui.form.FormField;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a credential, for the wizard and for editing alike: what is said about it, then its type's fields.
 * While editing, an empty value field keeps what is stored.
 */
final class CredentialForm extends VBox {
    private static final InputSpec LINE = text(InputSpec.Kind.TEXT);
    private static final InputSpec LINES = text(InputSpec.Kind.MULTILINE);
    private static final InputSpec ENVIRONMENT = new InputSpec(
            InputSpec.Kind.CHOICE,
            CredentialEnvironment.CHOICES.stream()
                    .map(CredentialEnvironment::word)
                    .toList(),
            null,
            null,
            100,
            null,
            false);

    private static final List<String> SAID = List.of("name", "environment", "description", "tags", "expiry");

    private final Workbench bench;
    private final CredentialType type;
    private final boolean editing;
    private final FormField name;
    private final FormField environment;
    private final FormField description;
    private final FormField tags;
    private final ExpiryField expiry;
    private final ValueFields values;
    private Map<String, String> initial;

    /** @param way how tokens are had for a type with a sign-in */
    CredentialForm(Workbench bench, FormFactory factory, CredentialType type, boolean editing, SignInRow.Way way) {
        this.bench = bench;
        this.type = type;
        this.editing = editing;
        getStyleClass().add("form");
        name = said(factory, "name", LINE, true);
        environment = factory.field(
                "environment",
                bench.text("ui.form.environment"),
                ENVIRONMENT,
                true,
                bench.text("ui.form.environment.help"),
                null,
                word -> bench.text("environment." + word));
        environment.text().set(CredentialEnvironment.DEVELOPMENT.word());
        description = said(factory, "description", LINES, false);
        tags = said(factory, "tags", LINE, false);
        expiry = new ExpiryField(bench);
        values = new ValueFields(bench, factory, type, editing);
        getChildren().addAll(name, environment, heading(type.name()));
        getChildren().addAll(values.all());
        getChildren().addAll(heading(bench.text("ui.form.more")), description, tags, expiry);
        name.text().addListener(change -> adviseName());
        environment.text().addListener(change -> adviseName());
        adviseName();
        initial = snapshot();
        if (type.oauth() != null) {
            int before =
                    getChildren().indexOf(values.field(OAuthClient.ACCESS_TOKEN).orElseThrow());
            getChildren().add(before, new SignInRow(bench, type, values, way));
        }
    }

    FormField firstField() {
        return name;
    }

    ValueFields values() {
        return values;
    }

    CredentialType type() {
        return type;
    }

    String name() {
        return name.value().strip();
    }

    /** What is said about it, by label; what was left empty is not there. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(bench.text("ui.form.name"), name());
        facts.put(bench.text("ui.wizard.type"), type.name());
        facts.put(
                bench.text("ui.form.environment"),
                bench.text("environment." + chosenEnvironment().word()));
        facts.put(bench.text("ui.form.description"), description.value().strip());
        facts.put(bench.text("ui.form.tags"), String.join(", ", chosenTags()));
        facts.put(
                bench.text("ui.form.expiry"),
                expiry.text().isBlank()
                        ? bench.text("ui.wizard.never")
                        : expiry.text().strip());
        facts.values().removeIf(String::isEmpty);
        return facts;
    }

    /** Fills in what is said about {@code credential}; values stay empty. */
    void show(Credential credential, @Nullable String otherName) {
        name.text().set(otherName == null ? credential.name() : otherName);
        environment.text().set(credential.environment().word());
        description.text().set(credential.description());
        tags.text().set(String.join(", ", credential.tags()));
        expiry.show(credential.expiresAt());
        initial = snapshot();
    }

    /** Takes over what somebody else saved meanwhile, wherever nothing was changed here. */
    void rebase(Credential now) {
        Map<String, String> mine = snapshot();
        Map<String, String> base = initial;
        show(now, null);
        Map<String, String> merged = new LinkedHashMap<>(initial);
        mine.forEach((key, value) -> {
            if (!value.equals(base.get(key))) {
                merged.put(key, value);
            }
        });
        restore(merged);
    }

    /** What was typed into the form of another type and fits every type. */
    void takeFrom(CredentialForm other) {
        Map<String, String> all = snapshot();
        SAID.forEach(key -> all.put(key, other.snapshot().getOrDefault(key, "")));
        restore(all);
    }

    boolean isDirty() {
        return !snapshot().equals(initial);
    }

    /** Checks every field; the first that cannot be saved gets the focus. */
    boolean check() {
        boolean fine = true;
        for (FormField field : fields()) {
            boolean wanted = !editing || !values.all().contains(field);
            boolean wrong = field.isVisible() && field.check(wanted).isPresent();
            if (wrong && fine) {
                Focus.on(field.focusTarget());
            }
            fine &= !wrong;
        }
        if ((!editing || changed("expiry")) && !expiry.check()) {
            if (fine) {
                Focus.on(expiry.focusTarget());
            }
            return false;
        }
        return fine;
    }

    /** The caller wipes the values. */
    CredentialDraft draft() {
        return new CredentialDraft(
                name(),
                type.key(),
                chosenEnvironment(),
                description.value(),
                chosenTags(),
                expiry.value(),
                values.typed());
    }

    /** What was changed, and nothing else. The caller wipes the values. */
    CredentialEdit edit(long rowVersion) {
        Set<String> cleared = values.cleared();
        Map<String, SecretBytes> given = values.typed();
        cleared.forEach(key -> Optional.ofNullable(given.remove(key)).ifPresent(SecretBytes::close));
        return new CredentialEdit(
                rowVersion,
                changed("name") ? name() : null,
                changed("environment") ? chosenEnvironment() : null,
                changed("description") ? description.value() : null,
                changed("tags") ? chosenTags() : null,
                changed("expiry") ? expiry.value() : null,
                given,
                cleared);
    }

    private boolean changed(String key) {
        return !Objects.equals(snapshot().get(key), initial.get(key));
    }

    /** Everything typed, by field; for keeping it sealed over a lock. */
    Map<String, String> snapshot() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("name", name.value());
        all.put("environment", environment.value());
        all.put("description", description.value());
        all.put("tags", tags.value());
        all.put("expiry", expiry.text());
        values.snapshot(all);
        return all;
    }

    void restore(Map<String, String> all) {
        name.text().set(all.getOrDefault("name", ""));
        environment.text().set(all.getOrDefault("environment", CredentialEnvironment.DEVELOPMENT.word()));
        description.text().set(all.getOrDefault("description", ""));
        tags.text().set(all.getOrDefault("tags", ""));
        expiry.restore(all.getOrDefault("expiry", ""));
        values.restore(all);
    }

    /** Nothing typed stays in the controls. */
    void wipe() {
        values.wipe();
    }

    private CredentialEnvironment chosenEnvironment() {
        return CredentialEnvironment.ofWord(environment.value()).orElse(CredentialEnvironment.DEVELOPMENT);
    }

    private List<String> chosenTags() {
        return Arrays.stream(tags.value().split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    private void adviseName() {
        name.advise(NamingAdvice.of(
                name.value(), type.name(), bench.text("environment." + environment.value()), bench.messages()));
    }

    private List<FormField> fields() {
        return Stream.concat(
                        Stream.of(name, environment),
                        Stream.concat(values.all().stream(), Stream.of(description, tags)))
                .toList();
    }

    private FormField said(FormFactory factory, String key, InputSpec input, boolean required) {
        return factory.field(
                key,
                bench.text("ui.form." + key),
                input,
                required,
                bench.text("ui.form." + key + ".help"),
                null,
                UnaryOperator.identity());
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("heading");
        return label;
    }

    private static InputSpec text(InputSpec.Kind kind) {
        return new InputSpec(kind, List.of(), null, null, 8000, null, false);
    }
}
