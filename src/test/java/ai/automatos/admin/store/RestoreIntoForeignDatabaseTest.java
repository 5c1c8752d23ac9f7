package ai.automatos.admin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.common.UserFacingException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that another program uses has tables of the same names; restoring must not touch them. */
class RestoreIntoForeignDatabaseTest {
    @TempDir
    Path folder;

    @Test
    void tablesOfAnotherProgramSurvive() throws Exception {
        Path file = folder.resolve("a.vault-backup");
        try (TestStore store = new TestStore(TestEngine.H2.migrated(folder.resolve("source")))) {
            store.backup(Clock.systemUTC()).backup(file);
        }
        DatabaseLocation foreign = TestEngine.POSTGRESQL.empty(folder);
        execute(foreign, "create table users (id integer, name text)", "insert into users values (1, 'theirs')");

        Throwable refusal = catchThrowable(() -> Restore.into(foreign, new AppPaths(folder.resolve("target")), file));

        try (Database database = new Database(foreign)) {
            assertThat((String) database.read(context ->
                            context.fetchSingle("select name from users").get(0, String.class)))
                    .isEqualTo("theirs");
        }
        assertThat(refusal)
                .isInstanceOfSatisfying(
                        UserFacingException.class, e -> assertThat(e.key()).isEqualTo("store.restore.not.empty"));
    }

    private static void execute(DatabaseLocation location, String... statements) throws Exception {
        try (Database database = new Database(location);
                Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
