package ai.automatos.admin.credential;

import ai.automatos.admin.common.SecretBytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The plaintext of a credential: a JSON object (RFC 8259) of strings, keys sorted, UTF-8. Only the quote, the
 * backslash and control characters are escaped, so a value keeps its bytes. A JSON library would leave copies in
 * buffers that cannot be wiped; here every array that held a value is.
 */
final class ValueCodec {
    private ValueCodec() {}

    /** The values, each valid UTF-8, stay the caller's. */
    static SecretBytes encode(Map<String, SecretBytes> values) {
        int size = 2;
        for (Map.Entry<String, SecretBytes> entry : values.entrySet()) {
            size += 6 + 6 * (utf8(entry.getKey()).length + entry.getValue().length());
        }
        Wiped out = new Wiped(size);
        try {
            char separator = '{';
            for (Map.Entry<String, SecretBytes> entry : new TreeMap<>(values).entrySet()) {
                out.write(separator);
                out.writeString(utf8(entry.getKey()));
                out.write(':');
                out.writeString(entry.getValue().expose());
                separator = ',';
            }
            if (values.isEmpty()) {
                out.write('{');
            }
            out.write('}');
            return SecretBytes.owning(out.toByteArray());
        } finally {
            out.wipe();
        }
    }

    /**
     * Reads what {@link #encode} wrote; the caller wipes the values.
     *
     * @throws IllegalArgumentException if it is anything else; the message quotes nothing
     */
    static Map<String, SecretBytes> decode(SecretBytes json) {
        return new Reader(ByteBuffer.wrap(json.expose())).readObject();
    }

    /** Wipes values no longer needed. */
    static void wipe(Map<String, SecretBytes> values) {
        values.values().forEach(SecretBytes::close);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class Wiped extends ByteArrayOutputStream {
        /** @param size never exceeded, for growing would leave a copy behind */
        Wiped(int size) {
            super(size);
        }

        void writeString(byte[] text) {
            write('"');
            for (byte b : text) {
                if (b == '"' || b == '\\') {
                    write('\\');
                    write(b);
                } else if (b >= 0 && b < 0x20) {
                    writeBytes(utf8("\\u00" + (b >> 4) + Character.forDigit(b & 15, 16)));
                } else {
                    write(b);
                }
            }
            write('"');
        }

        void wipe() {
            Arrays.fill(buf, (byte) 0);
        }
    }

    private record Reader(ByteBuffer in) {
        Map<String, SecretBytes> readObject() {
            Map<String, SecretBytes> values = new TreeMap<>();
            try {
                expect('{');
                if (peek() == '}') {
                    expect('}');
                } else {
                    readMembers(values);
                }
                require(!in.hasRemaining());
                return values;
            } catch (RuntimeException e) {
                wipe(values);
                throw e;
            }
        }

        private void readMembers(Map<String, SecretBytes> values) {
            boolean more = true;
            while (more) {
                String key;
                try (SecretBytes text = readString()) {
                    key = text.exposeUtf8();
                }
                expect(':');
                SecretBytes value = readString();
                SecretBytes twice = values.put(key, value);
                if (twice != null) {
                    twice.close();
                }
                require(twice == null);
                more = peek() == ',';
                expect(more ? ',' : '}');
            }
        }

        private SecretBytes readString() {
            expect('"');
            byte[] text = new byte[in.remaining()];
            try {
                int length = 0;
                for (byte b = next(); b != '"'; b = next()) {
                    text[length++] = b == '\\' ? readEscape() : b;
                }
                return SecretBytes.owning(Arrays.copyOf(text, length));
            } finally {
                Arrays.fill(text, (byte) 0);
            }
        }

        private byte readEscape() {
            byte b = next();
            if (b == '"' || b == '\\') {
                return b;
            }
            require(b == 'u' && next() == '0' && next() == '0');
            int high = Character.digit(next(), 16);
            int low = Character.digit(next(), 16);
            require((high == 0 || high == 1) && low >= 0);
            return (byte) (high << 4 | low);
        }

        private byte peek() {
            require(in.hasRemaining());
            return in.get(in.position());
        }

        private byte next() {
            require(in.hasRemaining());
            return in.get();
        }

        private void expect(char character) {
            require(next() == character);
        }

        private static void require(boolean holds) {
            if (!holds) {
                throw new IllegalArgumentException("not the values of a credential");
            }
        }
    }
}
