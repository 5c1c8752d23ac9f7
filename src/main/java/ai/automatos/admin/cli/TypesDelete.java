package ai.automatos.admin.cli;

import ai.automatos.admin.credential.OwnTypeState;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "delete")
final class TypesDelete implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "KEY", descriptionKey = "parameter.type-key")
    @Nullable
    String key;

    TypesDelete(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.unlocked((core, caller) -> {
            OwnTypeState type = core.ownTypes().get(caller, Objects.requireNonNull(key));
            core.ownTypes().delete(caller, type.key(), type.version());
            Output output = context.output();
            output.data(Map.of("key", type.key(), "name", type.name()));
            output.say("cli.types.deleted", type.name());
            return ExitCode.DONE;
        });
    }
}
