package ai.automatos.admin.vault;

import ai.automatos.admin.audit.AuditRepository;
import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.ChainProblem;
import ai.automatos.admin.audit.ChainReport;
import ai.automatos.admin.audit.ChainVerifier;
import ai.automatos.admin.audit.journal.JournalComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Every link, signature and journal line of the log holds. */
public final class LogVerification implements Verification {
    private final AuditRepository log;
    private final Supplier<ChainVerifier> verifier;
    private final JournalComparison journal;

    /** @param verifier asked for at each run, for whom to trust depends on who is unlocked */
    public LogVerification(AuditRepository log, Supplier<ChainVerifier> verifier, JournalComparison journal) {
        this.log = log;
        this.verifier = verifier;
        this.journal = journal;
    }

    @Override
    public Counts verify(Consumer<Finding> findings, Progress progress) {
        long events = 0;
        List<ChainReport> chains = new ArrayList<>();
        for (ChainHead head : log.heads()) {
            ChainReport report = verifier.get().verify(head, done -> progress.at("chain", done, head.sequence()));
            report.problems().forEach(problem -> findings.accept(finding(problem)));
            events += report.events();
            chains.add(report);
        }
        journal.compare(problem -> findings.accept(finding(problem)), lines -> progress.at("journal", lines, 0));
        return new Counts(0, events, chains);
    }

    private static Finding finding(ChainProblem problem) {
        return Finding.of(
                "chain." + problem.kind().word(), Long.toString(problem.chain()), Long.toString(problem.sequence()));
    }
}
