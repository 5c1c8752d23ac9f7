package ai.automatos.admin.app;

import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.common.AtomicFiles;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.store.DatabaseLocation;
import ai.automatos.admin.vault.ConnectionSeal;
import ai.automatos.admin.workplace.Place;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the database is: as the options say, else as remembered in {@code connection.json}, else embedded. */
final class RememberedConnection {
    private final SecureRandom random;

    RememberedConnection(SecureRandom random) {
        this.random = random;
    }

    DatabaseLocation locate(Place place) {
        String url = place.databaseUrl();
        if (url != null) {
            return DatabaseLocation.server(url, place.databasePassword());
        }
        return exists(place) ? read(place) : DatabaseLocation.embedded(place.paths());
    }

    boolean exists(Place place) {
        return Files.exists(place.paths().connection());
    }

    void save(Place place) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("url", place.databaseUrl());
        @Nullable SecretBytes password = place.databasePassword();
        content.put("password", password == null ? null : password.exposeUtf8());
        try (SecretBytes plain = SecretBytes.ofUtf8(Json.write(content))) {
            AtomicFiles.write(place.paths().connection(), seal(place.paths()).seal(plain));
        } catch (IOException e) {
            throw unwritable(place, e);
        }
    }

    void forget(Place place) {
        try {
            Files.deleteIfExists(place.paths().connection());
        } catch (IOException e) {
            throw unwritable(place, e);
        }
    }

    private DatabaseLocation read(Place place) {
        Path file = place.paths().connection();
        try (SecretBytes plain = seal(place.paths()).open(Files.readAllBytes(file), file.toString())) {
            JsonNode content = Json.mapper().readTree(plain.expose());
            JsonNode password = content.path("password");
            return DatabaseLocation.server(
                    content.path("url").asText(),
                    password.isTextual() ? SecretBytes.ofUtf8(password.textValue()) : null);
        } catch (IOException e) {
            throw new UserFacingException(ErrorKind.VAULT_UNUSABLE, "vault.connection.damaged", file.toString());
        }
    }

    private ConnectionSeal seal(AppPaths paths) {
        return new ConnectionSeal(paths.keyFile(), random);
    }

    private static UserFacingException unwritable(Place place, IOException cause) {
        return new UserFacingException(
                cause,
                ErrorKind.UNAVAILABLE,
                "store.folder.unwritable",
                place.paths().connection().toString());
    }
}
