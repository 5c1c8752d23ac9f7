package ai.automatos.admin.cli;

import picocli.CommandLine.Command;

/** Groups the commands about credentials. */
@Command(
        name = "credentials",
        subcommands = {
            CredentialsAdd.class,
            CredentialsList.class,
            CredentialsShow.class,
            CredentialsTest.class,
            CredentialsCalendar.class,
            CredentialsEdit.class,
            CredentialsSignIn.class,
            CredentialsAssign.class,
            CredentialsUnassign.class,
            CredentialsActivate.class,
            CredentialsDeactivate.class,
            CredentialsDelete.class
        })
final class CredentialsCommand extends CommandGroup {}
