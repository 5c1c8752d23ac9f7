package ai.automatos.admin.settings;

import ai.automatos.admin.common.AtomicFiles;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Json;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of this computer, in a file of the data folder: known before any vault is open. Whoever may write the
 * folder may change them, so none of them guards anything. Thread-safe.
 */
public final class ComputerSettings {
    private static final Logger LOG = LoggerFactory.getLogger(ComputerSettings.class);
    private static final int FORMAT = 1;
    /** Versions kept of each setting. */
    private static final int KEPT = 20;

    private final Path file;

    public ComputerSettings(Path file) {
        this.file = file;
    }

    /** Each setting's versions, newest first. A file that makes no sense is as good as none. */
    synchronized Map<String, List<SettingVersion>> versions() {
        Map<String, List<SettingVersion>> versions = new TreeMap<>();
        try {
            Content content = Json.mapper().readValue(Files.readAllBytes(file), Content.class);
            content.settings()
                    .forEach((key, entries) -> versions.put(
                            key,
                            entries.stream().map(entry -> entry.version(key)).toList()));
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException | DateTimeException | NullPointerException e) {
            LOG.warn("the settings of this computer cannot be read", e);
            return Map.of();
        }
        return versions;
    }

    synchronized Map<String, SettingVersion> latest() {
        Map<String, SettingVersion> latest = new TreeMap<>();
        versions().forEach((key, versions) -> versions.stream().findFirst().ifPresent(one -> latest.put(key, one)));
        return latest;
    }

    /** @return puts back what was there */
    synchronized Undo add(List<SettingVersion> added) throws IOException {
        Map<String, List<SettingVersion>> versions = new TreeMap<>(versions());
        for (SettingVersion version : added) {
            List<SettingVersion> all = new ArrayList<>(List.of(version));
            all.addAll(versions.getOrDefault(version.key(), List.of()));
            versions.put(version.key(), all.subList(0, Math.min(KEPT, all.size())));
        }
        byte @Nullable [] before = Files.exists(file) ? Files.readAllBytes(file) : null;
        Map<String, List<Entry>> entries = new TreeMap<>();
        versions.forEach(
                (key, all) -> entries.put(key, all.stream().map(Entry::of).toList()));
        AtomicFiles.write(file, Json.mapper().writeValueAsBytes(new Content(FORMAT, entries)));
        return () -> putBack(before);
    }

    private synchronized void putBack(byte @Nullable [] before) {
        try {
            if (before == null) {
                Files.deleteIfExists(file);
            } else {
                AtomicFiles.write(file, before);
            }
        } catch (IOException e) {
            LOG.error("settings of this computer stay changed although their change was refused", e);
        }
    }

    /** Takes a change back that nobody may see. */
    interface Undo {
        void run();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Content(int format, Map<String, List<Entry>> settings) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entry(long version, @Nullable String value, String at, String by) {
        static Entry of(SettingVersion version) {
            return new Entry(
                    version.version(), version.value(), version.changedAt().toString(), version.changedBy());
        }

        SettingVersion version(String key) {
            return new SettingVersion(Ids.VAULT_CHAIN, key, version, value, Instant.parse(at), by);
        }
    }
}
