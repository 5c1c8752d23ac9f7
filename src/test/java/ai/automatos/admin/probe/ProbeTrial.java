package ai.automatos.admin.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;

/** One shipped type's test, run again and again with changed values; its secret may show up in no outcome. */
public final class ProbeTrial {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ProtocolProbe probe;
    private final String type;
    private final SSLContext trust;
    private final String secret;
    private final Map<String, String> values = new HashMap<>();

    /** @param secret a part of the secret values that occurs nowhere else */
    public ProbeTrial(ProtocolProbe probe, String type, SSLContext trust, String secret) {
        this.probe = probe;
        this.type = type;
        this.trust = trust;
        this.secret = secret;
    }

    /** Keys and values in turn. */
    public ProbeTrial with(String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return this;
    }

    public ProbeOutcome run(String... changes) {
        Map<String, SecretBytes> given = new HashMap<>();
        values.forEach((key, value) -> given.put(key, SecretBytes.ofUtf8(value)));
        given.putAll(ProbeFixture.values(changes));
        try (GuardedNetwork network = new GuardedNetwork(NameResolver.system());
                ProbeRunner runner = ProbeFixture.runner(network, probe, trust)) {
            ProbeOutcome outcome = runner.run(ProbeFixture.shipped(type), given, LIMIT, new CancelSignal());
            assertThat(outcome.toString()).doesNotContain(secret);
            return outcome;
        }
    }

    public String evidence(String... changes) {
        ProbeOutcome outcome = run(changes);
        assertThat(outcome).isInstanceOf(ProbeOutcome.Verified.class);
        return ((ProbeOutcome.Verified) outcome).evidence();
    }

    public ProbeOutcome.Failed failure(String... changes) {
        ProbeOutcome outcome = run(changes);
        assertThat(outcome).isInstanceOf(ProbeOutcome.Failed.class);
        assertThat(((ProbeOutcome.Failed) outcome).detail()).isNotBlank();
        return (ProbeOutcome.Failed) outcome;
    }

    public Diagnosis diagnosis(String... changes) {
        return failure(changes).diagnosis();
    }

    /** Waits until no thread of such a name is alive; false if one still is after ten seconds. */
    public static boolean threadsEnd(String name) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith(name))) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        return true;
    }
}
