package ai.automatos.admin.cli;

import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.workplace.Core;
import picocli.CommandLine.Command;

@Command(name = "deactivate")
final class CredentialsDeactivate extends CredentialChange {
    CredentialsDeactivate(Context context) {
        super(context, "cli.credential.deactivated");
    }

    @Override
    void change(Core core, Caller caller, Credential credential) {
        core.credentials().deactivate(caller, credential.id());
    }
}
