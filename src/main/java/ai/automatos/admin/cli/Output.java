package ai.automatos.admin.cli;

import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.UserFacingException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a command's answer, as text for people or as JSON for programs. Answers go to out, all else to err. */
final class Output {
    private static final long PROGRESS_EVERY = 100_000_000; // nanoseconds

    private final PrintWriter out;
    private final PrintWriter err;
    private final Messages messages;
    private final boolean json;
    private final boolean watched;
    private int progressLength;
    private long progressAt;

    Output(Terminal terminal, Messages messages, boolean json) {
        this.watched = terminal.prompt() != null;
        this.out = terminal.out();
        this.err = terminal.err();
        this.messages = messages;
        this.json = json;
    }

    boolean json() {
        return json;
    }

    String text(String key, Object... arguments) {
        return messages.get(key, arguments);
    }

    /** The answer for programs; ignored when a person reads. */
    void data(Object value) {
        if (json) {
            out.println(Json.pretty(value));
        }
    }

    /** A sentence of the answer; ignored when a program reads. */
    void say(String key, Object... arguments) {
        line(text(key, arguments));
    }

    void line(String line) {
        if (!json) {
            out.println(line);
        }
    }

    /** A value as it is, byte for byte, with nothing added but a line break where none is. */
    void raw(String value) {
        if (!json) {
            out.print(value.endsWith("\n") ? value : value + System.lineSeparator());
        }
    }

    void table(List<String> headings, List<List<String>> rows) {
        if (!json) {
            new TextTable(headings, rows).print(out);
        }
    }

    /** Beside the answer: progress, warnings, advice. */
    void note(String key, Object... arguments) {
        err.println(text(key, arguments));
    }

    void noteLine(String line) {
        err.println(line);
    }

    /** Shows how far it is in a line that the next one replaces, where a person watches; any thread. */
    synchronized void progress(String line) {
        long now = System.nanoTime();
        if (watched && (progressLength == 0 || now - progressAt > PROGRESS_EVERY)) {
            err.print("\r" + line + " ".repeat(Math.max(0, progressLength - line.length())));
            err.flush();
            progressLength = line.length();
            progressAt = now;
        }
    }

    /** Takes the line of progress away. */
    synchronized void endProgress() {
        if (progressLength > 0) {
            err.print("\r" + " ".repeat(progressLength) + "\r");
            err.flush();
            progressLength = 0;
        }
    }

    void error(UserFacingException failure) {
        Messages.ErrorText text = messages.error(failure);
        if (json) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("error", failure.key());
            error.put("what", text.what());
            error.put("why", text.why());
            error.put("do", text.action());
            err.println(Json.pretty(error));
        } else {
            err.println(text.what());
            err.println(text.why());
            err.println(text.action());
        }
    }
}
