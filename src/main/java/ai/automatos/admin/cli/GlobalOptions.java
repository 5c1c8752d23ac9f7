package ai.automatos.admin.cli;

import static picocli.CommandLine.ScopeType.INHERIT;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every command understands, before or after its name. */
final class GlobalOptions {
    @Option(names = "--home", paramLabel = "DIR", scope = INHERIT, descriptionKey = "option.home")
    @Nullable
    Path home;

    @Option(names = "--database", paramLabel = "JDBC-URL", scope = INHERIT, descriptionKey = "option.database")
    @Nullable
    String database;

    @Option(
            names = "--database-password-file",
            paramLabel = "FILE",
            scope = INHERIT,
            descriptionKey = "option.database-password-file")
    @Nullable
    Path databasePasswordFile;

    @Option(names = "--as", paramLabel = "NAME", scope = INHERIT, descriptionKey = "option.as")
    @Nullable
    String as;

    @Option(names = "--password-file", paramLabel = "FILE", scope = INHERIT, descriptionKey = "option.password-file")
    @Nullable
    Path passwordFile;

    @Option(names = "--locked", scope = INHERIT, descriptionKey = "option.locked")
    boolean locked;

    @Option(names = "--json", scope = INHERIT, descriptionKey = "option.json")
    boolean json;
}
