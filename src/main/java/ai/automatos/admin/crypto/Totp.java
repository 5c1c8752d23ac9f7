package ai.automatos.admin.crypto;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** One-time codes by the clock: RFC 6238 over RFC 4226. */
public final class Totp {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    private Totp() {}

    /** @param digits 6 to 8 */
    public static String code(Hash hash, byte[] secret, Instant now, int periodSeconds, int digits) {
        long step = now.getEpochSecond() / periodSeconds;
        byte[] mac = Hmac.of(
                hash, secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = mac[mac.length - 1] & 0x0f;
        int number = ByteBuffer.wrap(mac).getInt(offset) & 0x7fff_ffff;
        return String.format(Locale.ROOT, "%0" + digits + "d", number % POWERS[digits]);
    }

    /** RFC 4648, 6, in either case; blanks, hyphens and padding are left out, as people copy it. Empty if it is none. */
    public static Optional<byte[]> secret(String base32) {
        String letters =
                base32.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "").replaceAll("=+$", "");
        ByteBuffer bytes = ByteBuffer.allocate(letters.length() * 5 / 8);
        int held = 0;
        int bits = 0;
        for (int i = 0; i < letters.length(); i++) {
            int value = BASE32.indexOf(letters.charAt(i));
            if (value < 0) {
                return Optional.empty();
            }
            held = (held << 5 | value) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (held >> bits));
            }
        }
        return letters.isEmpty() ? Optional.empty() : Optional.of(bytes.array());
    }
}
