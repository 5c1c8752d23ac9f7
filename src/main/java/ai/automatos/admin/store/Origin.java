package ai.automatos.admin.store;

import ai.automatos.admin.common.AtomicFiles;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.UserFacingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** This computer's identity among the clients of a vault; made once and kept beside the journal. */
final class Origin {
    private Origin() {}

    static UUID of(Path file) {
        try {
            return UUID.fromString(Json.mapper()
                    .readTree(Files.readAllBytes(file))
                    .path("origin")
                    .asText());
        } catch (NoSuchFileException e) {
            return create(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new UserFacingException(e, ErrorKind.VAULT_UNUSABLE, "store.origin.damaged", file.toString());
        }
    }

    private static UUID create(Path file) {
        UUID origin = Ids.random();
        try {
            AtomicFiles.write(
                    file, (Json.pretty(Map.of("origin", origin.toString())) + "\n").getBytes(StandardCharsets.UTF_8));
            return origin;
        } catch (IOException e) {
            throw new UserFacingException(e, ErrorKind.UNAVAILABLE, "store.folder.unwritable", file.toString());
        }
    }
}
