package ai.automatos.admin.probe;

import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServers;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** Apache ActiveMQ Artemis in this process: a port in clear and one with TLS for a protocol, users by password. */
public final class ArtemisBroker implements AutoCloseable {
    private final ActiveMQServer server;

    /**
     * @param certificates PKCS#12 with a server's certificate under the alias {@code good}
     * @param protocol {@code MQTT} or {@code STOMP}
     * @param users passwords by name; none lets everybody in
     */
    public ArtemisBroker(Path folder, Path certificates, String protocol, Map<String, String> users) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(!users.isEmpty())
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("clear", "tcp://127.0.0.1:0?protocols=" + protocol)
                .addAcceptorConfiguration(
                        "secure",
                        "tcp://127.0.0.1:0?protocols=" + protocol + "&sslEnabled=true&keyStoreType=PKCS12&keyStorePath="
                                + certificates + "&keyStorePassword=changeit&keyStoreAlias=good");
        configuration.setBrokerInstance(folder.toFile());
        SecurityConfiguration known = new SecurityConfiguration();
        users.forEach((user, password) -> {
            known.addUser(user, password);
            known.addRole(user, "clients");
        });
        server = ActiveMQServers.newActiveMQServer(
                configuration, null, new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), known), false);
        server.start();
    }

    /** @param acceptor {@code clear} or {@code secure} */
    public int port(String acceptor) {
        return ((NettyAcceptor) server.getRemotingService().getAcceptor(acceptor)).getActualPort();
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
