package ai.automatos.admin.cli;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.credential.CredentialDraft;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.Expiry;
import ai.automatos.admin.credential.SavedCredential;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.workplace.Core;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "add")
final class CredentialsAdd implements Callable<Integer> {
    private final Context context;

    @Option(names = "--type", required = true, paramLabel = "KEY", descriptionKey = "option.type")
    @Nullable
    String type;

    @Option(names = "--name", required = true, paramLabel = "NAME", descriptionKey = "option.name")
    @Nullable
    String name;

    @Option(names = "--environment", paramLabel = "ENVIRONMENT", descriptionKey = "option.add-environment")
    String environment = CredentialEnvironment.DEVELOPMENT.word();

    @Option(names = "--description", paramLabel = "TEXT", descriptionKey = "option.description")
    String description = "";

    @Option(names = "--tag", paramLabel = "TAG", descriptionKey = "option.tag")
    List<String> tags = List.of();

    @Option(names = "--expires", paramLabel = "DATE", descriptionKey = "option.expires")
    @Nullable
    String expires;

    @Mixin
    final ValueOptions valueOptions = new ValueOptions();

    CredentialsAdd(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Expiry expiry =
                expires == null ? Expiry.NEVER : Expiry.on(context.moments().date("--expires", expires));
        CredentialEnvironment where = CredentialChoice.environment(environment);
        return context.unlocked((core, caller) -> add(core, caller, expiry, where));
    }

    private int add(Core core, Caller caller, Expiry expiry, CredentialEnvironment where) {
        CredentialType known = Types.find(core.types(), Objects.requireNonNull(type));
        Map<String, SecretBytes> values = valueOptions.read(known, context.secrets());
        try {
            CredentialDraft draft = new CredentialDraft(
                    Objects.requireNonNull(name), known.key(), where, description, tags, expiry, values);
            SavedCredential saved = core.credentials().create(caller, draft);
            CredentialReport.saved(context, saved, "cli.credential.added");
            return ExitCode.DONE;
        } finally {
            values.values().forEach(SecretBytes::close);
        }
    }
}
