package ai.automatos.admin.store;

import ai.automatos.admin.common.AppPaths;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** The same vault in another process, which a test may kill. */
final class ChildStore {
    private static final int THREADS = 4;
    private static final int EVENTS = 3;

    private ChildStore() {}

    static Process start(Path home, String mode) {
        try {
            return new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            classPath(),
                            ChildStore.class.getName(),
                            home.toString(),
                            mode))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String readLine(Process process) throws IOException {
        return process.inputReader(StandardCharsets.UTF_8).readLine();
    }

    /** A test launcher may load tests through a class loader of its own. */
    private static String classPath() {
        return ChildStore.class.getClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    public static void main(String[] arguments) throws Exception {
        AppPaths paths = new AppPaths(Path.of(arguments[0]));
        DatabaseLocation location = DatabaseLocation.embedded(paths);
        if (arguments[1].equals("hold-without-lock")) {
            new Database(location).writer();
        } else {
            Store store = open(location, paths);
            if (arguments[1].equals("write")) {
                write(store);
            }
        }
        System.out.println("open");
        new CountDownLatch(1).await();
    }

    private static Store open(DatabaseLocation location, AppPaths paths) {
        if (Files.exists(paths.databaseFile())) {
            return Store.open(location, paths, Clock.systemUTC(), path -> {});
        }
        Store store = Store.create(location, paths, Clock.systemUTC());
        StoreOpeningTest.createVault(store);
        return store;
    }

    /** Says {@code <thread> <unit>} after every answer; each unit has {@value #EVENTS} events over two chains. */
    private static void write(Store store) {
        String run = Long.toString(ProcessHandle.current().pid());
        for (int thread = 0; thread < THREADS; thread++) {
            String name = run + "-" + thread;
            new Thread(() -> writeForever(store, name)).start();
        }
    }

    private static void writeForever(Store store, String name) {
        for (int unit = 0; ; unit++) {
            String id = name + "-" + unit;
            store.transactions().inUnit(() -> {
                for (int event = 0; event < EVENTS; event++) {
                    store.auditLog().append(SampleEvents.simple(event % 2, "{\"unit\":\"" + id + "\"}"));
                }
            });
            System.out.println("saved " + id);
        }
    }
}
