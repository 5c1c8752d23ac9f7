package ai.automatos.admin.probe.file;

import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Tests a database that is a file on this computer by reading its head. No engine opens it: an engine would create what
 * is missing, lock what is there, or play back a journal. Thread-safe.
 */
public final class DatabaseFileProbe implements ProtocolProbe {
    private static final int HEAD = 100;

    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals("file");
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure, IOException {
        Path path = path(request);
        if (Files.notExists(path)) {
            throw request.invalid("probe.detail.no_file", path);
        }
        // A device or a pipe would block, or be changed by reading.
        if (!Files.isRegularFile(path)) {
            throw request.invalid("probe.detail.not_a_file", path);
        }
        DatabaseFile format = DatabaseFile.valueOf(request.text("format").toUpperCase(Locale.ROOT));
        String found = format.describe(head(path), Files.size(path))
                .orElseThrow(() -> request.invalid("probe.detail.not_of_this_format", path));
        return Proof.of(
                Files.isWritable(path)
                        ? found
                        : found + ", " + request.messages().get("probe.evidence.read_only"));
    }

    /** A path on another computer would send the user's own login there. */
    private static Path path(ProtocolRequest request) throws ProbeFailure {
        String given = request.required("path");
        try {
            Path path = Path.of(given);
            if (path.isAbsolute() && !given.startsWith("\\\\") && !given.startsWith("//")) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw request.invalid("probe.detail.not_a_path", request.label("path"));
        }
        throw request.invalid("probe.detail.not_a_path", request.label("path"));
    }

    private static byte[] head(Path path) throws ProbeFailure, IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(HEAD);
        } catch (AccessDeniedException e) {
            throw new ProbeFailure(Diagnosis.PERMISSION_DENIED, path.toString());
        }
    }
}
