package ai.automatos.admin.probe;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.TestRecipe;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.SecretBytes;
import java.io.EOFException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs connection tests. Each runs on a daemon thread of its own, which is left behind if it does not stop: the limit
 * and the cancel hold whatever it hangs in. No secret is in an outcome. Thread-safe.
 */
public final class ProbeRunner implements AutoCloseable {
    /** How long a test may take unless the user says otherwise. */
    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(10);

    /** What Java puts before the words of a cause. */
    private static final Pattern CLASS_NAME =
            Pattern.compile("\\b(?:[a-z_]\\w*\\.){2,}[A-Z][\\w$]*(?:Exception|Error): ");

    private static final Logger LOG = LoggerFactory.getLogger(ProbeRunner.class);

    private final List<ConnectionProbe> probes;
    private final Messages messages;
    private final CancelSignal closed = new CancelSignal();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "probe");
        thread.setDaemon(true);
        return thread;
    });

    public ProbeRunner(List<ConnectionProbe> probes, Messages messages) {
        this.probes = List.copyOf(probes);
        this.messages = messages;
    }

    /**
     * Tests the values against the service; blocks at most {@code limit}, and at most 200 ms after {@code cancel}.
     * Defaults of the type's fields are filled in here. The values stay the caller's to wipe, as soon as this returns.
     */
    public ProbeOutcome run(CredentialType type, Map<String, SecretBytes> values, Duration limit, CancelSignal cancel) {
        long start = System.nanoTime();
        TestRecipe recipe = type.test();
        Optional<ConnectionProbe> probe = probe(recipe);
        if (recipe == null || probe.isEmpty()) {
            return new ProbeOutcome.NotTestable(since(start), whyNot(type));
        }
        FieldValues fields = new FieldValues(type, values);
        try {
            new FieldChecks(type, messages).check(fields);
            return verified(start, onOwnThread(probe.get(), recipe, fields, limit, cancel), fields);
        } catch (ProbeFailure e) {
            return new ProbeOutcome.Failed(
                    since(start), e.diagnosis(), detail(e, fields), e.suggestion(), e.retryAfter());
        } catch (NotTestableHere e) {
            return new ProbeOutcome.NotTestable(since(start), e.reason());
        }
    }

    /**
     * The hosts that a test of these values would ask, in lower case; the type's key where nobody can tell. Asks nobody.
     * The values stay the caller's to wipe.
     */
    public Set<String> hosts(CredentialType type, Map<String, SecretBytes> values) {
        TestRecipe recipe = type.test();
        Set<String> hosts = probe(recipe)
                .map(one -> one.hosts(Objects.requireNonNull(recipe), new FieldValues(type, values)))
                .orElse(Set.of());
        return hosts.isEmpty() ? Set.of(type.key()) : hosts;
    }

    private Optional<ConnectionProbe> probe(@Nullable TestRecipe recipe) {
        return recipe == null
                ? Optional.empty()
                : probes.stream().filter(one -> one.supports(recipe)).findFirst();
    }

    private static ProbeOutcome verified(long start, Proof proof, FieldValues fields) {
        String identity = clean(proof.identity(), fields);
        @Nullable ProbeFailure reservation = proof.reservation();
        return new ProbeOutcome.Verified(
                since(start),
                identity,
                reservation == null ? null : reservation.diagnosis(),
                reservation == null ? "" : clean(reservation.detail(), fields),
                proof.expires());
    }

    /** Not what the diagnosis says anyway, and nothing that only a programmer reads. */
    private String detail(ProbeFailure failure, FieldValues fields) {
        String detail = clean(CLASS_NAME.matcher(failure.detail()).replaceAll(""), fields);
        return detail.equalsIgnoreCase(messages.get(failure.diagnosis().messageKey())) ? "" : detail;
    }

    /** Made anew each time, for a login may have handed out a secret meanwhile. */
    private static String clean(String text, FieldValues fields) {
        return fields.redacted(text);
    }

    private String whyNot(CredentialType type) {
        String reason = type.notTestable();
        return reason == null ? messages.get("probe.not_testable", type.name()) : reason;
    }

    /** As the sentence on a timeout says it. */
    public static String seconds(Duration limit) {
        return BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Proof onOwnThread(
            ConnectionProbe probe, TestRecipe recipe, FieldValues fields, Duration limit, CancelSignal cancel)
            throws ProbeFailure, NotTestableHere {
        CompletableFuture<Proof> answer = new CompletableFuture<>();
        CancelSignal stop = new CancelSignal();
        Runnable give = () -> answer.completeExceptionally(new ProbeFailure(Diagnosis.CANCELLED, ""));
        CancelSignal.Registration byUser = cancel.onCancel(give);
        CancelSignal.Registration byClosing = closed.onCancel(give);
        try {
            if (!answer.isDone()) {
                threads.execute(() -> attempt(probe, recipe, fields, limit, stop, answer));
            }
            return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new ProbeFailure(Diagnosis.TIMEOUT, messages.get("probe.detail.timeout", seconds(limit)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProbeFailure(Diagnosis.CANCELLED, "");
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } finally {
            byUser.close();
            byClosing.close();
            stop.cancel();
        }
    }

    private static void attempt(
            ConnectionProbe probe,
            TestRecipe recipe,
            FieldValues fields,
            Duration limit,
            CancelSignal stop,
            CompletableFuture<Proof> answer) {
        try {
            answer.complete(probe.probe(recipe, fields, limit, stop));
        } catch (Throwable e) {
            // An Error too ends one test, not the wait for it.
            answer.completeExceptionally(e);
        }
    }

    private ProbeFailure failure(Throwable thrown) throws NotTestableHere {
        if (thrown instanceof ProbeFailure known) {
            return known;
        }
        if (thrown instanceof NotTestableHere lacking) {
            throw lacking;
        }
        if (thrown instanceof EOFException) {
            return new ProbeFailure(Diagnosis.SERVICE_ERROR, messages.get("probe.detail.hung_up"));
        }
        if (thrown instanceof OutOfMemoryError) {
            // A client library believed a length that a server made up; that array was never made, so nothing is lost.
            return new ProbeFailure(Diagnosis.SERVICE_ERROR, messages.get("probe.detail.too_large"));
        }
        Optional<Diagnosis> network = NetworkDiagnosis.of(thrown);
        if (network.isEmpty()) {
            // Never the message: it may quote a value.
            LOG.error("Connection test broke off: {}", thrown.getClass().getName());
            return new ProbeFailure(Diagnosis.OTHER, thrown.getClass().getSimpleName());
        }
        return new ProbeFailure(network.get(), Objects.toString(thrown.getMessage(), ""));
    }

    /** Ends the tests under way; they come back as cancelled. */
    @Override
    public void close() {
        closed.cancel();
        threads.shutdownNow();
    }
}
