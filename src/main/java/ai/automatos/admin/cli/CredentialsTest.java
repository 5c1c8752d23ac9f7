package ai.automatos.admin.cli;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.TestResult;
import ai.automatos.admin.credential.TestStatus;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.workplace.Core;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "test")
final class CredentialsTest implements Callable<Integer> {
    private final Context context;

    @Mixin
    final CredentialChoice choice = new CredentialChoice();

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
        return context.unlocked((core, caller) -> test(core, caller, limit));
    }

    private int test(Core core, Caller caller, Duration limit) {
        Credential credential = choice.find(core.credentials(), caller).credential();
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
            }
            case NOT_TESTABLE -> output.say("cli.test.not.testable", result.message());
        }
        return result.status() == TestStatus.FAILED ? ExitCode.FAILED : ExitCode.DONE;
    }

    private static Map<String, Object> json(TestResult result) {
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
        return json;
    }
}
