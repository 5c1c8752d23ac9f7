package ai.automatos.admin.store;

import ai.automatos.admin.audit.Actor;
import ai.automatos.admin.audit.AgentRef;
import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.audit.CredentialRef;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Events with few values a field, frequent and rare ones, in a given random order. */
final class SampleEvents {
    static final List<Actor> ACTORS =
            List.of(Actor.user(new UUID(7, 1), "ana@example.org"), Actor.user(new UUID(7, 2), "Бо 😀"), Actor.SYSTEM);
    static final List<CredentialRef> CREDENTIALS = IntStream.range(0, 8)
            .mapToObj(i -> new CredentialRef(
                    new UUID(9, i), i % 3 == 0 ? "Main" : "Key " + i, "openai", i % 2 == 0 ? "production" : "staging"))
            .toList();

    private final Random random;
    private Instant time = Instant.parse("2026-03-01T00:00:00Z");

    SampleEvents(long seed) {
        random = new Random(seed);
    }

    static AuditEvent simple(long chain, String details) {
        return new AuditEvent(
                chain,
                Instant.parse("2026-03-01T12:00:00.123456789Z"),
                AuditAction.ACCESSED,
                ACTORS.get(0),
                null,
                null,
                CREDENTIALS.get(0),
                AuditResult.SUCCESS,
                "127.0.0.1 (test)",
                details);
    }

    static AuditEvent of(long chain, CredentialRef credential) {
        AuditEvent simple = simple(chain, "{}");
        return new AuditEvent(
                chain,
                simple.time(),
                simple.action(),
                simple.actor(),
                null,
                null,
                credential,
                simple.result(),
                simple.address(),
                "{}");
    }

    /** Time never goes back, and may stand still. */
    AuditEvent next(long chain) {
        time = time.plusMillis(random.nextInt(4) * 250L);
        AuditAction action = random.nextInt(200) == 0
                ? AuditAction.EXPORTED
                : List.of(AuditAction.ACCESSED, AuditAction.TESTED, AuditAction.REVEALED)
                        .get(random.nextInt(3));
        return new AuditEvent(
                chain,
                time,
                action,
                oneOf(ACTORS),
                random.nextInt(3) == 0 ? "agent-executor" : null,
                agent(),
                random.nextInt(5) == 0 ? null : oneOf(CREDENTIALS),
                random.nextInt(9) == 0 ? AuditResult.FAILURE : AuditResult.SUCCESS,
                "127.0.0.1 (test)",
                "{\"n\":" + random.nextInt() + "}");
    }

    private @Nullable AgentRef agent() {
        int number = random.nextInt(40);
        return number > 20 ? null : new AgentRef(number, "Agent " + number);
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
