package ai.automatos.admin.probe.redis;

import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProtocolRequest;
import java.util.Map;
import redis.clients.jedis.exceptions.JedisDataException;

/** What a server's error means; it begins with a word of its own, or with ERR where the question decides. */
final class RedisErrors {
    private static final Map<String, Diagnosis> WORDS = Map.of(
            "NOAUTH", Diagnosis.AUTHENTICATION_FAILED,
            "WRONGPASS", Diagnosis.AUTHENTICATION_FAILED,
            "NOPERM", Diagnosis.PERMISSION_DENIED,
            "DENIED", Diagnosis.PERMISSION_DENIED,
            "LOADING", Diagnosis.SERVICE_ERROR,
            "BUSY", Diagnosis.SERVICE_ERROR,
            "MASTERDOWN", Diagnosis.SERVICE_ERROR,
            "CLUSTERDOWN", Diagnosis.SERVICE_ERROR);

    private RedisErrors() {}

    static boolean wantsLogin(JedisDataException error) {
        return word(error).equals("NOAUTH");
    }

    static boolean lacksPermission(JedisDataException error) {
        return word(error).equals("NOPERM");
    }

    /** @param otherwise what it means if the error does not tell by itself */
    static ProbeFailure failure(JedisDataException error, Diagnosis otherwise) {
        return new ProbeFailure(WORDS.getOrDefault(word(error), otherwise), String.valueOf(error.getMessage()));
    }

    static ProbeFailure otherProtocol(ProtocolRequest request) {
        return new ProbeFailure(
                Diagnosis.WRONG_BASE_URL, request.messages().get("probe.store.other_protocol", "Redis"));
    }

    private static String word(JedisDataException error) {
        return String.valueOf(error.getMessage()).split(" ", 2)[0];
    }
}
