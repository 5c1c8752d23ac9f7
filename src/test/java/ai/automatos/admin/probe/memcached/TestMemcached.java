package ai.automatos.admin.probe.memcached;

import ai.automatos.admin.net.StubServer;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A rebuilt memcached, its answers as memcached 1.6.18 was seen giving them. */
final class TestMemcached implements AutoCloseable {
    /** Whom a server lets in, and by which protocol. */
    enum Kind {
        /** Anybody, by text; no SASL. */
        OPEN,
        /** User app, by text. */
        TEXT,
        /** User app, by SASL in the binary protocol alone. */
        SASL
    }

    private final Kind kind;
    private final String password;
    private final StubServer server = StubServer.raw(this::serve);

    TestMemcached(Kind kind, String password) {
        this.kind = kind;
        this.password = password;
    }

    int port() {
        return server.port();
    }

    private void serve(StubServer self, Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int first = in.readUnsignedByte();
        if (first == 0x80) {
            binary(in, socket.getOutputStream());
        } else if (kind != Kind.SASL) {
            InputStream pushed = new SequenceInputStream(new ByteArrayInputStream(new byte[] {(byte) first}), in);
            text(new BufferedReader(new InputStreamReader(pushed, StandardCharsets.UTF_8)), socket.getOutputStream());
        } else {
            // Waits for a whole header before it sees that this is none.
            in.readNBytes(23);
        }
    }

    private void text(BufferedReader in, OutputStream out) throws IOException {
        boolean loggedIn = kind == Kind.OPEN;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("set ")) {
                loggedIn = in.readLine().equals("app " + password);
                write(out, loggedIn ? "STORED" : "CLIENT_ERROR authentication failure");
            } else {
                write(out, loggedIn ? "VERSION 1.6.18" : "CLIENT_ERROR unauthenticated");
            }
        }
    }

    private void binary(DataInputStream in, OutputStream out) throws IOException {
        while (true) {
            byte[] header = new byte[23];
            in.readFully(header);
            String body = new String(in.readNBytes(ByteBuffer.wrap(header).getInt(7)), StandardCharsets.UTF_8);
            boolean login = header[0] == 0x21;
            if (login && kind != Kind.SASL) {
                answer(out, header[0], 0x81, "Unknown command");
            } else if (login && !body.equals("PLAIN\0app\0" + password)) {
                answer(out, header[0], 0x20, "Auth failure.");
            } else {
                answer(out, header[0], 0, login ? "Authenticated" : "1.6.18");
            }
            if (in.readUnsignedByte() != 0x80) {
                return;
            }
        }
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void answer(OutputStream out, byte operation, int status, String text) throws IOException {
        ByteBuffer answer = ByteBuffer.allocate(24 + text.length());
        answer.put((byte) 0x81)
                .put(operation)
                .putInt(0)
                .putShort((short) status)
                .putInt(text.length());
        answer.putInt(0).putLong(0).put(text.getBytes(StandardCharsets.US_ASCII));
        out.write(answer.array());
        out.flush();
    }

    @Override
    public void close() {
        server.close();
    }
}
