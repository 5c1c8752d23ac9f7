package ai.automatos.admin.app;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.net.AddressGuard;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import ai.automatos.admin.net.OutboundHttp;
import ai.automatos.admin.net.SystemProxies;
import ai.automatos.admin.probe.ProbeRunner;
import ai.automatos.admin.probe.ProtocolProbes;
import ai.automatos.admin.probe.http.HttpProbe;
import ai.automatos.admin.probe.jdbc.PostgresProbe;
import ai.automatos.admin.probe.ssh.SshProbe;
import java.net.ProxySelector;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** The connection tests with the network below them, closed from the top down. */
final class Probes implements AutoCloseable {
    private static final int LARGEST_ANSWER = 1 << 20;

    private final GuardedNetwork network;
    private final OutboundHttp http;
    private final ProbeRunner runner;

    Probes(Messages messages, String version, Clock clock, Map<String, String> environment) {
        network = new GuardedNetwork(NameResolver.system());
        http = new OutboundHttp(
                network,
                new SystemProxies(environment, ProxySelector.getDefault()),
                tls(),
                "AutomatosAdmin/" + version,
                LARGEST_ANSWER);
        AddressGuard guard = AddressGuard.localAllowed();
        runner = new ProbeRunner(
                List.of(
                        new HttpProbe(http, guard, messages, clock),
                        new ProtocolProbes(
                                List.of(new PostgresProbe(), new SshProbe()), network, guard, tls(), messages)),
                messages);
    }

    ProbeRunner runner() {
        return runner;
    }

    @Override
    public void close() {
        runner.close();
        http.close();
        network.close();
    }

    private static SSLContext tls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
