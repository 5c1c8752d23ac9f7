package ai.automatos.admin.cli;

import ai.automatos.admin.credential.InvalidTypeException;
import ai.automatos.admin.credential.OwnTypeDraft;
import ai.automatos.admin.credential.OwnTypeDraft.IfTaken;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "import")
final class TypesImport implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "FILE", descriptionKey = "parameter.type-file")
    @Nullable
    Path file;

    @ArgGroup
    final Taken taken = new Taken();

    @Option(names = "--allow-loopback", descriptionKey = "option.allow-loopback")
    boolean loopbackAllowed;

    TypesImport(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String json = TypeFile.read(Objects.requireNonNull(file));
        OwnTypeDraft draft = new OwnTypeDraft(
                json, taken.name, loopbackAllowed, taken.newVersion ? IfTaken.NEW_VERSION : IfTaken.REFUSE);
        return context.unlocked((core, caller) -> {
            try {
                OwnTypeReport.saved(context, core.ownTypes().create(caller, draft));
                return ExitCode.DONE;
            } catch (InvalidTypeException e) {
                TypeFile.tell(context, e.problems());
                return ExitCode.FAILED;
            }
        });
    }

    /** What to do if there is such a type already. */
    static final class Taken {
        @Option(names = "--as-new-version", descriptionKey = "option.as-new-version")
        boolean newVersion;

        @Option(names = "--name", paramLabel = "NAME", descriptionKey = "option.type-name")
        @Nullable
        String name;
    }
}
