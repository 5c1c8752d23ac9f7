package ai.automatos.admin.probe.stomp;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A broker's answer to a login.
 *
 * @param command {@code CONNECTED} or {@code ERROR}
 */
record StompFrame(String command, Map<String, String> headers, String body) {
    private static final int LONGEST_COMMAND = 16;
    private static final int LARGEST_FRAME = 1 << 16;

    /** @throws ProtocolException if it is something else, as soon as that shows */
    static StompFrame read(InputStream in) throws IOException {
        String command = until(in, '\n', LONGEST_COMMAND).strip();
        if (!command.equals("CONNECTED") && !command.equals("ERROR")) {
            throw new ProtocolException("no STOMP broker: neither CONNECTED nor ERROR");
        }
        String[] rest = until(in, '\0', LARGEST_FRAME).replace("\r\n", "\n").split("\n\n", 2);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : rest[0].split("\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return new StompFrame(command, headers, rest.length < 2 ? "" : rest[1].strip());
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    private static String until(InputStream in, char end, int most) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (text.size() < most) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            if (next == end) {
                return text.toString(StandardCharsets.UTF_8);
            }
            text.write(next);
        }
        throw new ProtocolException("no STOMP broker: an answer without end");
    }
}
