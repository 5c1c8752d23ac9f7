package ai.automatos.admin.cli;

import ai.automatos.admin.credential.BulkListener;
import ai.automatos.admin.credential.BulkOptions;
import ai.automatos.admin.credential.BulkOutcome;
import ai.automatos.admin.credential.BulkProgress;
import ai.automatos.admin.credential.BulkResult;
import ai.automatos.admin.credential.BulkSummary;
import ai.automatos.admin.credential.CredentialFilter;
import ai.automatos.admin.credential.TestResult;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.workplace.Core;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tests what a filter finds, with a line of progress for people, and reports all of it. */
final class ManyTests {
    private final Context context;
    private final Core core;
    private final Caller caller;
    private final Output output;

    ManyTests(Context context, Core core, Caller caller) {
        this.context = context;
        this.core = core;
        this.caller = caller;
        this.output = context.output();
    }

    /** @return whether all that was tested works; a run that was cut short does not tell */
    int run(CredentialFilter filter, BulkOptions options) {
        BulkListener progress = (result, counts) -> output.progress(counts(counts));
        BulkSummary summary;
        try {
            summary = context.interruption()
                    .during(cancel -> core.bulkTester().run(caller, filter, options, progress, cancel));
        } finally {
            output.endProgress();
        }
        report(summary);
        boolean whole = summary.counts().count(BulkOutcome.CANCELLED) == 0;
        return whole && !summary.hasFailures() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void report(BulkSummary summary) {
        output.data(json(summary));
        if (summary.results().isEmpty()) {
            output.say("cli.credential.no.match");
            return;
        }
        output.table(
                Stream.of("name", "type", "environment", "result", "milliseconds", "message")
                        .map(column -> output.text("cli.column." + column))
                        .toList(),
                summary.results().stream().map(this::row).toList());
        output.line(counts(summary.counts()));
    }

    private List<String> row(BulkResult result) {
        @Nullable TestResult test = result.test();
        return List.of(
                result.target().name(),
                Types.name(core.types(), result.target().typeKey()),
                result.target().environment().word(),
                output.text(result.outcome().messageKey()),
                test == null ? "–" : Long.toString(test.millis()),
                result.message());
    }

    private String counts(BulkProgress progress) {
        String outcomes = progress.counts().entrySet().stream()
                .map(entry -> output.text(
                        "cli.tests.count",
                        Integer.toString(entry.getValue()),
                        output.text(entry.getKey().messageKey())))
                .collect(Collectors.joining());
        return output.text(
                "cli.tests.progress", Integer.toString(progress.done()), Integer.toString(progress.total()), outcomes);
    }

    private static Map<String, Object> json(BulkSummary summary) {
        Map<String, Object> counts = new LinkedHashMap<>();
        for (BulkOutcome outcome : BulkOutcome.values()) {
            counts.put(outcome.word(), summary.counts().count(outcome));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("total", summary.counts().total());
        json.put("counts", counts);
        json.put("results", summary.results().stream().map(ManyTests::json).toList());
        return json;
    }

    private static Map<String, Object> json(BulkResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", result.target().id().toString());
        json.put("name", result.target().name());
        json.put("type", result.target().typeKey());
        json.put("environment", result.target().environment().word());
        json.put("outcome", result.outcome().word());
        json.put("message", result.message());
        json.put("value_version", result.valueVersion() == 0 ? null : result.valueVersion());
        json.put("test", result.test() == null ? null : CredentialsTest.json(result.test()));
        return json;
    }
}
