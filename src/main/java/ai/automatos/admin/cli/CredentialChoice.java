package ai.automatos.admin.cli;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialService;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.identity.Caller;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Names one existing credential. */
final class CredentialChoice {
    @Parameters(paramLabel = "NAME", descriptionKey = "parameter.credential-name")
    @Nullable
    String name;

    @Option(names = "--environment", paramLabel = "ENVIRONMENT", descriptionKey = "option.environment")
    @Nullable
    String environment;

    CredentialSummary find(CredentialService credentials, Caller caller) {
        return credentials.find(
                caller, Objects.requireNonNull(name), environment == null ? null : environment(environment));
    }

    static CredentialEnvironment environment(String word) {
        return CredentialEnvironment.ofWord(word)
                .orElseThrow(() -> new UserFacingException(ErrorKind.INVALID_INPUT, "cli.environment", word));
    }
}
