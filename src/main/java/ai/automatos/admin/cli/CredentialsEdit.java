package ai.automatos.admin.cli;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialEdit;
import ai.automatos.admin.credential.Expiry;
import ai.automatos.admin.credential.SavedCredential;
import ai.automatos.admin.credential.TestPace;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.workplace.Core;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "edit")
final class CredentialsEdit implements Callable<Integer> {
    private final Context context;

    @Mixin
    final CredentialChoice choice = new CredentialChoice();

    @Option(names = "--new-name", paramLabel = "NAME", descriptionKey = "option.new-name")
    @Nullable
    String newName;

    @Option(names = "--new-environment", paramLabel = "ENVIRONMENT", descriptionKey = "option.new-environment")
    @Nullable
    String newEnvironment;

    @Option(names = "--description", paramLabel = "TEXT", descriptionKey = "option.description")
    @Nullable
    String description;

    @ArgGroup
    final TagChange tags = new TagChange();

    @ArgGroup
    final ExpiryChange expiry = new ExpiryChange();

    @Option(names = "--tests", paramLabel = "PACE", descriptionKey = "option.tests")
    @Nullable
    String tests;

    @Mixin
    final ValueOptions valueOptions = new ValueOptions();

    @Option(names = "--clear", paramLabel = "FIELD", descriptionKey = "option.clear")
    Set<String> cleared = Set.of();

    CredentialsEdit(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.unlocked(this::edit);
    }

    private int edit(Core core, Caller caller) {
        Optional<TestPace> pace = Optional.ofNullable(tests).flatMap(CredentialsEdit::pace);
        Credential credential = choice.find(core.credentials(), caller).credential();
        CredentialType type = Types.find(core.types(), credential.typeKey());
        Map<String, SecretBytes> values = valueOptions.read(type, context.secrets());
        try {
            CredentialEdit edit = new CredentialEdit(
                    credential.rowVersion(),
                    newName,
                    newEnvironment == null ? null : CredentialChoice.environment(newEnvironment),
                    description,
                    tags.wanted(),
                    expiry.wanted(context.moments()),
                    values,
                    cleared);
            SavedCredential saved = core.credentials().edit(caller, credential.id(), edit);
            if (tests != null) {
                core.credentials().setPace(caller, credential.id(), pace.orElse(null));
            }
            CredentialReport.saved(context, saved, "cli.credential.edited");
            return ExitCode.DONE;
        } finally {
            values.values().forEach(SecretBytes::close);
        }
    }

    /** Empty for as set. */
    private static Optional<TestPace> pace(String word) {
        Optional<TestPace> pace = TestPace.find(word);
        if (pace.isEmpty() && !word.equals(TestPace.AS_SET)) {
            throw new UserFacingException(ErrorKind.INVALID_INPUT, "cli.pace", word);
        }
        return pace;
    }

    /** New tags, none, or as they are. */
    static final class TagChange {
        @Option(names = "--tag", paramLabel = "TAG", descriptionKey = "option.new-tag")
        @Nullable
        List<String> tags;

        @Option(names = "--no-tags", descriptionKey = "option.no-tags")
        boolean none;

        @Nullable
        List<String> wanted() {
            return none ? List.of() : tags;
        }
    }

    /** A new last day, none, or as it is. */
    static final class ExpiryChange {
        @Option(names = "--expires", paramLabel = "DATE", descriptionKey = "option.expires")
        @Nullable
        String lastDay;

        @Option(names = "--no-expiry", descriptionKey = "option.no-expiry")
        boolean never;

        @Nullable
        Expiry wanted(Moments moments) {
            if (never) {
                return Expiry.NEVER;
            }
            return lastDay == null ? null : Expiry.on(moments.date("--expires", lastDay));
        }
    }
}
