package ai.automatos.admin.probe.cassandra;

import ai.automatos.admin.net.StubServer;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A rebuilt Cassandra, written as bytes from the protocol's text (native_protocol_v4.spec) rather than with the probe's
 * own classes, so that both must agree with the text.
 */
final class TestCassandra implements AutoCloseable {
    private static final String PASSWORD_AUTHENTICATOR =
            "002f" + hex("org.apache.cassandra.auth.PasswordAuthenticator");

    private final boolean asksForLogin;
    private final String password;
    private final StubServer server = StubServer.raw(this::serve);

    TestCassandra(boolean asksForLogin, String password) {
        this.asksForLogin = asksForLogin;
        this.password = password;
    }

    int port() {
        return server.port();
    }

    private void serve(StubServer self, Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        String user = "";
        while (true) {
            String head = HexFormat.of().formatHex(in.readNBytes(5));
            byte[] body = in.readNBytes(in.readInt());
            String text = new String(body, StandardCharsets.UTF_8);
            switch (head) {
                case "0400000001" ->
                    answer(out, asksForLogin ? "03" : "02", asksForLogin ? PASSWORD_AUTHENTICATOR : "");
                case "040000000f" -> {
                    String[] token = text.substring(4).split("\0", -1);
                    user = token[1];
                    if (token[2].equals(password) && !user.equals("nobody")) {
                        answer(out, "10", "ffffffff");
                    } else {
                        answer(out, "00", "00000100" + "0027" + hex("Provided username or password incorrect"));
                    }
                }
                case "0400000007" -> query(out, text, user);
                default -> answer(out, "00", "0000000a" + "0003" + hex("bad"));
            }
        }
    }

    private static void query(DataOutputStream out, String query, String user) throws IOException {
        if (user.equals("narrow")) {
            answer(out, "00", "00002100" + "000d" + hex("no permission"));
        } else if (query.contains("system.versions")) {
            answer(out, "00", "00002200" + "0012" + hex("unconfigured table"));
        } else {
            answer(
                    out,
                    "08",
                    "00000002" + "00000001" + "00000001" + "0006" + hex("system") + "0005" + hex("local") + "000f"
                            + hex("release_version") + "000d" + "00000001" + "00000005" + hex("4.1.3"));
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void answer(DataOutputStream out, String operation, String body) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(body);
        out.write(HexFormat.of().parseHex("84000000" + operation));
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    @Override
    public void close() {
        server.close();
    }
}
