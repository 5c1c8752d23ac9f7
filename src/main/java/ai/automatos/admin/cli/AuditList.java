package ai.automatos.admin.cli;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditPage;
import ai.automatos.admin.audit.AuditQuery;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.audit.EventJson;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.workplace.Core;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list")
final class AuditList implements Callable<Integer> {
    private static final int MOST = 10_000;

    private final Context context;

    @Option(names = "--from", paramLabel = "TIME", descriptionKey = "option.from")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "TIME", descriptionKey = "option.to")
    @Nullable
    String to;

    @Option(names = "--last", paramLabel = "LENGTH", descriptionKey = "option.last")
    @Nullable
    String last;

    @Option(names = "--action", paramLabel = "ACTION", descriptionKey = "option.action")
    List<String> actions = List.of();

    @Option(names = "--user", paramLabel = "USER", descriptionKey = "option.by-user")
    @Nullable
    String user;

    @Option(names = "--credential", paramLabel = "NAME", descriptionKey = "option.of-credential")
    @Nullable
    String credential;

    @Option(names = "--result", paramLabel = "RESULT", descriptionKey = "option.result")
    @Nullable
    String result;

    @Option(names = "--environment", paramLabel = "ENVIRONMENT", descriptionKey = "option.environment")
    @Nullable
    String environment;

    @Option(names = "--agent", paramLabel = "ID", descriptionKey = "option.agent-filter")
    @Nullable
    Long agent;

    @Option(names = "--service", paramLabel = "NAME", descriptionKey = "option.service")
    @Nullable
    String service;

    @Option(names = "--limit", paramLabel = "N", descriptionKey = "option.limit")
    int limit = 100;

    AuditList(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        query(); // What is wrong is said before a password is asked for.
        return context.looking((core, caller) -> show(core, caller, query()));
    }

    private int show(Core core, Caller caller, AuditQuery query) {
        AuditPage page = core.audit().page(caller, query);
        Output output = context.output();
        output.data(page.events().stream().map(EventJson::fields).toList());
        output.table(
                Stream.of("time", "action", "user", "credential", "result", "address", "details")
                        .map(column -> output.text("cli.column." + column))
                        .toList(),
                page.events().stream().map(this::row).toList());
        if (page.events().isEmpty()) {
            output.say("cli.audit.none");
        } else if (page.more()) {
            output.note("cli.audit.more", Integer.toString(query.limit()));
        }
        return ExitCode.DONE;
    }

    private List<String> row(LinkedEvent linked) {
        return EventView.row(linked, context.moments());
    }

    /** Its days are those of the time zone that is in force now. */
    private AuditQuery query() {
        if (limit < 1 || limit > MOST) {
            throw new UserFacingException(
                    ErrorKind.INVALID_INPUT, "cli.limit", Integer.toString(limit), Integer.toString(MOST));
        }
        Moments moments = context.moments();
        Instant start =
                last != null ? moments.ago("--last", last) : from == null ? null : moments.parse("--from", from);
        return new AuditQuery(
                Set.of(Ids.VAULT_CHAIN, Ids.DEFAULT_TENANT),
                start,
                to == null ? null : moments.parseEnd("--to", to),
                actions.stream().map(AuditList::action).collect(Collectors.toSet()),
                user,
                null,
                credential,
                result == null ? null : result(result),
                environment == null
                        ? null
                        : CredentialChoice.environment(environment).word(),
                agent,
                service,
                Map.of(),
                limit);
    }

    private static AuditAction action(String word) {
        return AuditAction.ofWord(word.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new UserFacingException(
                        ErrorKind.INVALID_INPUT,
                        "cli.action",
                        word,
                        Stream.of(AuditAction.values()).map(AuditAction::word).collect(Collectors.joining(", "))));
    }

    private static AuditResult result(String word) {
        return Stream.of(AuditResult.values())
                .filter(value -> value.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new UserFacingException(ErrorKind.INVALID_INPUT, "cli.result", word));
    }
}
