package ai.automatos.admin.probe.bolt;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.util.Map;

/** Messages over one socket by Bolt 4, in chunks after a handshake. */
final class BoltWire {
    static final int SUCCESS = 0x70;
    static final int RECORD = 0x71;
    static final int FAILURE = 0x7f;

    private static final int MAGIC = 0x6060b017;
    /** 4.4, 4.3, 4.1 and 4.0: every server since 2020 knows one of them. */
    private static final int[] VERSIONS = {0x00000404, 0x00000304, 0x00000104, 0x00000004};

    private static final int LARGEST_CHUNK = 0xffff;
    private static final int MOST_BYTES = 1 << 20;

    private final DataInputStream in;
    private final DataOutputStream out;

    /** @throws ProtocolException if what answers does not speak Bolt, or no version of it that is known here */
    BoltWire(Socket socket) throws IOException {
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
        ByteArrayOutputStream offer = new ByteArrayOutputStream();
        DataOutputStream numbers = new DataOutputStream(offer);
        numbers.writeInt(MAGIC);
        for (int version : VERSIONS) {
            numbers.writeInt(version);
        }
        out.write(offer.toByteArray());
        out.flush();
        int chosen = in.readInt();
        for (int version : VERSIONS) {
            if (version == chosen) {
                return;
            }
        }
        throw new ProtocolException("not Bolt 4");
    }

    void send(byte[] message) throws IOException {
        for (int sent = 0; sent < message.length; sent += LARGEST_CHUNK) {
            int length = Math.min(LARGEST_CHUNK, message.length - sent);
            out.writeShort(length);
            out.write(message, sent, length);
        }
        out.writeShort(0);
        out.flush();
    }

    Message receive() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        int length = in.readUnsignedShort();
        while (length != 0 || message.size() == 0) {
            byte[] chunk = new byte[length];
            in.readFully(chunk);
            message.write(chunk);
            if (message.size() > MOST_BYTES) {
                throw new ProtocolException("answer too long");
            }
            length = in.readUnsignedShort();
        }
        DataInputStream content = new DataInputStream(new ByteArrayInputStream(message.toByteArray()));
        if ((content.readUnsignedByte() & 0xf0) != 0xb0) {
            throw new ProtocolException("not a Bolt message");
        }
        int signature = content.readUnsignedByte();
        boolean told = signature == SUCCESS || signature == FAILURE;
        return new Message(signature, told ? PackStream.texts(content) : Map.of());
    }

    /** What a server answered. @param texts of a success or a failure */
    record Message(int signature, Map<String, String> texts) {}
}
