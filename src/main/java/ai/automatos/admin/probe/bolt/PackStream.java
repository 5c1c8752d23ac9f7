package ai.automatos.admin.probe.bolt;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The few kinds of PackStream values that a login needs (Neo4j's PackStream specification, version 1). Texts and maps
 * are written and read; of what else a server tells only the length matters.
 */
final class PackStream {
    private static final int DEEPEST = 20;
    private static final Object NOTHING = new Object();

    private PackStream() {}

    /** A message with its parts, each written by {@link #map} or {@link #text}. */
    static byte[] message(int signature, byte[]... parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0xb0 + parts.length);
        bytes.write(signature);
        for (byte[] part : parts) {
            bytes.write(part);
        }
        return bytes.toByteArray();
    }

    static byte[] text(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(0xd2);
        out.writeInt(utf8.length);
        out.write(utf8);
        return bytes.toByteArray();
    }

    /** Fewer than sixteen entries. @param values keys to texts or small numbers */
    static byte[] map(Map<String, ?> values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0xa0 + values.size());
        for (Map.Entry<String, ?> entry : values.entrySet()) {
            bytes.write(text(entry.getKey()));
            bytes.write(
                    entry.getValue() instanceof Integer number
                            ? new byte[] {number.byteValue()}
                            : text(String.valueOf(entry.getValue())));
        }
        return bytes.toByteArray();
    }

    /** The texts of the map that comes next. */
    static Map<String, String> texts(DataInputStream in) throws IOException {
        Map<String, String> texts = new HashMap<>();
        int size = size(in.readUnsignedByte(), 0xa0, 0xd8, in);
        for (int i = 0; i < size; i++) {
            Object key = value(in, 0);
            Object value = value(in, 0);
            if (key instanceof String name && value instanceof String text) {
                texts.put(name, text);
            }
        }
        return texts;
    }

    /** A text, or anything else as an object that says nothing. */
    private static Object value(DataInputStream in, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new ProtocolException("too deep");
        }
        int marker = in.readUnsignedByte();
        if (marker < 0x80 || marker >= 0xf0 || (marker >= 0xc0 && marker <= 0xc3)) {
            in.skipNBytes(marker == 0xc1 ? 8 : 0);
            return NOTHING;
        }
        if (marker >= 0xc8 && marker <= 0xcb) {
            in.skipNBytes(1L << (marker - 0xc8));
            return NOTHING;
        }
        if (marker >= 0xcc && marker <= 0xce) {
            in.skipNBytes(size(marker, -1, 0xcc, in));
            return NOTHING;
        }
        if ((marker & 0xf0) == 0x80 || (marker >= 0xd0 && marker <= 0xd2)) {
            return new String(in.readNBytes(size(marker, 0x80, 0xd0, in)), StandardCharsets.UTF_8);
        }
        int parts;
        if ((marker & 0xf0) == 0x90 || (marker >= 0xd4 && marker <= 0xd6)) {
            parts = size(marker, 0x90, 0xd4, in);
        } else if ((marker & 0xf0) == 0xb0) {
            in.skipNBytes(1);
            parts = marker & 0x0f;
        } else {
            parts = 2 * size(marker, 0xa0, 0xd8, in);
        }
        for (int i = 0; i < parts; i++) {
            value(in, depth + 1);
        }
        return NOTHING;
    }

    /** @param tiny marker that holds the size itself @param first of three markers before a size of 1, 2, 4 bytes */
    private static int size(int marker, int tiny, int first, DataInputStream in) throws IOException {
        int size;
        if ((marker & 0xf0) == tiny) {
            size = marker & 0x0f;
        } else if (marker == first) {
            size = in.readUnsignedByte();
        } else if (marker == first + 1) {
            size = in.readUnsignedShort();
        } else if (marker == first + 2) {
            size = in.readInt();
        } else {
            throw new ProtocolException("not PackStream");
        }
        // A size that lies would be found out by the end of the message, but only after much work.
        if (size < 0 || size > in.available()) {
            throw new ProtocolException("not PackStream");
        }
        return size;
    }
}
