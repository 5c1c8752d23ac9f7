package ai.automatos.admin.schedule;

import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Times;
import ai.automatos.admin.common.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The right of one client of a team to do a job. It runs out by itself, so that a client that died is no hindrance; times
 * are each client's own, so it must be long compared to how much their clocks differ. It decides nothing but who works:
 * whoever can write the database can keep a job from being done, not have another one done. Thread-safe.
 */
public final class Lease {
    private final String name;
    private final Duration length;
    private final LeaseRepository repository;
    private final Transactions transactions;
    private final Clock clock;
    private final UUID holder = Ids.random();

    public Lease(String name, Duration length, LeaseRepository repository, Transactions transactions, Clock clock) {
        this.name = name;
        this.length = length;
        this.repository = repository;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Takes it, or holds it for its full length from now. @return false if another client holds it */
    public boolean take() {
        Instant now = Times.now(clock);
        return transactions.inUnit(() -> repository.take(name, holder, now, now.plus(length)));
    }

    /** Lets another client have it at once. */
    public void giveBack() {
        transactions.inUnit(() -> repository.giveBack(name, holder));
    }
}
