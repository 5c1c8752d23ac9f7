package ai.automatos.admin.cli;

import picocli.CommandLine.Command;

/** Groups the commands about notifications. */
@Command(
        name = "notices",
        subcommands = {NoticesList.class, NoticesRead.class, NoticesMailTest.class})
final class NoticesCommand extends CommandGroup {}
