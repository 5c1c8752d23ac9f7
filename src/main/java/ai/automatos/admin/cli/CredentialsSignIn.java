package ai.automatos.admin.cli;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialEdit;
import ai.automatos.admin.credential.SavedCredential;
import ai.automatos.admin.credential.oauth.OAuthSignIn;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.probe.http.OAuthTokens;
import ai.automatos.admin.workplace.Core;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "sign-in")
final class CredentialsSignIn implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;

    private final Context context;

    @Mixin
    final CredentialChoice choice = new CredentialChoice();

    @Option(names = "--port", paramLabel = "NUMBER", descriptionKey = "option.sign-in-port")
    int port = OAuthSignIn.DEFAULT_PORT;

    @Option(names = "--no-browser", descriptionKey = "option.no-browser")
    boolean noBrowser;

    CredentialsSignIn(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new UserFacingException(ErrorKind.INVALID_INPUT, "cli.port", Integer.toString(port));
        }
        return context.unlocked(this::signIn);
    }

    private int signIn(Core core, Caller caller) {
        Credential credential = choice.find(core.credentials(), caller).credential();
        CredentialType type = Types.find(core.types(), credential.typeKey());
        UUID id = credential.id();
        OAuthTokens tokens = context.interruption()
                .during(cancel -> core.storedSignIn().signIn(caller, id, Map.of(), Set.of(), port, this::show, cancel));
        try {
            Map<String, SecretBytes> values = new TreeMap<>(tokens.values());
            values.keySet().removeIf(key -> type.field(key).isEmpty());
            // The user may take minutes in the browser; what others saved meanwhile stays.
            long version =
                    core.credentials().view(caller, id).summary().credential().rowVersion();
            CredentialEdit edit = new CredentialEdit(version, null, null, null, null, null, values, Set.of());
            SavedCredential saved = core.credentials().edit(caller, id, edit);
            CredentialReport.saved(context, saved, "cli.credential.signed.in");
            if (tokens.expires() != null) {
                context.output().say("cli.sign.in.until", context.moments().show(tokens.expires()));
            }
            return ExitCode.DONE;
        } finally {
            tokens.values().values().forEach(SecretBytes::close);
        }
    }

    /** The address holds no secret; the answer to it is taken once only. */
    private void show(URI page) {
        if (port != 0) {
            context.output()
                    .note("cli.sign.in.redirect", OAuthSignIn.redirect(port).toString());
        }
        context.output().note("cli.sign.in.page");
        context.output().noteLine(page.toString());
        if (!noBrowser) {
            context.browser().accept(page);
        }
    }
}
