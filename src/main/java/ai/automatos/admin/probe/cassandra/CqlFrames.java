package ai.automatos.admin.probe.cassandra;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;

/** Requests and answers of the CQL native protocol, version 4, one at a time. */
final class CqlFrames {
    static final int ERROR = 0x00;
    static final int STARTUP = 0x01;
    static final int READY = 0x02;
    static final int AUTHENTICATE = 0x03;
    static final int QUERY = 0x07;
    static final int RESULT = 0x08;
    static final int AUTH_RESPONSE = 0x0f;
    static final int AUTH_SUCCESS = 0x10;

    private static final int VERSION = 4;
    private static final int ANSWER = 0x80;
    /** Compression, tracing, custom payload, warnings: none is asked for, and the last two are not understood here. */
    private static final int NOT_UNDERSTOOD = 0x0f;

    private static final int MOST_BYTES = 1 << 20;

    private final DataInputStream in;
    private final DataOutputStream out;

    CqlFrames(Socket socket) throws IOException {
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
    }

    /** @throws ProtocolException if what answers does not speak CQL */
    Frame ask(int operation, byte[] body) throws IOException {
        CqlBody frame = new CqlBody();
        frame.out().writeByte(VERSION);
        frame.out().writeByte(0);
        frame.out().writeShort(0);
        frame.out().writeByte(operation);
        frame.bytes(body);
        out.write(frame.toBytes());
        out.flush();
        return answer();
    }

    private Frame answer() throws IOException {
        if ((in.readUnsignedByte() & ANSWER) == 0) {
            throw new ProtocolException("not a CQL answer");
        }
        int flags = in.readUnsignedByte();
        in.readShort();
        int operation = in.readUnsignedByte();
        int length = in.readInt();
        if ((flags & NOT_UNDERSTOOD) != 0 || length < 0 || length > MOST_BYTES) {
            throw new ProtocolException("not a CQL answer");
        }
        byte[] body = new byte[length];
        in.readFully(body);
        return new Frame(operation, body);
    }

    /** One answer. */
    record Frame(int operation, byte[] body) {}
}
