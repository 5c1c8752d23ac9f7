package ai.automatos.admin.cli;

import java.io.InputStream;
import java.io.PrintWriter;

/**
 * Where commands read and write.
 *
 * @param in standard input, for values given as {@code =-}
 * @param prompt asks a person; null where no terminal is attached
 */
public record Terminal(
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        @org.jspecify.annotations.Nullable Prompt prompt) {
    /** Asks without echo. */
    public interface Prompt {
        /** What was typed; the caller wipes it. */
        char[] secret(String question);
    }
}
