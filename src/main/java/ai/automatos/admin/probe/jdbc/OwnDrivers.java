package ai.automatos.admin.probe.jdbc;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Drivers that the user has put into a folder, because their licence or size forbids to ship them. They are loaded when
 * a test first needs one, see nothing of this program's classes, and are loaded anew when the folder has changed.
 * Thread-safe.
 */
public final class OwnDrivers {
    private static final Set<PosixFilePermission> BY_OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Supplier<Path> folder;
    private List<String> loadedFrom = List.of();
    private @Nullable URLClassLoader loader;

    /** @param folder where it is now; it need not exist */
    public OwnDrivers(Supplier<Path> folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder.get();
    }

    /**
     * The driver of this class, or without a name the one that takes the address; empty if no jar brings it.
     *
     * @throws UnsafeDriversException if somebody else could have put a jar there
     */
    synchronized Optional<Driver> find(@Nullable String className, String url)
            throws IOException, UnsafeDriversException, SQLException {
        List<Path> jars = jars();
        if (jars.isEmpty()) {
            return Optional.empty();
        }
        URLClassLoader current = loaderOf(jars);
        try {
            return className == null ? taking(url, current) : Optional.of(named(className, current));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            throw new SQLException(
                    className + " is no driver that runs here: " + e.getClass().getSimpleName(), e);
        }
    }

    private List<Path> jars() throws IOException, UnsafeDriversException {
        Path place = folder.get();
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        refuseOthers(place);
        List<Path> jars;
        try (Stream<Path> inside = Files.list(place)) {
            jars = inside.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
        for (Path jar : jars) {
            refuseOthers(jar);
        }
        return jars;
    }

    /** A jar runs as this user. Where there are no POSIX permissions, the folder's place in the user's profile counts. */
    private static void refuseOthers(Path path) throws IOException, UnsafeDriversException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class);
        boolean ours = attributes.owner().getName().equals(System.getProperty("user.name"));
        if (!ours || attributes.permissions().stream().anyMatch(BY_OTHERS::contains)) {
            throw new UnsafeDriversException(path);
        }
    }

    private URLClassLoader loaderOf(List<Path> jars) throws IOException {
        List<String> now = new ArrayList<>();
        for (Path jar : jars) {
            now.add(jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar));
        }
        URLClassLoader old = loader;
        if (old != null && now.equals(loadedFrom)) {
            return old;
        }
        if (old != null) {
            old.close();
        }
        URLClassLoader made = new URLClassLoader("drivers", urls(jars), ClassLoader.getPlatformClassLoader());
        loader = made;
        loadedFrom = now;
        return made;
    }

    private static URL[] urls(List<Path> jars) throws MalformedURLException {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = jars.get(i).toUri().toURL();
        }
        return urls;
    }

    private static Driver named(String className, ClassLoader current) throws ReflectiveOperationException {
        return Class.forName(className, true, current)
                .asSubclass(Driver.class)
                .getDeclaredConstructor()
                .newInstance();
    }

    private static Optional<Driver> taking(String url, ClassLoader current) throws SQLException {
        for (Driver driver : ServiceLoader.load(Driver.class, current)) {
            if (driver.getClass().getClassLoader() == current && driver.acceptsURL(url)) {
                return Optional.of(driver);
            }
        }
        return Optional.empty();
    }
}
