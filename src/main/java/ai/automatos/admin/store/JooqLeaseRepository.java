package ai.automatos.admin.store;

import static ai.automatos.admin.store.jooq.Tables.LEASES;

import ai.automatos.admin.schedule.LeaseRepository;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;

/** One row a job that is being done. */
final class JooqLeaseRepository implements LeaseRepository {
    private final Dsl dsl;

    JooqLeaseRepository(Dsl dsl) {
        this.dsl = dsl;
    }

    @Override
    public boolean take(String name, UUID holder, Instant now, Instant until) {
        DSLContext context = dsl.write();
        int taken = context.update(LEASES)
                .set(LEASES.HOLDER, holder)
                .set(LEASES.HELD_UNTIL, until)
                .where(LEASES.NAME.eq(name), LEASES.HOLDER.eq(holder).or(LEASES.HELD_UNTIL.le(now)))
                .execute();
        return taken > 0
                || context.insertInto(LEASES, LEASES.NAME, LEASES.HOLDER, LEASES.HELD_UNTIL)
                                .values(name, holder, until)
                                .onConflictDoNothing()
                                .execute()
                        > 0;
    }

    @Override
    public void giveBack(String name, UUID holder) {
        dsl.write()
                .deleteFrom(LEASES)
                .where(LEASES.NAME.eq(name), LEASES.HOLDER.eq(holder))
                .execute();
    }
}
