package ai.automatos.admin.cli;

import picocli.CommandLine.Command;

/** Groups the commands about the vault and its keys. */
@Command(
        name = "vault",
        subcommands = {
            VaultInit.class,
            VaultStatus.class,
            VaultPassword.class,
            VaultRecoveryCode.class,
            VaultRecover.class,
            VaultRotate.class,
            VaultVerify.class,
            VaultAcknowledge.class,
            VaultBackup.class,
            VaultRestore.class,
            VaultConnection.class
        })
final class VaultCommand extends CommandGroup {}
