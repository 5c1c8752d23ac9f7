package ai.automatos.admin.probe.memcached;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** memcached's binary protocol, as far as a login by SASL PLAIN and the question for the version need it. */
final class SaslLogin {
    static final int OK = 0;
    static final int AUTH_ERROR = 0x20;
    static final int UNKNOWN_COMMAND = 0x81;

    private static final int VERSION = 0x0b;
    private static final int SASL_AUTH = 0x21;
    private static final byte REQUEST = (byte) 0x80;
    private static final byte ANSWER = (byte) 0x81;
    private static final int HEADER_BYTES = 24;
    private static final int MOST_BYTES = 1 << 16;

    private final Socket socket;

    SaslLogin(Socket socket) {
        this.socket = socket;
    }

    /** What a server answered. */
    record Answer(int status, String text) {}

    Answer logIn(String user, String password) throws IOException {
        return ask(SASL_AUTH, "PLAIN", "\0" + user + "\0" + password);
    }

    Answer version() throws IOException {
        return ask(VERSION, "", "");
    }

    private Answer ask(int operation, String key, String value) throws IOException {
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        byte[] content = value.getBytes(StandardCharsets.UTF_8);
        ByteBuffer request = ByteBuffer.allocate(HEADER_BYTES + name.length + content.length);
        request.put(REQUEST).put((byte) operation).putShort((short) name.length);
        request.putInt(0).putInt(name.length + content.length).putInt(0).putLong(0);
        socket.getOutputStream().write(request.put(name).put(content).array());
        socket.getOutputStream().flush();

        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] head = new byte[HEADER_BYTES];
        head[0] = in.readByte();
        if (head[0] != ANSWER) {
            throw new ProtocolException("not a memcached answer");
        }
        in.readFully(head, 1, HEADER_BYTES - 1);
        ByteBuffer header = ByteBuffer.wrap(head);
        int length = header.getInt(8);
        if (head[1] != operation || length < 0 || length > MOST_BYTES) {
            throw new ProtocolException("not a memcached answer");
        }
        byte[] body = new byte[length];
        in.readFully(body);
        return new Answer(header.getShort(6) & 0xffff, new String(body, StandardCharsets.UTF_8));
    }
}
