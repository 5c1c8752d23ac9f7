package ai.automatos.admin.probe.redis;

import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.probe.ConnectedSocket;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.Endpoint;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import ai.automatos.admin.probe.Wire;
import java.io.EOFException;
import java.io.IOException;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Tests by logging in to Redis, or to what speaks its protocol. Thread-safe. */
public final class RedisProbe implements ProtocolProbe {
    private static final char TLS_ALERT = 0x15;
    /** The client does nothing by itself: neither login nor name nor timeout. The runner's watch is the limit. */
    private static final JedisClientConfig BARE = DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis(0)
            .socketTimeoutMillis(0)
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
            .build();

    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals("redis");
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure, IOException {
        RedisLogin login = RedisLogin.of(request);
        try (Wire wire = Wire.open(request, route, new Endpoint(login.host(), login.port()), login.tls())) {
            return talk(wire, login, request);
        }
    }

    private static Proof talk(Wire wire, RedisLogin login, ProtocolRequest request) throws ProbeFailure, IOException {
        ConnectedSocket socket = new ConnectedSocket(wire.socket(), AnswerLengths::new);
        try (Connection connection = new Connection(() -> socket, BARE)) {
            return new RedisConversation(connection, login, request).proof(wire.tls());
        } catch (JedisConnectionException e) {
            throw broken(e, request);
        } catch (NumberFormatException | ClassCastException | NegativeArraySizeException | StackOverflowError e) {
            throw RedisErrors.otherProtocol(request);
        }
    }

    private static ProbeFailure broken(JedisConnectionException thrown, ProtocolRequest request) throws IOException {
        if (thrown.getCause() instanceof IOException network) {
            throw network;
        }
        String message = String.valueOf(thrown.getMessage());
        if (!message.startsWith("Unknown reply")) {
            throw new EOFException();
        }
        if (message.indexOf(TLS_ALERT) >= 0) {
            return new ProbeFailure(Diagnosis.WRONG_BASE_URL, request.messages().get("probe.store.wants_tls"));
        }
        return RedisErrors.otherProtocol(request);
    }
}
