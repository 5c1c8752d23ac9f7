package ai.automatos.admin.probe.jdbc;

import ai.automatos.admin.net.StubServer;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Plays a server of MySQL's protocol, version 10, as far as a login and a question go (MySQL Internals Manual). */
final class PlayedMySql implements StubServer.Behaviour {
    /** What the server says instead of checking the password; gets the client's answer to it. */
    interface Twist {
        void play(PlayedMySql server) throws IOException;
    }

    private static final byte[] SEED = "abcdefgh12345678ijkl".getBytes(StandardCharsets.US_ASCII);
    private static final int CAPABILITIES = 0x1 | 0x2 | 0x8 | 0x80 | 0x200 | 0x2000 | 0x8000 | 0x80000;
    private static final int SPEAKS_TLS = 0x800;

    private final String password;
    private final @Nullable SSLContext tls;
    private final @Nullable Twist twist;
    private String usualPlugin = "mysql_native_password";
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private String cipher = "";
    private Socket socket;
    private int sequence;

    /** @param twist what to say once the client has logged in, or null for an honest server */
    PlayedMySql(String password, @Nullable SSLContext tls, @Nullable Twist twist) {
        this.password = password;
        this.tls = tls;
        this.twist = twist;
    }

    /** As the server greets: how its accounts prove who they are, unless it asks for something else. */
    PlayedMySql greetingWith(String plugin) {
        usualPlugin = plugin;
        return this;
    }

    /** All that clients have sent. */
    String seen() {
        return seen.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void serve(StubServer server, Socket plain) throws IOException {
        socket = plain;
        sequence = 0;
        send(greeting());
        byte[] login = read();
        if (tls != null && (login[1] & SPEAKS_TLS >> 8) != 0) {
            SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(plain, null, plain.getPort(), false);
            secure.setUseClientMode(false);
            socket = secure;
            login = read();
            cipher = secure.getSession().getProtocol();
        }
        if (twist != null) {
            twist.play(this);
        }
        if (!proves(login)) {
            error(1045, "28000", "Access denied for user 'app'@'localhost' (using password: YES)");
            return;
        }
        accept();
    }

    private void accept() throws IOException {
        ok();
        while (true) {
            sequence = 0;
            byte[] command = read();
            if (command[0] == 1) {
                return;
            }
            answer(new String(command, 1, command.length - 1, StandardCharsets.UTF_8));
        }
    }

    private void answer(String statement) throws IOException {
        if (statement.contains("VERSION()")) {
            row(List.of("version", "username"), List.of("8.0.36", "app@%"));
        } else if (statement.contains("Ssl_version")) {
            row(List.of("Variable_name", "Value"), List.of("Ssl_version", cipher));
        } else if (statement.toLowerCase(java.util.Locale.ROOT).startsWith("select @@")) {
            row(List.of("a", "b", "c", "d"), List.of("16777216", "28800", "SYSTEM", "UTC"));
        } else {
            ok();
        }
    }

    private byte[] greeting() {
        int capabilities = CAPABILITIES | (tls == null ? 0 : SPEAKS_TLS);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(10);
        out.writeBytes("8.0.36\0".getBytes(StandardCharsets.US_ASCII));
        little(out, 7, 4);
        out.write(SEED, 0, 8);
        out.write(0);
        little(out, capabilities, 2);
        out.write(45);
        little(out, 2, 2);
        little(out, capabilities >>> 16, 2);
        out.write(21);
        out.writeBytes(new byte[10]);
        out.write(SEED, 8, 12);
        out.writeBytes(("\0" + usualPlugin + "\0").getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    /** The answer to the seed follows the user's name. */
    private boolean proves(byte[] login) {
        int start = 32;
        while (login[start] != 0) {
            start++;
        }
        byte[] once = sha1(password.getBytes(StandardCharsets.UTF_8));
        byte[] mask = sha1(SEED, sha1(once));
        for (int i = 0; i < 20; i++) {
            if (login[start + 2 + i] != (byte) (once[i] ^ mask[i])) {
                return false;
            }
        }
        return true;
    }

    private static byte[] sha1(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks for another way to log in; returns what the client says to that. */
    byte[] switchTo(String plugin) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0xfe);
        out.writeBytes((plugin + "\0").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(SEED);
        out.write(0);
        send(out.toByteArray());
        return read();
    }

    void ok() throws IOException {
        send(new byte[] {0, 0, 0, 2, 0, 0, 0});
    }

    void error(int number, String state, String message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0xff);
        little(out, number, 2);
        out.writeBytes(("#" + state + message).getBytes(StandardCharsets.UTF_8));
        send(out.toByteArray());
    }

    private void row(List<String> names, List<String> values) throws IOException {
        send(new byte[] {(byte) names.size()});
        for (String name : names) {
            ByteArrayOutputStream column = new ByteArrayOutputStream();
            for (String part : List.of("def", "", "", "", name, name)) {
                text(column, part);
            }
            column.write(0x0c);
            little(column, 45, 2);
            little(column, 255, 4);
            column.write(0xfd);
            column.writeBytes(new byte[5]);
            send(column.toByteArray());
        }
        end();
        ByteArrayOutputStream row = new ByteArrayOutputStream();
        values.forEach(value -> text(row, value));
        send(row.toByteArray());
        end();
    }

    private void end() throws IOException {
        send(new byte[] {(byte) 0xfe, 0, 0, 2, 0});
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.write(text.length());
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void little(ByteArrayOutputStream out, int number, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write(number >>> (8 * i));
        }
    }

    void send(byte[] packet) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        little(out, packet.length, 3);
        out.write(sequence++);
        out.writeBytes(packet);
        socket.getOutputStream().write(out.toByteArray());
        socket.getOutputStream().flush();
    }

    byte[] read() throws IOException {
        InputStream in = socket.getInputStream();
        byte[] head = in.readNBytes(4);
        if (head.length < 4) {
            throw new EOFException();
        }
        sequence = (head[3] & 0xff) + 1;
        byte[] packet = in.readNBytes(head[0] & 0xff | (head[1] & 0xff) << 8 | (head[2] & 0xff) << 16);
        seen.writeBytes(packet);
        return packet;
    }
}
