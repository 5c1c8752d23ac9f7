package ai.automatos.admin.cli;

import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.CredentialFilter;
import ai.automatos.admin.credential.CredentialStatus;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Chooses among the credentials. */
final class FilterOptions {
    @Option(
            names = {"--text", "--filter"},
            paramLabel = "TEXT",
            descriptionKey = "option.filter-text")
    @Nullable
    String text;

    @Option(names = "--environment", paramLabel = "ENVIRONMENT", descriptionKey = "option.filter-environment")
    List<String> environments = List.of();

    @Option(names = "--status", paramLabel = "STATUS", descriptionKey = "option.filter-status")
    List<String> statuses = List.of();

    @Option(names = "--type", paramLabel = "KEY", descriptionKey = "option.filter-type")
    List<String> types = List.of();

    @Option(names = "--tag", paramLabel = "TAG", descriptionKey = "option.filter-tag")
    List<String> tags = List.of();

    CredentialFilter filter() {
        return new CredentialFilter(
                text,
                environments.stream().map(CredentialChoice::environment).collect(Collectors.toSet()),
                Set.copyOf(types),
                Set.copyOf(tags),
                statuses.stream().map(FilterOptions::status).collect(Collectors.toSet()));
    }

    /** @throws UserFacingException for a type that nobody knows */
    void requireKnownTypes(TypeCatalog catalog) {
        types.forEach(type -> Types.find(catalog, type));
    }

    private static CredentialStatus status(String word) {
        return CredentialStatus.ofWord(word)
                .orElseThrow(() -> new UserFacingException(ErrorKind.INVALID_INPUT, "cli.status", word));
    }
}
