package ai.automatos.admin.cli;

import ai.automatos.admin.catalog.CheckedType;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "check")
final class TypesCheck implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "FILE", descriptionKey = "parameter.type-file")
    @Nullable
    Path file;

    TypesCheck(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CheckedType checked = context.workplace().typeReader().read(TypeFile.read(Objects.requireNonNull(file)), null);
        TypeFile.tell(context, checked.problems());
        checked.type()
                .ifPresent(type -> context.output()
                        .say(
                                "cli.types.sound",
                                type.name(),
                                Integer.toString(type.fields().size())));
        return checked.problems().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
