package ai.automatos.admin.cli;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads secrets from files, standard input or the terminal; never from an argument, which other users can see. */
final class SecretSource {
    /** Refused above this before anything is read into memory whole. */
    private static final int LIMIT = 4 * 1024 * 1024;

    private final Terminal terminal;
    private boolean inputTaken;

    SecretSource(Terminal terminal) {
        this.terminal = terminal;
    }

    /** {@code @FILE}, or {@code -} for standard input, which only one value can take. */
    SecretBytes value(String option, String source) {
        if (source.equals("-")) {
            if (inputTaken) {
                throw new UserFacingException(ErrorKind.INVALID_INPUT, "cli.secret.input.twice", option);
            }
            inputTaken = true;
            return read(option, terminal.in());
        }
        if (!source.startsWith("@") || source.length() == 1) {
            throw new UserFacingException(ErrorKind.INVALID_INPUT, "cli.secret.argument", option);
        }
        return file(option, Path.of(source.substring(1)));
    }

    SecretBytes file(String option, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(option, in);
        } catch (IOException e) {
            throw new UserFacingException(e, ErrorKind.INVALID_INPUT, "cli.secret.file", option, file.toString());
        }
    }

    /** From the file if one is given, otherwise asked for. */
    SecretBytes fileOrAsk(String option, @Nullable Path file, String question) {
        return file != null ? file(option, file) : ask(option, question);
    }

    SecretBytes ask(String option, String question) {
        Terminal.Prompt prompt = terminal.prompt();
        if (prompt == null) {
            throw new UserFacingException(ErrorKind.INVALID_INPUT, "cli.secret.no.terminal", option);
        }
        char[] typed = prompt.secret(question);
        try {
            return SecretBytes.ofUtf8(typed);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    /** Asked for twice, so that a slip of the finger does not lock anybody out. */
    SecretBytes chosen(String option, @Nullable Path file, String question, String again) {
        if (file != null) {
            return file(option, file);
        }
        SecretBytes first = ask(option, question);
        try (SecretBytes second = ask(option, again)) {
            if (!first.equals(second)) {
                first.close();
                throw new UserFacingException(ErrorKind.INVALID_INPUT, "cli.secret.differ");
            }
        }
        return first;
    }

    private static SecretBytes read(String option, InputStream in) {
        try {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                Arrays.fill(bytes, (byte) 0);
                throw new UserFacingException(ErrorKind.INVALID_INPUT, "cli.secret.large", option);
            }
            return withoutEditorsLineBreak(bytes);
        } catch (IOException e) {
            throw new UserFacingException(e, ErrorKind.INVALID_INPUT, "cli.secret.file", option, "-");
        }
    }

    /** The one line break that editors and echo put after a single line goes; text of several lines stays as it is. */
    static SecretBytes withoutEditorsLineBreak(byte[] bytes) {
        int end = bytes.length;
        if (end > 0 && bytes[end - 1] == '\n') {
            end -= end > 1 && bytes[end - 2] == '\r' ? 2 : 1;
            for (int i = 0; i < end; i++) {
                if (bytes[i] == '\n' || bytes[i] == '\r') {
                    return SecretBytes.owning(bytes);
                }
            }
            byte[] line = Arrays.copyOf(bytes, end);
            Arrays.fill(bytes, (byte) 0);
            return SecretBytes.owning(line);
        }
        return SecretBytes.owning(bytes);
    }
}
