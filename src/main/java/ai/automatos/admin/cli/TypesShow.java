package ai.automatos.admin.cli;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.FieldSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show")
final class TypesShow implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "KEY", descriptionKey = "parameter.type-key")
    @Nullable
    String key;

    TypesShow(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String wanted = Objects.requireNonNull(key);
        return Types.in(context, wanted, types -> show(Types.find(types, wanted)));
    }

    private int show(CredentialType type) {
        Output output = context.output();
        output.data(json(type));
        output.line(type.name() + " (" + type.key() + "), " + type.provider() + ", " + type.category());
        output.line(type.description());
        output.line(
                type.test() == null
                        ? output.text("cli.types.why.not", Objects.requireNonNullElse(type.notTestable(), ""))
                        : output.text("cli.types.test", type.test().summary()));
        output.table(
                List.of(
                        output.text("cli.column.field"),
                        output.text("cli.column.label"),
                        output.text("cli.column.kind"),
                        output.text("cli.column.rules"),
                        output.text("cli.column.help")),
                type.fields().stream()
                        .map(field ->
                                List.of(field.key(), field.label(), kind(field), rules(output, field), field.help()))
                        .toList());
        return ExitCode.DONE;
    }

    private static String kind(FieldSpec field) {
        return field.input().kind().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String rules(Output output, FieldSpec field) {
        List<String> rules = new ArrayList<>();
        rules.add(output.text(field.required() ? "cli.rule.required" : "cli.rule.optional"));
        if (field.defaultValue() != null) {
            rules.add(output.text("cli.rule.default", field.defaultValue()));
        }
        if (!field.input().options().isEmpty()) {
            rules.add(output.text(
                    "cli.rule.options", String.join(", ", field.input().options())));
        }
        if (field.input().minimum() != null && field.input().maximum() != null) {
            rules.add(output.text(
                    "cli.rule.range",
                    field.input().minimum().toString(),
                    field.input().maximum().toString()));
        }
        return String.join("; ", rules);
    }

    private static Map<String, Object> json(CredentialType type) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", type.key());
        json.put("name", type.name());
        json.put("provider", type.provider());
        json.put("category", type.category());
        json.put("description", type.description());
        json.put("testable", type.test() != null);
        json.put("environment_names", type.environmentNames());
        json.put("fields", type.fields().stream().map(TypesShow::json).toList());
        return json;
    }

    private static Map<String, Object> json(FieldSpec field) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", field.key());
        json.put("label", field.label());
        json.put("kind", kind(field));
        json.put("required", field.required());
        json.put("secure", field.secure());
        json.put("default", field.defaultValue());
        json.put("options", field.input().options());
        json.put("pattern", field.input().pattern());
        json.put("help", field.help());
        return json;
    }
}
