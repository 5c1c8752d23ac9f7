package ai.automatos.admin.cli;

import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.credential.AssignedAgent;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialActivity;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.credential.CredentialView;
import ai.automatos.admin.credential.Ending;
import ai.automatos.admin.credential.PastTest;
import ai.automatos.admin.credential.TestStatus;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.workplace.Core;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "show")
final class CredentialsShow implements Callable<Integer> {
    private static final int EARLIER_TESTS = 4;

    private final Context context;

    @Mixin
    final CredentialChoice choice = new CredentialChoice();

    @Option(names = "--reveal", paramLabel = "FIELD", descriptionKey = "option.reveal")
    @Nullable
    String reveal;

    CredentialsShow(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return reveal == null ? context.looking(this::show) : context.unlocked(this::reveal);
    }

    /** The value alone, so that it can be piped; its event is durable before it is printed. */
    private int reveal(Core core, Caller caller) {
        String field = java.util.Objects.requireNonNull(reveal);
        UUID id = choice.find(core.credentials(), caller).credential().id();
        try (SecretBytes value = core.credentials().reveal(caller, id, field)) {
            Output output = context.output();
            output.data(Map.of("field", field, "value", value.exposeUtf8()));
            output.raw(value.exposeUtf8());
        }
        return ExitCode.DONE;
    }

    private int show(Core core, Caller caller) {
        CredentialSummary summary = choice.find(core.credentials(), caller);
        CredentialView view =
                core.credentials().view(caller, summary.credential().id());
        List<AssignedAgent> agents =
                core.assignments().list(caller, summary.credential().id());
        Output output = context.output();
        List<FieldSpec> added =
                core.ownTypes().newFields(caller, summary.credential().id());
        output.data(json(view, agents, added));
        describe(output, core.types(), view.summary());
        earlier(output, view.tests());
        view.fields()
                .forEach(field -> output.line("  " + field.label() + " (" + field.key() + "): "
                        + switch (field.presence()) {
                            case SET -> field.masked();
                            case EMPTY -> output.text("cli.value.empty");
                            case UNKNOWN -> output.text("cli.value.unknown");
                        }));
        if (!added.isEmpty()) {
            output.say(
                    "cli.credential.new.fields",
                    added.stream().map(FieldSpec::label).collect(Collectors.joining(", ")));
        }
        if (!agents.isEmpty()) {
            output.say(
                    "cli.credential.agents",
                    agents.stream().map(CredentialsShow::agent).collect(Collectors.joining(", ")));
        }
        return ExitCode.DONE;
    }

    private void describe(Output output, TypeCatalog types, CredentialSummary summary) {
        Credential credential = summary.credential();
        Moments moments = context.moments();
        output.line(credential.name() + " – " + Types.name(types, credential.typeKey()) + " – "
                + credential.environment().word());
        output.line(CredentialReport.status(output, summary));
        if (!credential.description().isEmpty()) {
            output.line(credential.description());
        }
        if (!credential.tags().isEmpty()) {
            output.say("cli.credential.tags", String.join(", ", credential.tags()));
        }
        output.say("cli.credential.created", moments.show(credential.createdAt()), credential.createdBy());
        output.say("cli.credential.used", moments.show(summary.activity().lastUsedAt()));
        if (credential.expiresAt() != null) {
            output.say("cli.credential.expires", moments.show(credential.expiresAt()));
        }
        summary.ending()
                .filter(Ending::told)
                .ifPresent(end -> output.say("cli.credential.ends", moments.show(end.at())));
        output.say("cli.credential.pace", CredentialReport.pace(summary));
        CredentialActivity.@Nullable LastTest test = summary.activity().lastTest();
        if (test != null) {
            output.say(
                    "cli.credential.tested",
                    moments.show(test.at()),
                    test.evidence().isEmpty() ? test.message() : test.evidence(),
                    Long.toString(test.millis()));
        }
    }

    /** The last few before the last one, the latest first. @param tests oldest first */
    private void earlier(Output output, List<PastTest> tests) {
        List<String> lines = new ArrayList<>();
        for (int i = tests.size() - 2; i >= 0 && lines.size() < EARLIER_TESTS; i--) {
            PastTest test = tests.get(i);
            lines.add(output.text(
                    "cli.credential.tested.before.one",
                    context.moments().show(test.at()),
                    output.text(
                            test.status() == TestStatus.UNKNOWN
                                    ? "ui.history.unknown"
                                    : "bulk.outcome." + test.status().word())));
        }
        if (!lines.isEmpty()) {
            output.say("cli.credential.tested.before", String.join(", ", lines));
        }
    }

    private static String agent(AssignedAgent agent) {
        return agent.agentName() + " (" + agent.assignment().agentNumber() + ") "
                + agent.assignment().tool();
    }

    private static Map<String, Object> json(CredentialView view, List<AssignedAgent> agents, List<FieldSpec> added) {
        Map<String, Object> json = CredentialReport.json(view.summary());
        Map<String, Object> fields = new LinkedHashMap<>();
        view.fields()
                .forEach(field -> fields.put(
                        field.key(),
                        Map.of(
                                "label", field.label(),
                                "secret", field.secret(),
                                "value", field.masked(),
                                "presence", field.presence().name().toLowerCase(java.util.Locale.ROOT))));
        json.put("fields", fields);
        json.put("tests", view.tests().stream().map(CredentialReport::json).toList());
        json.put("new_fields", added.stream().map(FieldSpec::key).toList());
        json.put(
                "agents",
                agents.stream()
                        .map(agent -> Map.of(
                                "number", agent.assignment().agentNumber(),
                                "name", agent.agentName(),
                                "tool", agent.assignment().tool(),
                                "permission", agent.assignment().permission().word()))
                        .toList());
        return json;
    }
}
