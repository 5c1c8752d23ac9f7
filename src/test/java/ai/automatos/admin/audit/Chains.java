package ai.automatos.admin.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Events and chains for tests; the same seed gives the same chain. */
public final class Chains {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final List<AuditAction> ACTIONS = List.of(AuditAction.values());

    private Chains() {}

    public static AuditEvent event(long chain, int number) {
        Random random = new Random(number);
        boolean named = random.nextBoolean();
        return new AuditEvent(
                chain,
                START.plusSeconds(number).plusNanos(number * 1_000L),
                ACTIONS.get(random.nextInt(ACTIONS.size())),
                Actor.user(new UUID(1, number % 3), "user" + number % 3 + "@example.org"),
                named ? "agent-executor" : null,
                named ? new AgentRef(number % 5, "Agent \"" + number % 5 + "\" – ü😀") : null,
                random.nextBoolean()
                        ? new CredentialRef(new UUID(2, number % 7), "Name " + number % 7, "postgresql", "production")
                        : null,
                random.nextInt(5) == 0 ? AuditResult.FAILURE : AuditResult.SUCCESS,
                "127.0.0.1",
                "{\"n\":" + number + ",\"text\":\"a\\nb\"}");
    }

    public static List<LinkedEvent> chain(long chain, int length) {
        return after(ChainHead.empty(chain), length);
    }

    public static List<LinkedEvent> after(ChainHead head, int length) {
        List<LinkedEvent> events = new ArrayList<>();
        ChainHead previous = head;
        for (int i = 0; i < length; i++) {
            LinkedEvent next = HashChain.link(previous, event(head.chain(), (int) previous.sequence() + 1));
            events.add(next);
            previous = next.head();
        }
        return events;
    }
}
