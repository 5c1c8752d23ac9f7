package ai.automatos.admin.cli;

import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.workplace.Core;
import picocli.CommandLine.Command;

@Command(name = "delete")
final class CredentialsDelete extends CredentialChange {
    CredentialsDelete(Context context) {
        super(context, "cli.credential.deleted");
    }

    @Override
    void change(Core core, Caller caller, Credential credential) {
        core.credentials().delete(caller, credential.id());
    }
}
