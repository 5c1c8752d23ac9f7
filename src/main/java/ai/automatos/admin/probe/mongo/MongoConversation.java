package ai.automatos.admin.probe.mongo;

import ai.automatos.admin.crypto.Hash;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.Evidence;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Scram;
import ai.automatos.admin.probe.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** One login over one connection: hello, SCRAM, who are we, what are you. */
final class MongoConversation {
    private static final String SHA_256 = "SCRAM-SHA-256";
    private static final String SHA_1 = "SCRAM-SHA-1";

    private final MongoWire wire;
    private final @Nullable String tls;
    private final MongoLogin login;
    private final ProtocolRequest request;
    private @Nullable ProbeFailure reservation;

    MongoConversation(Wire wire, MongoLogin login, ProtocolRequest request) {
        this.wire = new MongoWire(wire.socket());
        this.tls = wire.tls();
        this.login = login;
        this.request = request;
    }

    Proof proof() throws ProbeFailure, IOException {
        BsonDocument hello = ask("admin", hello());
        if (login.user().isEmpty()) {
            demandsNoLogin();
        } else {
            logIn(login.mechanism().isEmpty() ? offered(hello) : login.mechanism());
        }
        BsonDocument status = reserving("connectionStatus");
        String version = string(reserving("buildInfo"), "version");
        String product = request.given("product").orElse("MongoDB");
        Evidence evidence = new Evidence(request.messages(), (product + " " + version).strip()).user(user(status));
        if (login.user().isEmpty()) {
            evidence.withoutLogin();
        }
        Proof proof = evidence.tls(tls).proof();
        return reservation == null ? proof : proof.reserved(reservation);
    }

    /** The old name of hello, for servers before 4.4. */
    private BsonDocument hello() {
        BsonDocument hello = command("isMaster");
        if (!login.user().isEmpty()) {
            hello.append("saslSupportedMechs", new BsonString(login.source() + "." + login.user()));
        }
        return hello;
    }

    /** A server without SHA-256 for this user names SHA-1, or, before 4.0, nothing. An unknown user is offered all. */
    private static String offered(BsonDocument hello) {
        BsonValue offered = hello.get("saslSupportedMechs", new BsonArray());
        Set<String> names = offered.isArray()
                ? offered.asArray().stream()
                        .filter(BsonValue::isString)
                        .map(name -> name.asString().getValue())
                        .collect(Collectors.toSet())
                : Set.of();
        return names.contains(SHA_256) ? SHA_256 : SHA_1;
    }

    private void logIn(String mechanism) throws ProbeFailure, IOException {
        String nonce = UUID.randomUUID().toString();
        Scram scram = mechanism.equals(SHA_256)
                ? new Scram(Hash.SHA_256, login.user(), Scram.prepared(login.password()), nonce)
                : new Scram(Hash.SHA_1, login.user(), oldDigest(), nonce);
        BsonDocument start = command("saslStart").append("mechanism", new BsonString(mechanism));
        start.append("payload", payload(scram.first()));
        start.append("options", new BsonDocument("skipEmptyExchange", BsonBoolean.TRUE));
        BsonDocument challenge = ask(login.source(), start);
        BsonDocument verdict = ask(login.source(), next(challenge, scram.answer(text(challenge))));
        scram.check(text(verdict));
        if (!verdict.getBoolean("done", BsonBoolean.FALSE).getValue()) {
            ask(login.source(), next(challenge, ""));
        }
    }

    /** SCRAM-SHA-1 takes what MongoDB's first login stored, not the password itself. */
    private String oldDigest() {
        byte[] text = (login.user() + ":mongo:" + login.password()).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Hash.MD5.digest(text));
    }

    private static BsonDocument next(BsonDocument challenge, String answer) {
        return command("saslContinue")
                .append("conversationId", challenge.get("conversationId", new BsonInt32(1)))
                .append("payload", payload(answer));
    }

    private static BsonBinary payload(String text) {
        return new BsonBinary(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(BsonDocument reply) {
        return new String(
                reply.getBinary("payload", new BsonBinary(new byte[0])).getData(), StandardCharsets.UTF_8);
    }

    /** Anybody may say hello; only where no login is asked for may anybody list. */
    private void demandsNoLogin() throws ProbeFailure, IOException {
        BsonDocument reply = wire.ask(sent("admin", command("listDatabases").append("nameOnly", BsonBoolean.TRUE)));
        if (!MongoErrors.isGood(reply)) {
            throw MongoErrors.failure(reply, Diagnosis.AUTHENTICATION_FAILED);
        }
    }

    /** What a proven login may not ask is said, and is no failure. */
    private BsonDocument reserving(String name) throws ProbeFailure, IOException {
        BsonDocument reply = wire.ask(sent("admin", command(name)));
        if (!MongoErrors.isGood(reply) && MongoErrors.lacksPermission(reply)) {
            reservation = new ProbeFailure(Diagnosis.PERMISSION_DENIED, name + ": " + string(reply, "errmsg"));
            return new BsonDocument();
        }
        return MongoErrors.checked(reply);
    }

    private String user(BsonDocument status) {
        BsonValue info = status.get("authInfo", new BsonDocument());
        BsonValue users = info.isDocument() ? info.asDocument().get("authenticatedUsers", new BsonArray()) : info;
        return users.isArray()
                        && !users.asArray().isEmpty()
                        && users.asArray().get(0).isDocument()
                ? string(users.asArray().get(0).asDocument(), "user")
                : login.user();
    }

    private BsonDocument ask(String database, BsonDocument command) throws ProbeFailure, IOException {
        return MongoErrors.checked(wire.ask(sent(database, command)));
    }

    private static BsonDocument command(String name) {
        return new BsonDocument(name, new BsonInt32(1));
    }

    private static BsonDocument sent(String database, BsonDocument command) {
        return command.append("$db", new BsonString(database));
    }

    static String string(BsonDocument document, String name) {
        BsonValue value = document.get(name);
        return value != null && value.isString() ? value.asString().getValue() : "";
    }
}
