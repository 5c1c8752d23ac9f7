package ai.automatos.admin.cli;

import ai.automatos.admin.common.ErrorCode;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.workplace.Workplace;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** The program's face on the command line. One instance runs one command. */
public final class CommandLineFace {
    private static final Logger LOG = LoggerFactory.getLogger(CommandLineFace.class);

    private final Context context;
    private final Terminal terminal;
    private final Locale locale;
    private final String version;

    /** @param browser opens a page where there is a display, and does nothing elsewhere */
    public CommandLineFace(
            Workplace workplace,
            Terminal terminal,
            Locale locale,
            Clock clock,
            String version,
            Map<String, String> variables,
            Properties system,
            Consumer<URI> browser,
            Interruption interruption) {
        this.terminal = terminal;
        this.locale = locale;
        this.version = version;
        this.context = new Context(
                workplace,
                terminal,
                new Messages(locale),
                new Context.Environment(variables, system, clock, browser),
                interruption);
    }

    /** Runs the command and returns the process's exit code; never throws. */
    public int run(String... arguments) {
        int code = commandLine().execute(arguments);
        terminal.out().flush();
        terminal.err().flush();
        return code;
    }

    CommandLine commandLine() {
        CommandLine line = new CommandLine(new RootCommand(context), new Commands(context));
        line.setResourceBundle(ResourceBundle.getBundle("i18n.commands", locale));
        line.getCommandSpec().version("Automatos Admin " + version);
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
        line.setParameterExceptionHandler(this::wrongUse);
        line.setUsageHelpWidth(110);
        return line;
    }

    private int failed(Exception failure) {
        if (failure instanceof UserFacingException known) {
            context.output().error(known);
            if (known.getCause() != null) {
                LOG.info("{}", known.key(), known.getCause());
            }
            return ExitCode.of(known.kind());
        }
        String code = ErrorCode.of(failure);
        LOG.error("unexpected failure {}", code, failure);
        context.output().note("cli.unexpected", code, context.paths().logs().toString());
        return ExitCode.FAILED;
    }

    private int wrongUse(CommandLine.ParameterException failure, String[] arguments) {
        terminal.err().println(failure.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, terminal.err());
        context.output()
                .note("cli.wrong.use", failure.getCommandLine().getCommandSpec().qualifiedName());
        return ExitCode.WRONG_USE;
    }

    /** Gives commands the context; picocli's own classes need nothing. */
    private record Commands(Context context) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Context.class) {
                    return type.cast(constructor.newInstance(context));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
