package ai.automatos.admin.ui.audit;

import ai.automatos.admin.audit.AuditActivity;
import ai.automatos.admin.audit.AuditQuery;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** The chart with its title and figures; counts in the background, and a newer question cancels an older one. */
final class ActivityPanel {
    private final Workbench bench;
    private final OpenVault vault;
    private final ActivityChart chart;
    private final Label title;
    private final Label successes;
    private final Label failures;
    private Consumer<Counts> counted = counts -> {};
    private CancelSignal running = new CancelSignal();

    /**
     * @param shown events that match
     * @param all events of that time
     */
    record Counts(long shown, long all) {}

    ActivityPanel(Workbench bench, OpenVault vault, ActivityChart chart, Label title, Label successes, Label failures) {
        this.bench = bench;
        this.vault = vault;
        this.chart = chart;
        this.title = title;
        this.successes = successes;
        this.failures = failures;
    }

    void onCounted(Consumer<Counts> action) {
        counted = action;
    }

    /** @param unfiltered the same time without filters, or null if nothing is filtered */
    void show(AuditQuery query, @Nullable AuditQuery unfiltered, Span span) {
        running.cancel();
        CancelSignal mine = new CancelSignal();
        running = mine;
        ZoneId zone = bench.formats().zone();
        Step step = Step.of(span);
        List<Instant> bounds = step.bounds(span, zone);
        bench.tasks()
                .load(
                        task -> read(query, unfiltered, bounds, mine),
                        found -> {
                            if (!mine.isCancelled()) {
                                showFound(found, bounds, step, zone);
                            }
                        },
                        failure -> {
                            if (!(failure instanceof CancellationException) && !mine.isCancelled()) {
                                bench.tasks().fail(failure);
                            }
                        });
    }

    void clear() {
        running.cancel();
        chart.clear();
    }

    private Found read(AuditQuery query, @Nullable AuditQuery unfiltered, List<Instant> bounds, CancelSignal cancel) {
        List<AuditActivity> bars = vault.core().audit().activity(vault.caller(), query, bounds, cancel);
        long shown = bars.stream().mapToLong(AuditActivity::total).sum();
        if (unfiltered == null) {
            return new Found(bars, new Counts(shown, shown));
        }
        List<Instant> whole = List.of(bounds.get(0), bounds.get(bounds.size() - 1));
        long all = vault.core()
                .audit()
                .activity(vault.caller(), unfiltered, whole, cancel)
                .get(0)
                .total();
        return new Found(bars, new Counts(shown, all));
    }

    private void showFound(Found found, List<Instant> bounds, Step step, ZoneId zone) {
        title.setText(bench.text("ui.audit.per." + step.word()));
        successes.setText(bench.text(
                "ui.audit.legend.success",
                found.bars().stream().mapToLong(AuditActivity::successes).sum()));
        failures.setText(bench.text(
                "ui.audit.legend.failure",
                found.bars().stream().mapToLong(AuditActivity::failures).sum()));
        chart.show(found.bars(), new ActivityChart.Wording() {
            @Override
            public ChartTicks.Ticks ticks(int most) {
                return ChartTicks.of(bounds, step, zone, most);
            }

            @Override
            public String tick(AuditActivity bar, String pattern) {
                return bench.formats().as(pattern, bar.from());
            }

            @Override
            public String bar(AuditActivity bar) {
                return bench.text(
                        "ui.audit.bar",
                        SpanText.of(bench, new Span(bar.from(), bar.to())),
                        bar.total(),
                        bar.failures());
            }

            @Override
            public String level(long value) {
                return bench.formats().number(value);
            }
        });
        counted.accept(found.counts());
    }

    private record Found(List<AuditActivity> bars, Counts counts) {}
}
