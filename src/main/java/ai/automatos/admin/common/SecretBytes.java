package ai.automatos.admin.common;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Bytes that must not be printed. The holder owns the array and wipes it with {@link #close()}; {@link #toString()}
 * prints nothing of it and {@link #equals(Object)} takes the same time wherever two values differ.
 */
public final class SecretBytes implements AutoCloseable {
    private final byte[] bytes;
    private boolean wiped;

    private SecretBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes over {@code bytes}: the caller must neither keep nor wipe the array. */
    public static SecretBytes owning(byte[] bytes) {
        return new SecretBytes(bytes);
    }

    public static SecretBytes copyOf(byte[] bytes) {
        return new SecretBytes(bytes.clone());
    }

    /** UTF-8 of {@code chars}; the characters stay the caller's to wipe. */
    public static SecretBytes ofUtf8(char[] chars) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(chars));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        encoded.clear();
        while (encoded.hasRemaining()) {
            encoded.put((byte) 0);
        }
        return new SecretBytes(bytes);
    }

    /** For values that are text anyway; a {@code String} cannot be wiped, so keep it short-lived. */
    public static SecretBytes ofUtf8(String text) {
        return new SecretBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The array itself, not a copy: use it at once and do not keep it.
     *
     * @throws IllegalStateException if already wiped
     */
    public byte[] expose() {
        if (wiped) {
            throw new IllegalStateException("secret was wiped");
        }
        return bytes;
    }

    public String exposeUtf8() {
        return new String(expose(), StandardCharsets.UTF_8);
    }

    public SecretBytes copy() {
        return copyOf(expose());
    }

    public int length() {
        return bytes.length;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
        wiped = true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretBytes that && MessageDigest.isEqual(bytes, that.bytes);
    }

    /** The same for all secrets, so that a hash code tells nothing. */
    @Override
    public int hashCode() {
        return SecretBytes.class.hashCode();
    }

    @Override
    public String toString() {
        return "SecretBytes[hidden]";
    }
}
