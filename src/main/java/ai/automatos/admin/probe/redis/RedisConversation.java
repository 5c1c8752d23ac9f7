package ai.automatos.admin.probe.redis;

import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.Evidence;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.ProtocolRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

/** One login over one connection: who are we, what are you, is the database there. */
final class RedisConversation {
    private final Connection connection;
    private final RedisLogin login;
    private final ProtocolRequest request;
    private @Nullable ProbeFailure reservation;

    RedisConversation(Connection connection, RedisLogin login, ProtocolRequest request) {
        this.connection = connection;
        this.login = login;
        this.request = request;
    }

    /** @param tls the protocol's name, or null without TLS */
    Proof proof(@Nullable String tls) throws ProbeFailure {
        boolean open = takesAnybody();
        if (login.given()) {
            logIn(open);
        }
        String user = login.given() ? user() : "";
        ServerInfo info = ServerInfo.of(reserving("INFO server", () -> ask(Command.INFO, "server")));
        if (login.database() != 0) {
            select();
        }
        Evidence evidence = new Evidence(request.messages(), info.product()).user(user);
        if (!login.given()) {
            evidence.withoutLogin();
        }
        Proof proof = evidence.tls(tls).proof();
        return reservation == null ? proof : proof.reserved(reservation);
    }

    /** Whether the server lets in without a login; one that wants it must be given one. */
    private boolean takesAnybody() throws ProbeFailure {
        try {
            if (!ask(Command.PING).equals("PONG")) {
                throw RedisErrors.otherProtocol(request);
            }
            return true;
        } catch (JedisDataException e) {
            if (RedisErrors.wantsLogin(e)) {
                if (login.given()) {
                    return false;
                }
                throw RedisErrors.failure(e, Diagnosis.AUTHENTICATION_FAILED);
            }
            if (RedisErrors.lacksPermission(e)) {
                return true;
            }
            throw RedisErrors.failure(e, Diagnosis.SERVICE_ERROR);
        }
    }

    /** A user without a password is let in with any: what the credential holds then proves nothing. */
    private void logIn(boolean open) throws ProbeFailure {
        try {
            if (login.user().isEmpty()) {
                ask(Command.AUTH, login.password());
            } else {
                ask(Command.AUTH, login.user(), login.password());
            }
        } catch (JedisDataException e) {
            throw RedisErrors.failure(e, Diagnosis.AUTHENTICATION_FAILED);
        }
        if (login.asStandardUser() ? open : takesAnyPassword()) {
            String user = login.user().isEmpty() ? RedisLogin.STANDARD_USER : login.user();
            throw request.invalid("probe.store.any_password", user);
        }
    }

    /** Only an administrator may look; for anybody else the server's word stands. */
    private boolean takesAnyPassword() {
        try {
            connection.sendCommand(Command.ACL, "GETUSER", login.user());
            return connection.getOne() instanceof Collection<?> user && holds(user, "nopass");
        } catch (JedisDataException e) {
            return false;
        }
    }

    private static boolean holds(Collection<?> reply, String word) {
        return reply.stream()
                .anyMatch(one -> one instanceof byte[] bytes
                        ? new String(bytes, StandardCharsets.UTF_8).equals(word)
                        : one instanceof Collection<?> inner && holds(inner, word));
    }

    private String user() {
        try {
            return ask(Command.ACL, "WHOAMI");
        } catch (JedisDataException e) {
            return login.user();
        }
    }

    private void select() throws ProbeFailure {
        try {
            reserving("SELECT", () -> ask(Command.SELECT, Integer.toString(login.database())));
        } catch (JedisDataException e) {
            throw RedisErrors.failure(e, Diagnosis.DATABASE_NOT_FOUND);
        }
    }

    /** What a proven login may not do is said, and is no failure. */
    private String reserving(String what, Question question) throws ProbeFailure {
        try {
            return question.ask();
        } catch (JedisDataException e) {
            if (RedisErrors.wantsLogin(e)) {
                throw RedisErrors.failure(e, Diagnosis.AUTHENTICATION_FAILED);
            }
            if (!RedisErrors.lacksPermission(e)) {
                throw e;
            }
            reservation = Optional.ofNullable(reservation)
                    .orElse(new ProbeFailure(Diagnosis.PERMISSION_DENIED, what + ": " + e.getMessage()));
            return "";
        }
    }

    private String ask(Command command, String... arguments) {
        connection.sendCommand(command, arguments);
        return connection.getOne() instanceof byte[] text ? new String(text, StandardCharsets.UTF_8) : "";
    }

    private interface Question {
        String ask();
    }
}
