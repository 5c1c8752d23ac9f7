package ai.automatos.admin.probe.jdbc;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The jar of a driver that takes {@code jdbc:tiny:} and {@code jdbc:oracle:}, compiled when a test asks for it. */
final class TinyDriver {
    /** Its connection answers what the login asks for by its user and its address. */
    private static final String SOURCE = """
        package tiny;

        import java.lang.reflect.InvocationHandler;
        import java.lang.reflect.Proxy;
        import java.sql.*;
        import java.util.Properties;

        public class TinyDriver implements Driver {
            public Connection connect(String url, Properties login) throws SQLException {
                if (!acceptsURL(url)) return null;
                if (!"p4ss".equals(login.getProperty("password"))) {
                    throw new SQLException("no entry for " + login.getProperty("password"), "28000", 1017);
                }
                boolean alone;
                try {
                    Class.forName("ai.automatos.admin.probe.Route");
                    alone = false;
                } catch (ClassNotFoundException e) {
                    alone = true;
                }
                String version = (alone ? "alone " : "") + url + " " + login.getProperty("extra", "-");
                InvocationHandler[] self = new InvocationHandler[1];
                self[0] = (proxy, method, arguments) -> switch (method.getName()) {
                    case "createStatement" -> make(Statement.class, self[0]);
                    case "executeQuery" -> make(ResultSet.class, self[0]);
                    case "getMetaData" -> make(DatabaseMetaData.class, self[0]);
                    case "next" -> true;
                    case "getDatabaseProductName" -> "Tiny";
                    case "getDatabaseProductVersion" -> version;
                    case "getUserName" -> login.getProperty("user");
                    default -> null;
                };
                return make(Connection.class, self[0]);
            }

            private static <T> T make(Class<T> type, InvocationHandler handler) {
                return type.cast(Proxy.newProxyInstance(TinyDriver.class.getClassLoader(), new Class<?>[] {type}, handler));
            }

            public boolean acceptsURL(String url) {
                return url.startsWith("jdbc:tiny:") || url.startsWith("jdbc:oracle:");
            }

            public DriverPropertyInfo[] getPropertyInfo(String url, Properties login) { return new DriverPropertyInfo[0]; }
            public int getMajorVersion() { return 1; }
            public int getMinorVersion() { return 0; }
            public boolean jdbcCompliant() { return false; }
            public java.util.logging.Logger getParentLogger() { return null; }
        }
        """;

    private TinyDriver() {}

    /** @param name class by which the driver is asked for, in package and name of the vendor's */
    static Path jar(Path work, Path jar, String name) throws IOException {
        int dot = name.lastIndexOf('.');
        String simple = name.substring(dot + 1);
        Path source = work.resolve(simple + ".java");
        Files.writeString(
                source,
                SOURCE.replace("package tiny;", "package " + name.substring(0, dot) + ";")
                        .replace("TinyDriver", simple));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int failed = compiler.run(null, null, null, "-d", work.toString(), source.toString());
        if (failed != 0) {
            throw new IOException("driver does not compile");
        }
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Path compiled : classes(work)) {
                out.putNextEntry(
                        new JarEntry(work.relativize(compiled).toString().replace('\\', '/')));
                Files.copy(compiled, out);
            }
            out.putNextEntry(new JarEntry("META-INF/services/java.sql.Driver"));
            out.write(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return jar;
    }

    private static List<Path> classes(Path work) throws IOException {
        try (java.util.stream.Stream<Path> all = Files.walk(work)) {
            return all.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }
}
