package ai.automatos.admin.common;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Unambiguous bytes of a row of fields, for hashing, MACs, signatures and associated data. Each field is its length as
 * four bytes, big-endian, followed by its bytes; an absent field is the length -1 alone. Text is UTF-8, whole numbers
 * are eight bytes, times are microseconds since the epoch, identifiers are sixteen bytes.
 */
public final class CanonicalBytes {
    private byte[] bytes = new byte[512];
    private int length;

    public CanonicalBytes add(byte @Nullable [] field) {
        if (field == null) {
            return putInt(-1);
        }
        putInt(field.length);
        reserve(field.length);
        System.arraycopy(field, 0, bytes, length, field.length);
        length += field.length;
        return this;
    }

    public CanonicalBytes add(@Nullable String text) {
        return add(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    public CanonicalBytes add(long number) {
        return putInt(Long.BYTES).putInt((int) (number >>> Integer.SIZE)).putInt((int) number);
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
        return Arrays.copyOf(bytes, length);
    }

    private CanonicalBytes putInt(int number) {
        reserve(Integer.BYTES);
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[length++] = (byte) (number >>> shift);
        }
        return this;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, more)));
        }
    }
}
