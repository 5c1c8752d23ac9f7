package ai.automatos.admin.app;

import ai.automatos.admin.cli.Terminal;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.vault.KdfCost;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;

/** Where the program starts. */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        // Drivers print to standard error through it; what matters of that arrives as an exception.
        LogManager.getLogManager().reset();
        // H2 may load classes that SQL names; ours names none.
        System.setProperty("h2.allowedClasses", "");
        System.setProperty("java.net.useSystemProxies", "true");
        int code;
        Termination termination;
        try (Program program = new Program(
                new Messages(Locale.ENGLISH),
                KdfCost.STANDARD,
                Clock.system(ZoneId.systemDefault()),
                System.getenv())) {
            termination = Termination.expect(program::interrupt);
            code = program.run(terminal(), System.getProperties(), arguments);
        }
        termination.exit(code);
    }

    private static Terminal terminal() {
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                prompt());
    }

    @SuppressWarnings("SystemConsoleNull") // Null up to Java 21; from 22 on it says itself whether it is a terminal.
    private static Terminal.@Nullable Prompt prompt() {
        @Nullable Console console = System.console();
        if (console == null || !isTerminal(console)) {
            return null;
        }
        return question -> {
            char @Nullable [] typed = console.readPassword("%s", question);
            return typed == null ? new char[0] : typed;
        };
    }

    private static boolean isTerminal(Console console) {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }
}
