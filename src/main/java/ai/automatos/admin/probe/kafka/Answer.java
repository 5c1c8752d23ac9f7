package ai.automatos.admin.probe.kafka;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A broker's answer, read from front to back. */
final class Answer {
    private final ByteBuffer bytes;

    Answer(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    int int16() throws ProtocolException {
        return next(Short.BYTES).getShort();
    }

    int int32() throws ProtocolException {
        return next(Integer.BYTES).getInt();
    }

    /** Empty where the broker has none. */
    String string() throws ProtocolException {
        return text(int16());
    }

    /** Bytes that are text, as in a login; empty where the broker has none. */
    String bytesAsText() throws ProtocolException {
        return text(int32());
    }

    private String text(int length) throws ProtocolException {
        return length <= 0 ? "" : StandardCharsets.UTF_8.decode(next(length)).toString();
    }

    private ByteBuffer next(int length) throws ProtocolException {
        if (length > bytes.remaining()) {
            throw new ProtocolException("no Kafka broker: an answer cut short");
        }
        ByteBuffer next = bytes.slice().limit(length);
        bytes.position(bytes.position() + length);
        return next;
    }
}
