package ai.automatos.admin.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** Tests credentials of one shipped type, and checks each time that no outcome tells a secret. */
public final class Trial implements AutoCloseable {
    private final GuardedNetwork network;
    private final ProbeRunner runner;
    private final String type;
    private final Map<String, SecretBytes> usual;
    private final String secret;
    private Duration limit = Duration.ofSeconds(10);

    /**
     * @param trust whom the test trusts in TLS
     * @param usual values, which single tests change
     * @param secret part of the usual secret that must be seen nowhere
     */
    public Trial(ProtocolProbe probe, SSLContext trust, String type, Map<String, SecretBytes> usual, String secret) {
        this(NameResolver.system(), probe, trust, type, usual, secret);
    }

    /** As above, with names of its own. */
    public Trial(
            NameResolver names,
            ProtocolProbe probe,
            SSLContext trust,
            String type,
            Map<String, SecretBytes> usual,
            String secret) {
        this.network = new GuardedNetwork(names);
        this.runner = ProbeFixture.runner(network, probe, trust);
        this.type = type;
        this.usual = usual;
        this.secret = secret;
    }

    /** For servers that leave a test waiting. */
    public Trial within(Duration shorter) {
        limit = shorter;
        return this;
    }

    /** @param changes field and value in turn; an empty value counts as left out */
    public ProbeOutcome outcome(String... changes) {
        Map<String, SecretBytes> values = ProbeFixture.values();
        values.putAll(usual);
        values.putAll(ProbeFixture.values(changes));
        ProbeOutcome outcome = runner.run(ProbeFixture.shipped(type), values, limit, new CancelSignal());
        assertThat(outcome.toString()).doesNotContain(secret);
        return outcome;
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
        assertThat(((ProbeOutcome.Failed) outcome).detail()).isNotBlank();
        return (ProbeOutcome.Failed) outcome;
    }

    public Diagnosis diagnosis(String... changes) {
        return failed(changes).diagnosis();
    }

    @Override
    public void close() {
        runner.close();
        network.close();
    }
}
