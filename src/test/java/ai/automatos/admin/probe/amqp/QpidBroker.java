package ai.automatos.admin.probe.amqp;

import ai.automatos.admin.common.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.SystemConfig;

/** Apache Qpid in this process: users by password, one virtual host, a port in clear and one with TLS. */
final class QpidBroker implements AutoCloseable {
    private final SystemLauncher launcher;
    private SystemConfig<?> system;

    /** @param certificates PKCS#12 with a server's certificate under the alias {@code good} */
    QpidBroker(Path folder, Path certificates, Map<String, String> users) throws Exception {
        launcher = new SystemLauncher(new SystemLauncherListener.DefaultSystemLauncherListener() {
            @Override
            public void onContainerResolve(SystemConfig<?> started) {
                system = started;
            }
        });
        Path configuration = folder.resolve("broker.json");
        Files.writeString(configuration, Json.write(configuration(folder, certificates, users)));
        launcher.startup(Map.of(
                "type",
                "Memory",
                "initialConfigurationLocation",
                configuration.toString(),
                "startupLoggedToSystemOut",
                "false",
                "context",
                Map.of("qpid.work_dir", folder.toString())));
    }

    private static Map<String, Object> configuration(Path folder, Path certificates, Map<String, String> users) {
        Map<String, Object> login = Map.of(
                "name",
                "login",
                "type",
                "Plain",
                "secureOnlyMechanisms",
                List.of(),
                "users",
                users.entrySet().stream()
                        .map(user -> Map.of("name", user.getKey(), "type", "managed", "password", user.getValue()))
                        .toList());
        Map<String, Object> host = Map.of(
                "name", "shop",
                "type", "Memory",
                "defaultVirtualHostNode", "true",
                "virtualHostInitialConfiguration", "{\"type\":\"Memory\"}");
        Map<String, Object> keys = Map.of(
                "name", "keys",
                "type", "FileKeyStore",
                "storeUrl", certificates.toString(),
                "keyStoreType", "pkcs12",
                "password", "changeit",
                "certificateAlias", "good");
        return Map.of(
                "name",
                "broker",
                "modelVersion",
                "9.1",
                "authenticationproviders",
                List.of(login),
                "keystores",
                List.of(keys),
                "ports",
                List.of(
                        port("clear", Map.of()),
                        port("secure", Map.of("transports", List.of("SSL"), "keyStore", "keys"))),
                "virtualhostnodes",
                List.of(host));
    }

    private static Map<String, Object> port(String name, Map<String, Object> more) {
        Map<String, Object> port = new HashMap<>(Map.of(
                "name", name,
                "type", "AMQP",
                "port", "0",
                "bindingAddress", "127.0.0.1",
                "protocols", List.of("AMQP_0_9_1"),
                "authenticationProvider", "login",
                "virtualhostaliases", List.of(Map.of("name", "byName", "type", "nameAlias"))));
        port.putAll(more);
        return port;
    }

    /** @param name {@code clear} or {@code secure} */
    int port(String name) {
        return system.getContainer().getChildren(Port.class).stream()
                .filter(port -> port.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getBoundPort();
    }

    @Override
    public void close() {
        launcher.shutdown();
    }
}
