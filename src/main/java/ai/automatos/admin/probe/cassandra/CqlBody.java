package ai.automatos.admin.probe.cassandra;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes the body of a request: numbers big end first, texts and bytes after their length. */
final class CqlBody {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    DataOutputStream out() {
        return out;
    }

    /** After a short length. */
    CqlBody text(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(utf8.length);
        out.write(utf8);
        return this;
    }

    /** After an int length. */
    CqlBody bytes(byte[] content) throws IOException {
        out.writeInt(content.length);
        out.write(content);
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
