package ai.automatos.admin.probe.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.embedded.RedisServer;
import redis.embedded.RedisServerBuilder;

/** A real Redis 7.0 on this computer, in memory only. */
final class TestRedis implements AutoCloseable {
    private final RedisServer server;
    private final int port;

    /** @param settings lines as in redis.conf */
    TestRedis(String... settings) {
        port = freePort();
        RedisServerBuilder builder =
                RedisServer.builder().bind("127.0.0.1").port(port).setting("save \"\"");
        for (String setting : settings) {
            builder.setting(setting);
        }
        server = builder.build();
        server.start();
    }

    int port() {
        return port;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
