package ai.automatos.admin.common;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Unambiguous bytes of a row of fields, for hashing, MACs, signatures and associated data. Each field is its length as
 * four bytes, big-endian, followed by its bytes; an absent field is the length -1 alone. Text is UTF-8, whole numbers
 * are eight bytes, times are microseconds since the epoch, identifiers are sixteen bytes.
 */
public final class CanonicalBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    public CanonicalBytes add(byte @Nullable [] field) {
        if (field == null) {
            out.writeBytes(ByteBuffer.allocate(4).putInt(-1).array());
        } else {
            out.writeBytes(ByteBuffer.allocate(4).putInt(field.length).array());
            out.writeBytes(field);
        }
        return this;
    }

    public CanonicalBytes add(@Nullable String text) {
        return add(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    public CanonicalBytes add(long number) {
        return add(ByteBuffer.allocate(8).putLong(number).array());
    }

    public CanonicalBytes add(@Nullable Long number) {
        return number == null ? add((byte[]) null) : add(number.longValue());
    }

    public CanonicalBytes add(boolean flag) {
        return add(new byte[] {(byte) (flag ? 1 : 0)});
    }

    public CanonicalBytes add(@Nullable Instant time) {
        if (time == null) {
            return add((byte[]) null);
        }
        try {
            return add(ChronoUnit.MICROS.between(Instant.EPOCH, time));
        } catch (ArithmeticException e) {
            // No time of ours, but a damaged row may hold it: twelve bytes, so that it equals no other time.
            return add(ByteBuffer.allocate(12)
                    .putLong(time.getEpochSecond())
                    .putInt(time.getNano())
                    .array());
        }
    }

    public CanonicalBytes add(@Nullable UUID id) {
        return id == null ? add((byte[]) null) : add(Ids.bytes(id));
    }

    public byte[] toBytes() {
        return out.toByteArray();
    }
}
