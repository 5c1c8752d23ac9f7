package ai.automatos.admin.vault;

import ai.automatos.admin.audit.AuditRepository;
import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.LinkedEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/**
 * Follows the log while others may write it: each call reads, in order, what came since the last one. For
 * verifications that compare rows with what the log says of them. One thread.
 */
public final class LogFollower {
    /** Somebody who never stops writing is not waited for. */
    private static final int MAXIMUM_ROUNDS = 20;

    private static final int REPORT_EVERY = 1000;

    private final AuditRepository log;
    private final LongPredicate chains;
    private final Consumer<LinkedEvent> events;
    private final Map<Long, Long> read = new HashMap<>();
    private final Set<Long> cut = new HashSet<>();

    /** @param chains which ones to read @param events hears every event of them, once */
    public LogFollower(AuditRepository log, LongPredicate chains, Consumer<LinkedEvent> events) {
        this.log = log;
        this.chains = chains;
        this.events = events;
    }

    /** @return whether there was anything new */
    public boolean catchUp(Progress progress) {
        boolean news = false;
        for (ChainHead head : log.heads()) {
            long chain = head.chain();
            long last = read.getOrDefault(chain, 0L);
            if (chains.test(chain) && head.sequence() > last) {
                log.forEach(chain, last + 1, head.sequence(), event -> {
                    if (!read.containsKey(chain)) {
                        begin(chain, event.sequence());
                    }
                    events.accept(event);
                    if (event.sequence() % REPORT_EVERY == 0) {
                        progress.at("log", event.sequence(), head.sequence());
                    }
                });
                read.put(chain, head.sequence());
                news = true;
            }
        }
        return news;
    }

    /** What {@code rows} reads at a moment at which the log says the same: nothing was written meanwhile. */
    public <T> T settled(Supplier<T> rows, Progress progress) {
        T found;
        int round = 0;
        do {
            catchUp(progress);
            found = rows.get();
            round++;
        } while (catchUp(progress) && round < MAXIMUM_ROUNDS);
        return found;
    }

    /** Whether retention cut this chain's beginning off, so that a row may be older than the log. */
    public boolean isCut(long chain) {
        return cut.contains(chain);
    }

    private void begin(long chain, long first) {
        read.put(chain, first);
        if (first > 1) {
            cut.add(chain);
        }
    }
}
