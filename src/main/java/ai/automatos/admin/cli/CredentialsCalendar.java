package ai.automatos.admin.cli;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.watch.ExpiryCalendar;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.workplace.Core;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "calendar")
final class CredentialsCalendar implements Callable<Integer> {
    private final Context context;

    @Parameters(arity = "0..1", paramLabel = "FILE", descriptionKey = "parameter.calendar-target")
    @Nullable
    Path file;

    CredentialsCalendar(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.looking(this::write);
    }

    private int write(Core core, Caller caller) {
        ExpiryCalendar.Contents contents = core.calendar().write(caller);
        Output output = context.output();
        Path target = file;
        if (target == null) {
            output.data(Map.of("events", contents.events(), "calendar", contents.text()));
            output.line(contents.text().stripTrailing());
            return ExitCode.DONE;
        }
        write(target, contents.text());
        output.data(Map.of("events", contents.events(), "file", target.toString()));
        output.say("cli.calendar.written", contents.events(), target.toString());
        return ExitCode.DONE;
    }

    /** Never over a file that is there. */
    private static void write(Path target, String text) {
        try {
            Files.writeString(target, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new UserFacingException(e, ErrorKind.CONFLICT, "cli.type.file.exists", target.toString());
        } catch (IOException e) {
            throw new UserFacingException(e, ErrorKind.UNAVAILABLE, "file.unwritable", target.toString());
        }
    }
}
