package ai.automatos.admin.cli;

import picocli.CommandLine.Command;

/** Groups the commands about the audit log. */
@Command(
        name = "audit",
        subcommands = {AuditList.class, AuditVerify.class, AuditReindex.class})
final class AuditCommand extends CommandGroup {}
