package ai.automatos.admin.probe.jdbc;

import ai.automatos.admin.net.StubServer;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Plays SQL Server without TLS as far as a login and a question go (Microsoft's [MS-TDS]). */
final class PlayedSqlServer implements StubServer.Behaviour {
    private static final int ANSWER = 4;
    private static final int LOGIN = 0x10;
    private static final int BATCH = 1;
    private static final int NVARCHAR = 0xe7;
    private static final byte[] COLLATION = {9, 4, (byte) 0xd0, 0, 52};

    private final String password;
    private final int error;

    /** @param error number that every login gets; 0 to check the password */
    PlayedSqlServer(String password, int error) {
        this.password = password;
        this.error = error;
    }

    @Override
    public void serve(StubServer server, Socket socket) throws IOException {
        Message message = read(socket.getInputStream());
        while (true) {
            send(socket, answer(message));
            message = read(socket.getInputStream());
        }
    }

    private record Message(int type, byte[] content) {}

    private byte[] answer(Message message) {
        return switch (message.type()) {
            case LOGIN -> login(message.content());
            case BATCH -> rows();
            default -> withoutEncryption();
        };
    }

    private byte[] login(byte[] content) {
        int number = error != 0 ? error : password.equals(passwordIn(content)) ? 0 : 18456;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (number == 0) {
            token(out, 0xe3, concat(new byte[] {7, 5}, COLLATION, new byte[] {0}));
            token(out, 0xad, concat(new byte[] {1, 0x74, 0, 0, 4}, shortText("Microsoft SQL Server"), new byte[4]));
        } else {
            token(
                    out,
                    0xaa,
                    concat(
                            little(number, 4),
                            new byte[] {1, 14},
                            longText("Login failed for user 'app'."),
                            shortText("HERE"),
                            shortText(""),
                            little(1, 4)));
        }
        done(out, 0);
        return out.toByteArray();
    }

    /** Its bytes have their halves swapped and every other bit turned. */
    private static String passwordIn(byte[] login) {
        ByteBuffer content = ByteBuffer.wrap(login).order(ByteOrder.LITTLE_ENDIAN);
        int at = content.getShort(44);
        byte[] clear = new byte[content.getShort(46) * 2];
        for (int i = 0; i < clear.length; i++) {
            int hidden = (login[at + i] ^ 0xa5) & 0xff;
            clear[i] = (byte) (hidden << 4 | hidden >>> 4);
        }
        return new String(clear, StandardCharsets.UTF_16LE);
    }

    private static byte[] withoutEncryption() {
        return new byte[] {0, 0, 11, 0, 6, 1, 0, 17, 0, 1, (byte) 0xff, 16, 0, 16, 0, 0, 0, 2};
    }

    private static byte[] rows() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0x81);
        out.writeBytes(little(2, 2));
        for (int i = 0; i < 2; i++) {
            out.writeBytes(little(0, 4));
            out.writeBytes(little(1, 2));
            out.write(NVARCHAR);
            out.writeBytes(little(100, 2));
            out.writeBytes(COLLATION);
            out.writeBytes(shortText(""));
        }
        out.write(0xd1);
        for (String value : new String[] {"16.0.4125.3", "app"}) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_16LE);
            out.writeBytes(little(bytes.length, 2));
            out.writeBytes(bytes);
        }
        done(out, 0x10);
        return out.toByteArray();
    }

    private static void token(ByteArrayOutputStream out, int kind, byte[] content) {
        out.write(kind);
        out.writeBytes(little(content.length, 2));
        out.writeBytes(content);
    }

    private static void done(ByteArrayOutputStream out, int status) {
        out.write(0xfd);
        out.writeBytes(little(status, 2));
        out.writeBytes(little(0, 2));
        out.writeBytes(little(1, 8));
    }

    private static byte[] shortText(String text) {
        return concat(little(text.length(), 1), text.getBytes(StandardCharsets.UTF_16LE));
    }

    private static byte[] longText(String text) {
        return concat(little(text.length(), 2), text.getBytes(StandardCharsets.UTF_16LE));
    }

    private static byte[] little(int number, int bytes) {
        byte[] out = new byte[bytes];
        for (int i = 0; i < Math.min(bytes, 4); i++) {
            out[i] = (byte) (number >>> (8 * i));
        }
        return out;
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static Message read(InputStream in) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        while (true) {
            byte[] head = in.readNBytes(8);
            if (head.length < 8) {
                throw new EOFException();
            }
            int length = (head[2] & 0xff) << 8 | head[3] & 0xff;
            content.writeBytes(in.readNBytes(length - 8));
            if ((head[1] & 1) != 0) {
                return new Message(head[0], content.toByteArray());
            }
        }
    }

    private static void send(Socket socket, byte[] content) throws IOException {
        int length = content.length + 8;
        byte[] head = {ANSWER, 1, (byte) (length >> 8), (byte) length, 0, 0, 1, 0};
        socket.getOutputStream().write(concat(head, content));
        socket.getOutputStream().flush();
    }
}
