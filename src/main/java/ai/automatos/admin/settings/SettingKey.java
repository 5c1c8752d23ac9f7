package ai.automatos.admin.settings;

import ai.automatos.admin.schema.EmailAddresses;
import ai.automatos.admin.schema.InputSpec;
import ai.automatos.admin.schema.InputValidator;
import ai.automatos.admin.schema.Violation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A setting, declared once. Label, help and the words of its options are the messages {@code setting.<key>},
 * {@code setting.<key>.help} and {@code setting.<key>.<option>}.
 *
 * @param key {@code <page>.<name>}, never changed once released
 * @param reader from a text that fulfils {@code input}
 * @param writer to the text that is stored
 * @param standard the default, asked anew each time, for it may depend on the system
 */
public record SettingKey<T>(
        String key,
        InputSpec input,
        Function<String, T> reader,
        Function<T, String> writer,
        Supplier<T> standard,
        Unit unit,
        Scope scope,
        ReadBy readBy) {
    private static final Set<InputSpec.Kind> MAY_BE_EMPTY = EnumSet.of(InputSpec.Kind.TEXT, InputSpec.Kind.EMAIL);

    /** One line of {@code fewest} to {@code most} characters; none at all if {@code fewest} is 0. */
    public static SettingKey<String> text(
            String key, int fewest, int most, String standard, Scope scope, ReadBy readBy) {
        InputSpec input = spec(InputSpec.Kind.TEXT, List.of(), (long) fewest, (long) most);
        return new SettingKey<>(key, input, text -> text, text -> text, () -> standard, Unit.NONE, scope, readBy);
    }

    /** At most {@code most} addresses; none at first. */
    public static SettingKey<List<String>> emails(String key, int most, Scope scope, ReadBy readBy) {
        InputSpec input = spec(InputSpec.Kind.EMAIL, List.of(), 0L, (long) most);
        return new SettingKey<>(
                key,
                input,
                EmailAddresses::split,
                addresses -> String.join(", ", addresses),
                List::of,
                Unit.NONE,
                scope,
                readBy);
    }

    public static SettingKey<Integer> number(
            String key, Unit unit, int lowest, int highest, int standard, Scope scope, ReadBy readBy) {
        InputSpec input = spec(InputSpec.Kind.NUMBER, List.of(), (long) lowest, (long) highest);
        return new SettingKey<>(
                key, input, Integer::valueOf, number -> number.toString(), () -> standard, unit, scope, readBy);
    }

    /** A time in whole units. */
    public static SettingKey<Duration> duration(
            String key, Unit unit, int shortest, int longest, int standard, Scope scope, ReadBy readBy) {
        InputSpec input = spec(InputSpec.Kind.NUMBER, List.of(), (long) shortest, (long) longest);
        return new SettingKey<>(
                key,
                input,
                text -> unit.one().multipliedBy(Long.parseLong(text)),
                time -> Long.toString(time.dividedBy(unit.one())),
                () -> unit.one().multipliedBy(standard),
                unit,
                scope,
                readBy);
    }

    public static SettingKey<Boolean> flag(String key, boolean standard, Scope scope, ReadBy readBy) {
        InputSpec input = spec(InputSpec.Kind.FLAG, List.of(), null, null);
        return new SettingKey<>(
                key, input, Boolean::valueOf, flag -> flag.toString(), () -> standard, Unit.NONE, scope, readBy);
    }

    /** One of {@code options}, whose texts are stored. */
    public static SettingKey<String> choice(
            String key, List<String> options, String standard, Scope scope, ReadBy readBy) {
        return choice(key, options, text -> text, text -> text, () -> standard, scope, readBy);
    }

    public static <T> SettingKey<T> choice(
            String key,
            List<String> options,
            Function<String, T> reader,
            Function<T, String> writer,
            Supplier<T> standard,
            Scope scope,
            ReadBy readBy) {
        InputSpec input = spec(InputSpec.Kind.CHOICE, options, null, null);
        return new SettingKey<>(key, input, reader, writer, standard, Unit.NONE, scope, readBy);
    }

    /** The sub-tab it stands on: the key up to its first dot. */
    public String page() {
        return key.substring(0, key.indexOf('.'));
    }

    public String standardText() {
        return writer.apply(standard.get());
    }

    /** What is wrong with {@code text}; empty if it can be stored. */
    public List<Violation> check(String label, String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() && Objects.equals(input.minimum(), 0L) && MAY_BE_EMPTY.contains(input.kind())) {
            return List.of();
        }
        return stripped.isEmpty()
                ? List.of(Violation.error(label, "required"))
                : InputValidator.check(label, input, stripped).stream()
                        .filter(Violation::blocking)
                        .toList();
    }

    /** @throws RuntimeException if {@link #check} has something to say */
    public T read(String text) {
        return reader.apply(text.strip());
    }

    /** The one way to write a value: {@code 015} is stored as {@code 15}. */
    String canonical(String text) {
        return writer.apply(read(text));
    }

    private static InputSpec spec(
            InputSpec.Kind kind, List<String> options, @Nullable Long lowest, @Nullable Long highest) {
        return new InputSpec(kind, options, lowest, highest, InputSpec.DEFAULT_MAXIMUM_BYTES, null, false);
    }
}
