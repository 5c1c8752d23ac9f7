package ai.automatos.admin.ui;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The brands' signs, as paths to draw. They are read when the first tile is made, not before. */
final class Brands {
    private static final String RESOURCE = "brands.tsv";

    private Brands() {}

    /** In a square of 24 by 24. */
    static Optional<String> path(String typeKey) {
        return Optional.ofNullable(Read.BY_TYPE.get(typeKey));
    }

    static Map<String, String> all() {
        return Read.BY_TYPE;
    }

    private static Map<String, String> read() {
        Map<String, String> paths = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(Brands.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] parts = line.split("\t", -1);
                    for (String type : parts[1].split(",", -1)) {
                        paths.put(type, parts[2]);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
        return Map.copyOf(paths);
    }

    private static final class Read {
        static final Map<String, String> BY_TYPE = read();
    }
}
