package ai.automatos.admin.store;

import static ai.automatos.admin.store.jooq.Tables.AUDIT_BATCH;

import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.audit.journal.Journal;
import ai.automatos.admin.audit.journal.JournalCheck;
import ai.automatos.admin.audit.journal.JournalFinding;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.vault.VaultInfo;
import ai.automatos.admin.vault.VaultRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps database and journal in step: at the start and after every repair it compares their heads, lets the journal
 * catch up with a batch that was cut short, and names what it cannot explain. Works on the writer's thread; only
 * {@link #incidents()} is for others.
 */
final class JournalGuard implements JournalSink, AutoCloseable {
    private final Dsl dsl;
    private final VaultRepository vaults;
    private final JooqAuditRepository log;
    private final Path folder;
    private final UUID origin;
    private final boolean shared;
    private volatile List<JournalFinding.Incident> incidents = List.of();
    private @Nullable Journal journal;

    /** @param shared whether other computers write to the same database */
    JournalGuard(Dsl dsl, VaultRepository vaults, JooqAuditRepository log, Path folder, UUID origin, boolean shared) {
        this.dsl = dsl;
        this.vaults = vaults;
        this.log = log;
        this.folder = folder;
        this.origin = origin;
        this.shared = shared;
    }

    List<JournalFinding.Incident> incidents() {
        return incidents;
    }

    WriteGate check() {
        Optional<VaultInfo> vault = vaults.info();
        if (vault.isEmpty()) {
            return WriteGate.OPEN;
        }
        Map<Long, ChainHead> stored = new TreeMap<>();
        log.heads().forEach(head -> stored.put(head.chain(), head));
        Journal open = journal(vault.get());
        Map<Long, ChainHead> journalled = open.heads();
        TreeSet<Long> chains = new TreeSet<>(stored.keySet());
        chains.addAll(journalled.keySet());
        List<JournalFinding.Incident> found = new ArrayList<>();
        for (long chain : chains) {
            JournalFinding finding = JournalCheck.compare(
                    open.isNew() ? null : journalled.getOrDefault(chain, ChainHead.empty(chain)),
                    stored.getOrDefault(chain, ChainHead.empty(chain)),
                    lastBatch(chain),
                    shared,
                    sequence -> log.event(chain, sequence).map(LinkedEvent::head));
            if (finding instanceof JournalFinding.CatchUp missing) {
                catchUp(open, chain, missing);
            } else if (finding instanceof JournalFinding.Incident incident) {
                found.add(incident);
            }
        }
        incidents = List.copyOf(found);
        return found.isEmpty()
                ? WriteGate.OPEN
                : WriteGate.incident(found.get(0).toException());
    }

    @Override
    public void append(List<LinkedEvent> events) throws IOException {
        Journal open = journal(vaults.info().orElseThrow());
        boolean newEpoch = events.stream()
                .anyMatch(event -> event.epoch()
                        > open.heads()
                                .getOrDefault(
                                        event.event().chain(),
                                        ChainHead.empty(event.event().chain()))
                                .epoch());
        if (newEpoch) {
            open.beginFile(headsBefore(events));
        }
        open.append(events);
    }

    @Override
    public void close() throws IOException {
        if (journal != null) {
            journal.close();
        }
    }

    private Journal journal(VaultInfo vault) {
        if (journal == null) {
            journal = Journal.open(folder, vault.id(), origin);
        }
        return journal;
    }

    private void catchUp(Journal open, long chain, JournalFinding.CatchUp missing) {
        List<LinkedEvent> lines = new ArrayList<>();
        log.forEach(chain, missing.from(), missing.to(), lines::add);
        try {
            open.append(lines);
        } catch (IOException e) {
            throw new UserFacingException(e, ErrorKind.UNAVAILABLE, "store.journal.failed");
        }
    }

    /** The database's heads as they were before these events. */
    private Map<Long, ChainHead> headsBefore(List<LinkedEvent> events) {
        Map<Long, ChainHead> heads = new TreeMap<>();
        log.heads().forEach(head -> heads.put(head.chain(), head));
        for (int i = events.size() - 1; i >= 0; i--) {
            long chain = events.get(i).event().chain();
            heads.put(
                    chain,
                    log.event(chain, events.get(i).sequence() - 1)
                            .map(LinkedEvent::head)
                            .orElse(ChainHead.empty(chain)));
        }
        return heads;
    }

    private JournalCheck.@Nullable BatchRange lastBatch(long chain) {
        return dsl.read(context -> context.selectFrom(AUDIT_BATCH)
                .where(AUDIT_BATCH.ORIGIN.eq(origin), AUDIT_BATCH.CHAIN.eq(chain))
                .fetchOptional(row ->
                        new JournalCheck.BatchRange(row.getBatch(), row.getFirstSequence(), row.getLastSequence()))
                .orElse(null));
    }
}
