package ai.automatos.admin.cli;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.workplace.Place;
import ai.automatos.admin.workplace.Workplace;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "connection")
final class VaultConnection implements Callable<Integer> {
    private final Context context;

    @Option(names = "--save", descriptionKey = "option.connection-save")
    boolean save;

    @Option(names = "--forget", descriptionKey = "option.connection-forget")
    boolean forget;

    VaultConnection(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Workplace workplace = context.workplace();
        Place place = context.place();
        String message;
        if (save) {
            if (place.databaseUrl() == null) {
                throw new UserFacingException(ErrorKind.INVALID_INPUT, "cli.connection.which");
            }
            workplace.rememberConnection(place);
            message = "cli.connection.saved";
        } else if (forget) {
            workplace.forgetConnection(place);
            message = "cli.connection.forgotten";
        } else {
            message = workplace.isConnectionRemembered(place) ? "cli.connection.remembered" : "cli.connection.embedded";
        }
        context.output().data(Map.of("remembered", workplace.isConnectionRemembered(place)));
        context.output().say(message);
        return ExitCode.DONE;
    }
}
