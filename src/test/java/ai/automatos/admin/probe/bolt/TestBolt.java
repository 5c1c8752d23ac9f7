package ai.automatos.admin.probe.bolt;

import ai.automatos.admin.net.StubServer;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A rebuilt graph database, its answers as bytes from the text of the Bolt specification. */
final class TestBolt implements AutoCloseable {
    private static final HexFormat HEX = HexFormat.of();

    private final String password;
    private final StubServer server = StubServer.raw(this::serve);

    /** @param password of the user app; empty for a server without users, which lets everybody in */
    TestBolt(String password) {
        this.password = password;
    }

    int port() {
        return server.port();
    }

    private void serve(StubServer self, Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        if (in.readInt() != 0x6060b017) {
            return;
        }
        in.readNBytes(16);
        write(out, "00000304");
        boolean loggedIn = false;
        while (true) {
            byte[] message = in.readNBytes(in.readUnsignedShort());
            in.readUnsignedShort();
            String text = new String(message, StandardCharsets.UTF_8);
            switch (message[1]) {
                case 0x01 -> {
                    loggedIn = password.isEmpty() || (text.contains("app") && text.contains(password));
                    write(
                            out,
                            loggedIn
                                    ? success()
                                    : failure(
                                            "4e656f2e436c69656e744572726f722e53656375726974792e556e617574686f72697a6564",
                                            "wrong login"));
                }
                case 0x10 ->
                    write(out, text.contains("RETURN 1") && loggedIn ? success() : failure("4e656f2e58", "no query"));
                // In two chunks: a record with the number 1, then a success.
                case 0x3f -> write(out, "0002b171" + "00029101" + "0000" + success());
                // RESET
                case 0x0f -> write(out, success());
                // GOODBYE
                case 0x02 -> {
                    return;
                }
                default -> write(out, failure("4e656f2e58", "unknown"));
            }
        }
    }

    /** SUCCESS {server, connection_id: "bolt-1", hints: {a: [1, -5, 300, null, 1.5]}}, the server as Memgraph says it. */
    private static String success() {
        String name = hex("Neo4j/v5.11.0 compatible graph database server - Memgraph");
        return chunk("b170" + "a3" + "86" + hex("server") + "d0" + length(name) + name + "8d" + hex("connection_id")
                + "86" + hex("bolt-1") + "85" + hex("hints") + "a1" + "81" + hex("a") + "95" + "01" + "fb" + "c9012c"
                + "c0" + "c13ff8000000000000");
    }

    /** FAILURE {code, message}. */
    private static String failure(String code, String message) {
        return chunk("b17f" + "a2" + "84" + hex("code") + "d0" + length(code) + code + "87" + hex("message") + "d0"
                + length(hex(message)) + hex(message));
    }

    private static String chunk(String body) {
        return "00" + length(body) + body + "0000";
    }

    private static String length(String hex) {
        return HEX.toHexDigits((byte) (hex.length() / 2));
    }

    private static String hex(String text) {
        return HEX.formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void write(OutputStream out, String hex) throws IOException {
        out.write(HEX.parseHex(hex));
        out.flush();
    }

    @Override
    public void close() {
        server.close();
    }
}
