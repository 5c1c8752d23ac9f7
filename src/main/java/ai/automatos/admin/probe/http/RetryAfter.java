package ai.automatos.admin.probe.http;

import ai.automatos.admin.net.OutboundReply;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How long a service that was asked too often wants to be left alone: RFC 9110, 10.2.3. */
final class RetryAfter {
    private RetryAfter() {}

    /** Null if the service did not say. A date is taken by the service's own clock, which may not be ours. */
    static @Nullable Duration of(OutboundReply reply) {
        String said = reply.header("retry-after").strip();
        if (said.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(said));
        }
        try {
            Duration wait = Duration.between(date(reply.header("date").strip()), date(said));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant date(String text) {
        return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
    }
}
