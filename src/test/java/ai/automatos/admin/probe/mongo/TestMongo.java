package ai.automatos.admin.probe.mongo;

import ai.automatos.admin.net.StubServer;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** A rebuilt MongoDB: as much of its protocol as a login needs, with users who know their password by SCRAM. */
final class TestMongo implements AutoCloseable {
    /** Name and password; the mechanism is SHA-256 but for the user {@code old}. */
    private final Map<String, String> users;

    private final StubServer server = StubServer.raw(this::serve);
    private final Set<String> asked = new ConcurrentSkipListSet<>();

    /** @param users empty for a server that asks for no login */
    TestMongo(Map<String, String> users) {
        this.users = users;
    }

    int port() {
        return server.port();
    }

    /** Commands so far. */
    Set<String> asked() {
        return asked;
    }

    private void serve(StubServer self, Socket socket) throws IOException {
        Session session = new Session();
        DataInputStream in = new DataInputStream(socket.getInputStream());
        while (true) {
            byte[] head = new byte[16];
            in.readFully(head);
            ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
            byte[] body = new byte[header.getInt(0) - 16];
            in.readFully(body);
            int document = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).getInt(5);
            BsonDocument command = new RawBsonDocument(body, 5, document).decode(new BsonDocumentCodec());
            asked.add(command.getFirstKey());
            byte[] answer = new RawBsonDocument(session.answer(command), new BsonDocumentCodec())
                    .getByteBuffer()
                    .array();
            int length = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
            ByteBuffer out = ByteBuffer.allocate(21 + length).order(ByteOrder.LITTLE_ENDIAN);
            out.putInt(21 + length)
                    .putInt(7)
                    .putInt(header.getInt(4))
                    .putInt(2013)
                    .putInt(0);
            out.put((byte) 0).put(answer, 0, length);
            socket.getOutputStream().write(out.array());
            socket.getOutputStream().flush();
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private final class Session {
        private ScramServer scram;
        private String user = "";
        private boolean in;

        BsonDocument answer(BsonDocument command) {
            return switch (command.getFirstKey()) {
                case "hello", "isMaster" -> hello(command);
                case "saslStart" -> start(command);
                case "saslContinue" -> proceed(command);
                case "connectionStatus" ->
                    BsonDocument.parse(
                            in
                                    ? "{authInfo: {authenticatedUsers: [{user: '%s', db: 'admin'}]}, ok: 1.0}"
                                            .formatted(user)
                                    : "{authInfo: {authenticatedUsers: []}, ok: 1.0}");
                case "buildInfo" ->
                    user.equals("narrow")
                            ? error(13, "not authorized on admin to execute command buildInfo")
                            : BsonDocument.parse("{version: '7.0.5', ok: 1.0}");
                case "listDatabases" ->
                    in || users.isEmpty()
                            ? BsonDocument.parse("{databases: [], ok: 1.0}")
                            : error(13, "Command listDatabases requires authentication");
                default -> BsonDocument.parse("{ok: 1.0}");
            };
        }

        private BsonDocument hello(BsonDocument command) {
            String name = command.containsKey("saslSupportedMechs")
                    ? command.getString("saslSupportedMechs").getValue().replaceFirst(".*?\\.", "")
                    : "";
            String mechanisms = name.equals("old") ? "['SCRAM-SHA-1']" : "['SCRAM-SHA-1', 'SCRAM-SHA-256']";
            return BsonDocument.parse("{ismaster: true, isWritablePrimary: true, helloOk: true, minWireVersion: 0,"
                    + " maxWireVersion: 21, maxBsonObjectSize: 16777216, maxMessageSizeBytes: 48000000,"
                    + " maxWriteBatchSize: 100000, readOnly: false, saslSupportedMechs: " + mechanisms + ", ok: 1.0}");
        }

        private BsonDocument start(BsonDocument command) {
            String first = text(command);
            user = ScramServer.user(first);
            boolean old = command.getString("mechanism").getValue().equals("SCRAM-SHA-1");
            if (!users.containsKey(user)
                    || old != user.equals("old")
                    || !command.getString("$db").getValue().equals("admin")) {
                return error(18, "Authentication failed.");
            }
            scram = new ScramServer(old ? "SHA1" : "SHA256");
            return sasl(scram.challenge(first), false);
        }

        private BsonDocument proceed(BsonDocument command) {
            try {
                String verdict = scram.verdict(text(command), users.get(user));
                in = verdict != null;
                return in ? sasl(verdict, true) : error(18, "Authentication failed.");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String text(BsonDocument command) {
            return new String(command.getBinary("payload").getData(), StandardCharsets.UTF_8);
        }

        private static BsonDocument sasl(String payload, boolean done) {
            return BsonDocument.parse("{conversationId: 1, done: " + done + ", ok: 1.0}")
                    .append("payload", new BsonBinary(payload.getBytes(StandardCharsets.UTF_8)));
        }

        private static BsonDocument error(int code, String message) {
            return BsonDocument.parse("{ok: 0.0, code: " + code + ", errmsg: '" + message + "'}");
        }
    }
}
