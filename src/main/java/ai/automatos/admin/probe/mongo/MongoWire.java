package ai.automatos.admin.probe.mongo;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonSerializationException;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/** Commands and their answers over one socket: OP_MSG with one body section, which every server since 3.6 speaks. */
final class MongoWire {
    private static final int OP_MSG = 2013;
    private static final int HEADER_BYTES = 16;
    /** Header, flags and the section's kind. */
    private static final int BEFORE_BODY = HEADER_BYTES + 5;
    /** What answers a login or a question about the server; a longer one is none. */
    private static final int MOST_BYTES = 1 << 20;

    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private final Socket socket;
    private int sent;

    MongoWire(Socket socket) {
        this.socket = socket;
    }

    /** @throws ProtocolException if what answers is not a MongoDB server */
    BsonDocument ask(BsonDocument command) throws IOException {
        byte[] body = bytes(command);
        ByteBuffer message = ByteBuffer.allocate(BEFORE_BODY + body.length).order(ByteOrder.LITTLE_ENDIAN);
        message.putInt(message.capacity()).putInt(++sent).putInt(0).putInt(OP_MSG);
        message.putInt(0).put((byte) 0).put(body);
        socket.getOutputStream().write(message.array());
        socket.getOutputStream().flush();
        return answer();
    }

    private BsonDocument answer() throws IOException {
        InputStream in = socket.getInputStream();
        ByteBuffer header = ByteBuffer.wrap(exactly(in, HEADER_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        int length = header.getInt(0);
        if (length < BEFORE_BODY || length > MOST_BYTES || header.getInt(8) != sent || header.getInt(12) != OP_MSG) {
            throw new ProtocolException("not a MongoDB answer");
        }
        byte[] rest = exactly(in, length - HEADER_BYTES);
        if (rest[4] != 0) {
            throw new ProtocolException("not a MongoDB answer");
        }
        ByteBuffer body = ByteBuffer.wrap(rest, 5, rest.length - 5).slice();
        try (BsonBinaryReader reader = new BsonBinaryReader(body)) {
            return CODEC.decode(reader, DecoderContext.builder().build());
        } catch (BsonSerializationException | BsonInvalidOperationException | StackOverflowError e) {
            throw new ProtocolException("not a MongoDB answer");
        }
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("the server closed the connection");
        }
        return bytes;
    }

    private static byte[] bytes(BsonDocument document) {
        try (BasicOutputBuffer buffer = new BasicOutputBuffer();
                BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            CODEC.encode(writer, document, EncoderContext.builder().build());
            return buffer.toByteArray();
        }
    }
}
