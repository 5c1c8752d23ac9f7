package ai.automatos.admin.app;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.credential.Prober;
import ai.automatos.admin.net.AddressGuard;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import ai.automatos.admin.net.OutboundHttp;
import ai.automatos.admin.net.SystemProxies;
import ai.automatos.admin.notice.mail.SmtpMailer;
import ai.automatos.admin.probe.FieldValues;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.ProbeRunner;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.ProtocolProbes;
import ai.automatos.admin.probe.amqp.AmqpProbe;
import ai.automatos.admin.probe.bolt.BoltProbe;
import ai.automatos.admin.probe.cassandra.CassandraProbe;
import ai.automatos.admin.probe.file.DatabaseFileProbe;
import ai.automatos.admin.probe.ftp.FtpProbe;
import ai.automatos.admin.probe.http.HttpConversations;
import ai.automatos.admin.probe.http.HttpProbe;
import ai.automatos.admin.probe.http.KubeconfigProbe;
import ai.automatos.admin.probe.http.TokenEndpoint;
import ai.automatos.admin.probe.jdbc.MySqlProbe;
import ai.automatos.admin.probe.jdbc.OwnDriverProbe;
import ai.automatos.admin.probe.jdbc.OwnDrivers;
import ai.automatos.admin.probe.jdbc.PostgresProbe;
import ai.automatos.admin.probe.jdbc.RelayedProbe;
import ai.automatos.admin.probe.jdbc.SqlServerProbe;
import ai.automatos.admin.probe.kafka.KafkaProbe;
import ai.automatos.admin.probe.ldap.LdapProbe;
import ai.automatos.admin.probe.local.CertificateCheck;
import ai.automatos.admin.probe.local.HmacCheck;
import ai.automatos.admin.probe.local.JwtKeyCheck;
import ai.automatos.admin.probe.local.PgpCheck;
import ai.automatos.admin.probe.local.TotpCheck;
import ai.automatos.admin.probe.mail.ImapProbe;
import ai.automatos.admin.probe.mail.Pop3Probe;
import ai.automatos.admin.probe.mail.SmtpProbe;
import ai.automatos.admin.probe.memcached.MemcachedProbe;
import ai.automatos.admin.probe.mongo.MongoProbe;
import ai.automatos.admin.probe.mqtt.MqttProbe;
import ai.automatos.admin.probe.nats.NatsProbe;
import ai.automatos.admin.probe.redis.RedisProbe;
import ai.automatos.admin.probe.rethinkdb.RethinkDbProbe;
import ai.automatos.admin.probe.ssh.SshProbe;
import ai.automatos.admin.probe.stomp.StompProbe;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;

/** The connection tests with the network below them, closed from the top down. */
final class Probes implements AutoCloseable {
    private static final int LARGEST_ANSWER = 1 << 20;

    private static final Duration LONGEST_MAIL = Duration.ofSeconds(30);

    private final GuardedNetwork network;
    private final OutboundHttp http;
    private final ProbeRunner runner;
    private final SmtpMailer mailer;
    private final TokenEndpoint tokens;
    private final AtomicReference<Path> drivers;

    Probes(Messages messages, String version, Clock clock, Map<String, String> environment) {
        drivers = new AtomicReference<>(
                AppPaths.locate(null, environment, System.getProperties()).drivers());
        network = new GuardedNetwork(NameResolver.system());
        http = new OutboundHttp(
                network,
                new SystemProxies(environment, ProxySelector.getDefault()),
                tls(),
                "AutomatosAdmin/" + version,
                LARGEST_ANSWER);
        AddressGuard guard = AddressGuard.localAllowed();
        tokens = new TokenEndpoint(http, guard, messages, clock);
        mailer = new SmtpMailer(network, guard, tls(), LONGEST_MAIL, clock);
        HttpConversations conversations = new HttpConversations(http, guard, messages, clock);
        runner = new ProbeRunner(
                List.of(
                        new HttpProbe(conversations),
                        new KubeconfigProbe(conversations),
                        new ProtocolProbes(protocols(clock), network, guard, tls(), messages)),
                messages);
    }

    private List<ProtocolProbe> protocols(Clock clock) {
        return List.of(
                new MemcachedProbe(),
                new PostgresProbe(),
                new MySqlProbe(),
                new SqlServerProbe(),
                new RelayedProbe(),
                new OwnDriverProbe(new OwnDrivers(drivers::get)),
                new DatabaseFileProbe(),
                new RedisProbe(),
                new MongoProbe(),
                new CassandraProbe(),
                new BoltProbe(),
                new RethinkDbProbe(),
                new SshProbe(),
                new FtpProbe(),
                new LdapProbe(),
                new SmtpProbe(),
                new ImapProbe(),
                new Pop3Probe(),
                new AmqpProbe(),
                new KafkaProbe(),
                new MqttProbe(),
                new NatsProbe(),
                new StompProbe(),
                new CertificateCheck(clock),
                new PgpCheck(clock),
                new TotpCheck(clock),
                new HmacCheck(),
                new JwtKeyCheck());
    }

    /** From now on the user's own drivers are looked for below this data folder. */
    void driversOf(AppPaths paths) {
        drivers.set(paths.drivers());
    }

    Prober prober() {
        return new Prober() {
            @Override
            public Set<String> hosts(CredentialType type, Map<String, SecretBytes> values) {
                return runner.hosts(type, values);
            }

            @Override
            public Map<String, SecretBytes> renew(
                    CredentialType type, Map<String, SecretBytes> values, Duration limit, CancelSignal cancel)
                    throws ProbeFailure {
                return tokens.refresh(type, new FieldValues(type, values), limit, cancel)
                        .values();
            }

            @Override
            public ProbeOutcome run(
                    CredentialType type, Map<String, SecretBytes> values, Duration limit, CancelSignal cancel) {
                return runner.run(type, values, limit, cancel);
            }
        };
    }

    /** Sends mail by the same way out. */
    SmtpMailer mailer() {
        return mailer;
    }

    TokenEndpoint tokens() {
        return tokens;
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
