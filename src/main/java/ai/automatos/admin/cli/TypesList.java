package ai.automatos.admin.cli;

import ai.automatos.admin.catalog.TypeSummary;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "list")
final class TypesList implements Callable<Integer> {
    private final Context context;

    TypesList(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<TypeSummary> types = context.workplace().types().all();
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
