package ai.automatos.admin.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for all tests of a run, started when the first asks for it; every test gets its own database. */
final class PostgresServer {
    private static final String MIGRATED = "migrated";

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresServer() {
        try {
            Path data = Files.createTempDirectory("postgres").resolve("data");
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(true)
                    .setServerConfig("max_connections", "200")
                    .start();
            Files.writeString(data.resolve("pg_hba.conf"), """
                    host all guarded all scram-sha-256
                    host all all all trust
                    """);
            execute("create role guarded login password 'right'", "select pg_reload_conf()");
            execute("create database " + MIGRATED);
            new Migrator(DatabaseLocation.server(url(MIGRATED), null)).migrate(Migrator.NEWEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PostgresServer shared() {
        return Holder.SERVER;
    }

    String emptyDatabase() {
        return create("template0");
    }

    String migratedDatabase() {
        return create(MIGRATED);
    }

    int port() {
        return server.getPort();
    }

    /** With the superuser, on the server's own database. */
    void execute(String... statements) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String create(String template) {
        String name = "test_" + databases.incrementAndGet();
        execute("create database " + name + " template " + template);
        return url(name);
    }

    private String url(String name) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name + "?user=postgres";
    }

    private static final class Holder {
        static final PostgresServer SERVER = new PostgresServer();
    }
}
