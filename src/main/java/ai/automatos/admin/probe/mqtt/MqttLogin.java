package ai.automatos.admin.probe.mqtt;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The two packets of a login: CONNECT and CONNACK, of MQTT 3.1.1 or 5. No will, nothing kept after the connection, no
 * keep-alive.
 *
 * @param version 4 for MQTT 3.1.1, 5 for MQTT 5
 * @param user null for none
 * @param password null for none
 */
record MqttLogin(
        int version,
        String clientId,
        @Nullable String user,
        @Nullable String password) {
    private static final int CONNECT = 0x10;
    private static final int CONNACK = 0x20;
    private static final byte[] DISCONNECT = {(byte) 0xe0, 0};
    private static final int CLEAN = 0x02;
    private static final int WITH_PASSWORD = 0x40;
    private static final int WITH_USER = 0x80;
    /** A CONNACK of MQTT 5 holds a few properties. */
    private static final int LARGEST_ANSWER = 1 << 16;

    /** @param text for the strings of the protocol: at most 65,535 bytes */
    static boolean fits(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length <= 0xffff && text.indexOf('\0') < 0;
    }

    /**
     * Asks the broker to let the client in; if it does, says goodbye.
     *
     * @return the broker's code, 0 if it lets the client in
     * @throws ProtocolException if what answers is no MQTT broker
     */
    int attempt(InputStream in, OutputStream out) throws IOException {
        out.write(packet());
        out.flush();
        int code = answer(new DataInputStream(in));
        if (code == 0) {
            out.write(DISCONNECT);
            out.flush();
        }
        return code;
    }

    private byte[] packet() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        string(out, "MQTT");
        out.write(version);
        out.write(CLEAN | (password == null ? 0 : WITH_PASSWORD) | (user == null ? 0 : WITH_USER));
        out.writeShort(0);
        if (version == 5) {
            out.write(0);
        }
        string(out, clientId);
        if (user != null) {
            string(out, user);
        }
        if (password != null) {
            string(out, password);
        }
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(CONNECT);
        length(packet, body.size());
        body.writeTo(packet);
        return packet.toByteArray();
    }

    private static void string(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    /** Seven bits a byte, the lowest first. */
    private static void length(OutputStream out, int length) throws IOException {
        int rest = length;
        while (rest > 0x7f) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private static int answer(DataInputStream in) throws IOException {
        int kind = in.read();
        if (kind < 0) {
            throw new EOFException();
        }
        if (kind != CONNACK) {
            throw new ProtocolException("no MQTT broker: the answer begins with byte " + kind);
        }
        int length = length(in);
        if (length < 2 || length > LARGEST_ANSWER) {
            throw new ProtocolException("no MQTT broker: an answer of " + length + " bytes");
        }
        byte[] answer = new byte[length];
        in.readFully(answer);
        return answer[1] & 0xff;
    }

    private static int length(DataInputStream in) throws IOException {
        int length = 0;
        for (int shift = 0; shift <= 21; shift += 7) {
            int next = in.readUnsignedByte();
            length |= (next & 0x7f) << shift;
            if (next < 0x80) {
                return length;
            }
        }
        throw new ProtocolException("no MQTT broker: a length without end");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return clientId;
    }
}
