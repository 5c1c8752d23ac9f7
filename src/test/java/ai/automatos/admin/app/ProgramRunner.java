package ai.automatos.admin.app;

import ai.automatos.admin.cli.Terminal;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.vault.KdfCost;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs the whole program in this process, as its command line does, on one data folder. */
final class ProgramRunner {
    /** Cheap, so that tests spend their time elsewhere. */
    static final KdfCost CHEAP = new KdfCost(64, 1, 1);

    /** One for all commands, as in a window; its threads are daemons and end with the tests. */
    private final Program program =
            new Program(new Messages(Locale.ENGLISH), CHEAP, Clock.system(ZoneOffset.UTC), Map.of());

    private final Path folder;
    private final List<String> always = new ArrayList<>();
    private final StringBuilder transcript = new StringBuilder();

    ProgramRunner(Path folder, String password) {
        this.folder = folder;
        always.addAll(List.of("--home", home().toString(), "--password-file", secret("password", password)));
    }

    Path home() {
        return folder.resolve("home");
    }

    /** From now on, every command gets these options as well. */
    ProgramRunner with(String... options) {
        always.addAll(List.of(options));
        return this;
    }

    /** A file that holds a secret, without a line break at its end. */
    String secret(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content).toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Result run(String... arguments) {
        return runOnly(Stream.concat(Stream.of(arguments), always.stream()).toArray(String[]::new));
    }

    /** Without the options that every command gets. */
    Result runOnly(String... arguments) {
        return run("", arguments);
    }

    /** As {@link #run(String...)} at a terminal, where nothing is asked. */
    Result runWatched(String... arguments) {
        String[] all = Stream.concat(Stream.of(arguments), always.stream()).toArray(String[]::new);
        return run("", question -> new char[0], all);
    }

    /** As {@link #run(String...)}; {@code reader} gets each line beside the answer when it is printed. */
    Result runRead(Consumer<String> reader, String... arguments) {
        StringWriter err = new StringWriter();
        PrintWriter read = new PrintWriter(err) {
            @Override
            public void println(String line) {
                super.println(line);
                reader.accept(line);
            }
        };
        String[] all = Stream.concat(Stream.of(arguments), always.stream()).toArray(String[]::new);
        return run("", err, read, null, all);
    }

    Result run(String input, String[] arguments) {
        return run(input, null, arguments);
    }

    private Result run(String input, Terminal.Prompt prompt, String[] arguments) {
        StringWriter err = new StringWriter();
        return run(input, err, new PrintWriter(err), prompt, arguments);
    }

    private Result run(String input, StringWriter err, PrintWriter toErr, Terminal.Prompt prompt, String[] arguments) {
        StringWriter out = new StringWriter();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), new PrintWriter(out), toErr, prompt);
        int code = program.run(terminal, new Properties(), arguments);
        transcript.append(String.join(" ", arguments)).append('\n').append(out).append(err);
        return new Result(code, out.toString(), err.toString());
    }

    /** Everything that was ever printed, with the arguments that led to it. */
    String transcript() {
        return transcript.toString();
    }

    /** How a command ended. */
    record Result(int code, String out, String err) {
        JsonNode json() {
            try {
                return Json.read(out);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        /** The key of the error, when run with {@code --json}. */
        String error() {
            try {
                return Json.read(err.substring(err.indexOf('{'))).path("error").asText();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
