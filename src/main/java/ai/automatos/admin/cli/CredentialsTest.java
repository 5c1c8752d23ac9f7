package ai.automatos.admin.cli;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.BulkOptions;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialFilter;
import ai.automatos.admin.credential.TestResult;
import ai.automatos.admin.credential.TestStatus;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.probe.Suggestion;
import ai.automatos.admin.workplace.Core;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "test")
final class CredentialsTest implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "NAME", arity = "0..1", descriptionKey = "parameter.credential-to-test")
    @Nullable
    String name;

    @Option(names = "--all", descriptionKey = "option.test-all")
    boolean all;

    @Mixin
    final FilterOptions filter = new FilterOptions();

    @Option(names = "--parallel", paramLabel = "NUMBER", descriptionKey = "option.parallel")
    @Nullable
    Integer parallel;

    @Option(names = "--timeout", paramLabel = "LENGTH", descriptionKey = "option.timeout")
    String timeout = "10s";

    @Option(names = "--use-quota", descriptionKey = "option.use-quota")
    boolean useQuota;

    CredentialsTest(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Duration limit = Moments.length("--timeout", timeout);
        if (limit.isZero()) {
            throw new UserFacingException(ErrorKind.INVALID_INPUT, "cli.duration", "--timeout", timeout);
        }
        CredentialFilter chosen = filter.filter();
        if (name == null) {
            boolean filtered = !chosen.equals(CredentialFilter.ALL);
            if (all == filtered) {
                throw new UserFacingException(ErrorKind.INVALID_INPUT, "cli.test.which");
            }
            requirePossible(parallel);
            return context.unlocked((core, caller) -> {
                filter.requireKnownTypes(core.types());
                int atOnce = parallel == null ? core.bulkTester().parallelism() : parallel;
                return new ManyTests(context, core, caller).run(chosen, new BulkOptions(atOnce, limit, useQuota));
            });
        }
        CredentialFilter byEnvironment =
                new CredentialFilter(null, chosen.environments(), Set.of(), Set.of(), Set.of());
        if (all || chosen.environments().size() > 1 || !chosen.equals(byEnvironment)) {
            throw new UserFacingException(ErrorKind.INVALID_INPUT, "cli.test.which");
        }
        String wanted = name;
        return context.unlocked((core, caller) -> test(core, caller, wanted, limit));
    }

    private static void requirePossible(@Nullable Integer number) {
        if (number != null && (number < 1 || number > BulkOptions.MOST_PARALLEL)) {
            throw new UserFacingException(
                    ErrorKind.INVALID_INPUT,
                    "cli.parallel",
                    Integer.toString(number),
                    Integer.toString(BulkOptions.MOST_PARALLEL));
        }
    }

    private int test(Core core, Caller caller, String wanted, Duration limit) {
        @Nullable
        CredentialEnvironment environment =
                filter.filter().environments().stream().findFirst().orElse(null);
        Credential credential =
                core.credentials().find(caller, wanted, environment).credential();
        if (!useQuota && core.tester().usesQuota(credential.typeKey())) {
            throw new UserFacingException(ErrorKind.INVALID_INPUT, "cli.test.uses.quota", credential.name());
        }
        UUID id = credential.id();
        TestResult result =
                context.interruption().during(cancel -> core.tester().test(caller, id, limit, cancel));
        Output output = context.output();
        output.data(json(result));
        switch (result.status()) {
            case VERIFIED -> {
                output.say("cli.test.success");
                output.say("cli.test.time", Long.toString(result.millis()));
                output.say("cli.test.query");
                output.say("cli.test.verified");
                output.line(result.evidence());
                if (result.hasReservation()) {
                    output.say("cli.test.warning", result.explanation());
                    output.say("cli.test.action", result.action());
                }
            }
            case FAILED -> {
                output.say("cli.test.failure");
                output.say("cli.test.error", result.message());
                if (!result.detail().isEmpty()) {
                    output.say("cli.test.details", result.detail());
                }
                output.say("cli.test.action", result.action());
                if (result.suggestion() != null) {
                    output.say(
                            "cli.test.take.over",
                            credential.name(),
                            credential.environment().word(),
                            result.suggestion().field(),
                            result.suggestion().value());
                }
            }
            case NOT_TESTABLE -> output.say("cli.test.not.testable", result.message());
        }
        return result.status() == TestStatus.FAILED ? ExitCode.FAILED : ExitCode.DONE;
    }

    static Map<String, Object> json(TestResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", result.status().word());
        json.put(
                "diagnosis",
                result.diagnosis() == null ? null : result.diagnosis().word());
        json.put("message", result.message());
        json.put("detail", result.detail());
        json.put("action", result.action());
        json.put("milliseconds", result.millis());
        json.put("evidence", result.evidence());
        Suggestion suggestion = result.suggestion();
        json.put("suggestion", suggestion == null ? null : Map.of(suggestion.field(), suggestion.value()));
        return json;
    }
}
