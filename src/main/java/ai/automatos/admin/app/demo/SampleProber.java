package ai.automatos.admin.app.demo;

import ai.automatos.admin.app.demo.SampleData.Failure;
import ai.automatos.admin.app.demo.SampleData.Sample;
import ai.automatos.admin.app.demo.SampleData.Test;
import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.credential.Prober;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.schema.InputValidator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for every service, so that no invented key is ever sent to a real one. A sample answers as its data says;
 * other values are accepted if they look as usual. Every answer says that it is a sample.
 */
final class SampleProber implements Prober {
    /** Ends a secret before it is rotated within the month. */
    static final String OLD = "-old";

    private static final Duration USUAL = Duration.ofMillis(240);

    private final List<Sample> samples;
    private final Messages messages;
    private final DemoClock clock;
    private final Instant today;

    /** @param today from which the data counts days back */
    SampleProber(List<Sample> samples, Messages messages, DemoClock clock, Instant today) {
        this.samples = List.copyOf(samples);
        this.messages = messages;
        this.clock = clock;
        this.today = today;
    }

    /** While the clock is scripted nothing waits; afterwards a test takes as long as it says. */
    @Override
    public ProbeOutcome run(CredentialType type, Map<String, SecretBytes> values, Duration limit, CancelSignal cancel) {
        Optional<Sample> sample =
                samples.stream().filter(one -> isOf(one, type, values)).findFirst();
        ProbeOutcome outcome = sample.map(known -> scripted(known, type)).orElseGet(() -> guessed(type, values));
        if (!clock.isScripted() && isCancelledWithin(outcome.elapsed(), cancel)) {
            return new ProbeOutcome.Failed(outcome.elapsed(), Diagnosis.CANCELLED, "");
        }
        return outcome;
    }

    private ProbeOutcome scripted(Sample sample, CredentialType type) {
        @Nullable Test test = sample.test();
        Duration elapsed = test == null ? USUAL : Duration.ofMillis(test.milliseconds());
        @Nullable Failure failure = test == null ? null : test.fails();
        if (failure != null && !clock.instant().isBefore(today.minus(Duration.ofDays(failure.daysAgo())))) {
            Diagnosis diagnosis = Diagnosis.valueOf(failure.diagnosis().toUpperCase(Locale.ROOT));
            return new ProbeOutcome.Failed(elapsed, diagnosis, failure.detail());
        }
        @Nullable String identity = sample.identity();
        return verified(elapsed, identity == null ? answered(type) : identity);
    }

    private ProbeOutcome guessed(CredentialType type, Map<String, SecretBytes> values) {
        for (FieldSpec field : type.fields()) {
            @Nullable SecretBytes value = values.get(field.key());
            if (value != null
                    && field.secure()
                    && !InputValidator.check(field.label(), field.input(), value.exposeUtf8())
                            .isEmpty()) {
                return new ProbeOutcome.Failed(
                        USUAL, Diagnosis.INVALID_KEY, messages.get("demo.test.unusual", field.label()));
            }
        }
        return verified(USUAL, answered(type));
    }

    private ProbeOutcome verified(Duration elapsed, String identity) {
        return new ProbeOutcome.Verified(elapsed, messages.get("demo.test.evidence", identity));
    }

    private String answered(CredentialType type) {
        return messages.get("probe.evidence.http", type.name(), "200");
    }

    private static boolean isOf(Sample sample, CredentialType type, Map<String, SecretBytes> values) {
        return sample.type().equals(type.key())
                && sample.values().entrySet().stream()
                        .allMatch(entry -> matches(entry.getValue(), values.get(entry.getKey())));
    }

    private static boolean matches(String sample, @Nullable SecretBytes given) {
        return given != null
                && (given.exposeUtf8().equals(sample) || given.exposeUtf8().equals(sample + OLD));
    }

    private static boolean isCancelledWithin(Duration time, CancelSignal cancel) {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (CancelSignal.Registration registered = cancel.onCancel(cancelled::countDown)) {
            return cancelled.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
