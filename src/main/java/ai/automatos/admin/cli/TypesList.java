package ai.automatos.admin.cli;

import ai.automatos.admin.catalog.TypeSummary;
import ai.automatos.admin.credential.OwnTypeState;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.workplace.Core;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list")
final class TypesList implements Callable<Integer> {
    private final Context context;

    @Option(names = "--own", descriptionKey = "option.own-types")
    boolean own;

    TypesList(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return own
                ? context.unlocked(this::listOwn)
                : list(context.workplace().types().all());
    }

    private int listOwn(Core core, Caller caller) {
        List<OwnTypeState> types = core.ownTypes().list(caller);
        Output output = context.output();
        output.data(types.stream().map(OwnTypeReport::json).toList());
        if (types.isEmpty()) {
            output.say("cli.types.own.none");
        } else {
            output.table(
                    Stream.of("key", "name", "version", "updated", "used.by")
                            .map(column -> output.text("cli.column." + column))
                            .toList(),
                    types.stream().map(type -> OwnTypeReport.row(context, type)).toList());
        }
        return ExitCode.DONE;
    }

    private int list(List<TypeSummary> types) {
        Output output = context.output();
        output.data(types.stream()
                .map(type -> Map.of(
                        "key", type.key(),
                        "name", type.name(),
                        "provider", type.provider(),
                        "category", type.category(),
                        "testable", type.testable()))
                .toList());
        output.table(
                List.of(
                        output.text("cli.column.key"),
                        output.text("cli.column.name"),
                        output.text("cli.column.category"),
                        output.text("cli.column.test")),
                types.stream()
                        .map(type -> List.of(type.key(), type.name(), type.category(), testability(output, type)))
                        .toList());
        return ExitCode.DONE;
    }

    private static String testability(Output output, TypeSummary type) {
        return output.text(type.testable() ? "cli.types.testable" : "cli.types.not.testable");
    }
}
