package ai.automatos.admin.cli;

import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.common.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A shipped type is exported too, as a start for an own one. */
@Command(name = "export")
final class TypesExport implements Callable<Integer> {
    private final Context context;

    @Parameters(index = "0", paramLabel = "KEY", descriptionKey = "parameter.type-key")
    @Nullable
    String key;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", descriptionKey = "parameter.type-target")
    @Nullable
    Path file;

    TypesExport(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String wanted = Objects.requireNonNull(key);
        return Types.in(context, wanted, types -> export(types, wanted));
    }

    private int export(TypeCatalog types, String wanted) {
        JsonNode json = json(Types.source(types, wanted));
        Output output = context.output();
        Path target = file;
        if (target == null) {
            output.data(json);
            output.line(Json.pretty(json));
        } else {
            TypeFile.write(target, Json.pretty(json));
            output.data(Map.of("key", wanted, "file", target.toString()));
            output.say("cli.types.exported", wanted, target.toString());
        }
        return ExitCode.DONE;
    }

    private static JsonNode json(String source) {
        try {
            return Json.read(source);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
