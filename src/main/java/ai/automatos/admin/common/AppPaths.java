package ai.automatos.admin.common;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where everything lies on disk, below one data folder.
 *
 * @param home the data folder; it need not exist yet
 */
public record AppPaths(Path home) {
    public static final String HOME_VARIABLE = "AUTOMATOS_ADMIN_HOME";

    /** The folder named by the user, else by the environment, else the platform's convention. */
    public static AppPaths locate(@Nullable Path chosen, Map<String, String> environment, Properties system) {
        if (chosen != null) {
            return new AppPaths(chosen.toAbsolutePath().normalize());
        }
        String variable = environment.get(HOME_VARIABLE);
        if (variable != null && !variable.isBlank()) {
            return new AppPaths(Path.of(variable).toAbsolutePath().normalize());
        }
        return new AppPaths(conventional(environment, system).toAbsolutePath());
    }

    private static Path conventional(Map<String, String> environment, Properties system) {
        Path userHome = Path.of(system.getProperty("user.home", "."));
        String os = system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            String local = environment.get("LOCALAPPDATA");
            return (local == null ? userHome.resolve("AppData/Local") : Path.of(local)).resolve("Automatos Admin");
        }
        if (os.startsWith("mac")) {
            return userHome.resolve("Library/Application Support/Automatos Admin");
        }
        String data = environment.get("XDG_DATA_HOME");
        return (data == null || data.isBlank() ? userHome.resolve(".local/share") : Path.of(data))
                .resolve("automatos-admin");
    }

    public Path keyFile() {
        return home.resolve(".credential_key");
    }

    /** Without H2's ending {@code .mv.db}. */
    public Path database() {
        return home.resolve("vault");
    }

    public Path databaseFile() {
        return home.resolve("vault.mv.db");
    }

    public Path journal() {
        return home.resolve("audit");
    }

    public Path backups() {
        return home.resolve("backups");
    }

    public Path logs() {
        return home.resolve("logs");
    }

    /** JDBC drivers that the user has put there. */
    public Path drivers() {
        return home.resolve("drivers");
    }

    public Path lock() {
        return home.resolve("vault.lock");
    }

    /** Where the database is, sealed under the key file, if it is not the embedded one. */
    public Path connection() {
        return home.resolve("connection.json");
    }

    /** The identity of this computer among a vault's clients. */
    public Path origin() {
        return home.resolve("origin.json");
    }

    /** What was set for this computer alone. */
    public Path computerSettings() {
        return home.resolve("settings.json");
    }

    /** Where the window was, and which tab was open. */
    public Path windowState() {
        return home.resolve("window.json");
    }
}
