package ai.automatos.admin.cli;

import ai.automatos.admin.catalog.OwnTypeReader;
import ai.automatos.admin.catalog.TypeProblem;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files that hold a type as JSON. */
final class TypeFile {
    private TypeFile() {}

    /** The text; of a file that is too big, just enough for the reader to say so. */
    static String read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(OwnTypeReader.LARGEST + 1), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UserFacingException(e, ErrorKind.INVALID_INPUT, "cli.type.file", file.toString());
        }
    }

    /** Never over a file that is there. */
    static void write(Path file, String json) {
        try {
            Files.writeString(file, json + System.lineSeparator(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new UserFacingException(e, ErrorKind.CONFLICT, "cli.type.file.exists", file.toString());
        } catch (IOException e) {
            throw new UserFacingException(e, ErrorKind.UNAVAILABLE, "file.unwritable", file.toString());
        }
    }

    /** Each with its place, one a line. */
    static void tell(Context context, List<TypeProblem> problems) {
        Output output = context.output();
        output.data(Map.of(
                "valid",
                problems.isEmpty(),
                "problems",
                problems.stream().map(problem -> json(context, problem)).toList()));
        problems.forEach(problem -> output.line(output.text(
                "type.problem.at",
                Integer.toString(problem.line()),
                Integer.toString(problem.column()),
                problem.text(context.messages()))));
    }

    private static Map<String, Object> json(Context context, TypeProblem problem) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("line", problem.line());
        json.put("column", problem.column());
        json.put("path", problem.path());
        json.put("problem", problem.key());
        json.put("text", problem.text(context.messages()));
        return json;
    }
}
