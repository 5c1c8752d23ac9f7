package ai.automatos.admin.cli;

import ai.automatos.admin.audit.ChainReport;
import ai.automatos.admin.vault.VerificationReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what a verification found; a finding makes the command fail. */
final class VerificationOutput {
    private VerificationOutput() {}

    static int show(Context context, VerificationReport report) {
        Output output = context.output();
        List<String> findings = report.findings().stream()
                .map(finding -> finding.text(context.messages()))
                .toList();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sound", report.sound());
        json.put("credentials", report.credentials());
        json.put("events", report.events());
        json.put("found", report.found());
        json.put("findings", findings);
        json.put(
                "chains",
                report.chains().stream().map(VerificationOutput::chain).toList());
        output.data(json);
        report.chains().forEach(chain -> sayChain(output, chain));
        if (report.sound()) {
            output.say("cli.verify.sound", Long.toString(report.credentials()), Long.toString(report.events()));
            return ExitCode.DONE;
        }
        output.say("cli.verify.found", Long.toString(report.found()));
        findings.forEach(output::line);
        return ExitCode.FAILED;
    }

    private static void sayChain(Output output, ChainReport chain) {
        if (!chain.consistent()) {
            return;
        }
        String number = Long.toString(chain.head().chain());
        String events = Long.toString(chain.events());
        if (chain.signedUpTo() == 0) {
            output.say("cli.verify.unsigned", number, events);
        } else {
            output.say(
                    "cli.verify.signed",
                    number,
                    Long.toString(chain.signedUpTo()),
                    events,
                    String.join(", ", chain.fingerprints()));
        }
    }

    private static Map<String, Object> chain(ChainReport chain) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("chain", chain.head().chain());
        json.put("consistent", chain.consistent());
        json.put("events", chain.events());
        json.put("signed_up_to", chain.signedUpTo());
        json.put("fingerprints", chain.fingerprints());
        return json;
    }
}
