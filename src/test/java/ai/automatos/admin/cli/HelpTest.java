package ai.automatos.admin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.workplace.Workplace;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Every command, option and parameter is explained, and the bundle explains nothing that does not exist. */
class HelpTest {
    private final CommandLine root = new CommandLineFace(
                    (Workplace) Proxy.newProxyInstance(
                            HelpTest.class.getClassLoader(),
                            new Class<?>[] {Workplace.class},
                            (proxy, method, args) -> null),
                    new Terminal(
                            InputStream.nullInputStream(),
                            new PrintWriter(Writer.nullWriter()),
                            new PrintWriter(Writer.nullWriter()),
                            null),
                    Locale.ENGLISH,
                    Clock.system(ZoneOffset.UTC),
                    "test",
                    Map.of(),
                    new Properties(),
                    page -> {},
                    new Interruption())
            .commandLine();

    @Test
    void everyCommandSaysWhatItDoes() {
        assertThat(commands(root))
                .hasSizeGreaterThan(25)
                .allSatisfy(command -> assertThat(command.usageMessage().header().length
                                + command.usageMessage().headerHeading().length())
                        .as(command.qualifiedName())
                        .isPositive());
    }

    @Test
    void everyOptionAndParameterIsExplained() {
        for (CommandSpec command : commands(root)) {
            Stream.concat(
                            command.options().stream().filter(option -> !option.hidden()),
                            command.positionalParameters().stream())
                    .forEach(argument -> assertThat(argument.description())
                            .as("%s %s", command.qualifiedName(), argument.paramLabel())
                            .isNotEmpty());
        }
    }

    @Test
    void nothingElseIsExplained() {
        Set<String> used = new HashSet<>(List.of("missing.subcommand"));
        for (CommandSpec command : commands(root)) {
            String name = command.qualifiedName(".");
            used.addAll(List.of(name + ".usage.header", name + ".usage.headerHeading", name + ".usage.footerHeading"));
            for (int i = 0; i <= 7; i++) {
                used.add(name + ".usage.footer." + i);
            }
            command.options().forEach(option -> {
                used.add(String.valueOf(option.descriptionKey()));
                option.names();
                for (String optionName : option.names()) {
                    used.add(name + "." + optionName.replaceFirst("^-+", ""));
                }
            });
            command.positionalParameters().forEach(parameter -> used.add(String.valueOf(parameter.descriptionKey())));
        }
        ResourceBundle bundle = ResourceBundle.getBundle("i18n.commands", Locale.ENGLISH);
        assertThat(bundle.keySet()).isSubsetOf(used);
    }

    @Test
    void theSentencesOfTheBundleLoad() {
        assertThat(new Messages(Locale.ENGLISH).get("cli.no.display")).contains("--help");
    }

    private static List<CommandSpec> commands(CommandLine line) {
        List<CommandSpec> commands = new ArrayList<>(List.of(line.getCommandSpec()));
        line.getSubcommands().values().forEach(sub -> commands.addAll(commands(sub)));
        return commands;
    }
}
