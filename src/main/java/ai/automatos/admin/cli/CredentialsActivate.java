package ai.automatos.admin.cli;

import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.workplace.Core;
import picocli.CommandLine.Command;

@Command(name = "activate")
final class CredentialsActivate extends CredentialChange {
    CredentialsActivate(Context context) {
        super(context, "cli.credential.activated");
    }

    @Override
    void change(Core core, Caller caller, Credential credential) {
        core.credentials().activate(caller, credential.id());
    }
}
