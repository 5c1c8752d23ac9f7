package ai.automatos.admin.cli;

import picocli.CommandLine.Command;

/** Groups the commands about credential types. */
@Command(
        name = "types",
        subcommands = {
            TypesList.class,
            TypesShow.class,
            TypesCheck.class,
            TypesImport.class,
            TypesExport.class,
            TypesDelete.class
        })
final class TypesCommand extends CommandGroup {}
