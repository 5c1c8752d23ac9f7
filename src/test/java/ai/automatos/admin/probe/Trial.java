package ai.automatos.admin.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;

/** One shipped type's test, run again and again with changed values; its secret may show up in no outcome. */
public final class Trial {
    private final ProtocolProbe probe;
    private final String type;
    private final SSLContext trust;
    private final String secret;
    private final Map<String, SecretBytes> usual = new HashMap<>();
    private NameResolver names = NameResolver.system();
    private Duration limit = Duration.ofSeconds(20);

    /**
     * @param trust whom the test trusts in TLS
     * @param secret a part of the secret values that occurs nowhere else
     */
    public Trial(ProtocolProbe probe, String type, SSLContext trust, String secret) {
        this.probe = probe;
        this.type = type;
        this.trust = trust;
        this.secret = secret;
    }

    /** Trusts whom Java trusts. */
    public Trial(ProtocolProbe probe, String type, String secret) {
        this(probe, type, world(), secret);
    }

    private static SSLContext world() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Usual values: keys and values in turn. */
    public Trial with(String... pairs) {
        usual.putAll(ProbeFixture.values(pairs));
        return this;
    }

    /** Asks this port of this computer. */
    public Trial at(int port) {
        return with("host", "localhost", "port", Integer.toString(port));
    }

    /** Names of its own. */
    public Trial named(NameResolver own) {
        names = own;
        return this;
    }

    /** For servers that leave a test waiting. */
    public Trial within(Duration shorter) {
        limit = shorter;
        return this;
    }

    /** @param changes keys and values in turn; an empty value counts as left out */
    public ProbeOutcome outcome(String... changes) {
        Map<String, SecretBytes> values = new HashMap<>(usual);
        values.putAll(ProbeFixture.values(changes));
        try (GuardedNetwork network = new GuardedNetwork(names);
                ProbeRunner runner = ProbeFixture.runner(network, probe, trust)) {
            ProbeOutcome outcome = runner.run(ProbeFixture.shipped(type), values, limit, new CancelSignal());
            assertThat(outcome.toString()).doesNotContain(secret);
            return outcome;
        }
    }

    public ProbeOutcome.Verified verified(String... changes) {
        ProbeOutcome outcome = outcome(changes);
        assertThat(outcome).isInstanceOf(ProbeOutcome.Verified.class);
        return (ProbeOutcome.Verified) outcome;
    }

    public String evidence(String... changes) {
        return verified(changes).evidence();
    }

    public ProbeOutcome.Failed failed(String... changes) {
        ProbeOutcome outcome = outcome(changes);
        assertThat(outcome).isInstanceOf(ProbeOutcome.Failed.class);
        ProbeOutcome.Failed failed = (ProbeOutcome.Failed) outcome;
        assertThat(failed.detail()).isNotEqualTo("null");
        if (failed.diagnosis() != Diagnosis.CONNECTION_REFUSED) { // Its name says it all.
            assertThat(failed.detail()).isNotBlank();
        }
        return failed;
    }

    public Diagnosis diagnosis(String... changes) {
        return failed(changes).diagnosis();
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
