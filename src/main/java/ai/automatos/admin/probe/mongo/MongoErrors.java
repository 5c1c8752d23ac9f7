package ai.automatos.admin.probe.mongo;

import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** What a command's error code means for a login (MongoDB's error_codes.yml). */
final class MongoErrors {
    private static final int UNAUTHORIZED = 13;
    private static final Map<Integer, Diagnosis> CODES = Map.of(
            11,
            Diagnosis.AUTHENTICATION_FAILED,
            UNAUTHORIZED,
            Diagnosis.PERMISSION_DENIED,
            18,
            Diagnosis.AUTHENTICATION_FAILED,
            334,
            Diagnosis.AUTHENTICATION_FAILED,
            8000,
            Diagnosis.AUTHENTICATION_FAILED);

    private MongoErrors() {}

    static boolean isGood(BsonDocument reply) {
        BsonValue ok = reply.get("ok");
        return ok instanceof BsonNumber number && number.intValue() == 1;
    }

    static boolean lacksPermission(BsonDocument reply) {
        return code(reply) == UNAUTHORIZED;
    }

    static BsonDocument checked(BsonDocument reply) throws ProbeFailure {
        if (!isGood(reply)) {
            throw failure(reply, CODES.getOrDefault(code(reply), Diagnosis.SERVICE_ERROR));
        }
        return reply;
    }

    static ProbeFailure failure(BsonDocument reply, Diagnosis diagnosis) {
        return new ProbeFailure(diagnosis, MongoConversation.string(reply, "errmsg"));
    }

    private static int code(BsonDocument reply) {
        BsonValue code = reply.get("code", new BsonInt32(0));
        return code instanceof BsonNumber number ? number.intValue() : 0;
    }
}
