package ai.automatos.admin.credential;

import ai.automatos.admin.audit.AuditActivity;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.audit.AuditPage;
import ai.automatos.admin.audit.AuditQuery;
import ai.automatos.admin.audit.AuditRepository;
import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.Checkpoint;
import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.audit.HashChain;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.common.CancelSignal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A log in memory that links its events; can be made to fail. */
public final class FakeAuditLog implements AuditLog, AuditRepository, FakeTransactions.Part {
    /** The log cannot be written. */
    public static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final FakeTransactions transactions;
    private final List<LinkedEvent> events = new ArrayList<>();
    private boolean broken;

    public FakeAuditLog(FakeTransactions transactions) {
        this.transactions = transactions;
        transactions.add(this);
    }

    public void breakDown() {
        broken = true;
    }

    public List<AuditEvent> events() {
        return events.stream().map(LinkedEvent::event).toList();
    }

    public AuditEvent last() {
        return events.get(events.size() - 1).event();
    }

    @Override
    public void append(AuditEvent event) {
        transactions.requireUnit();
        if (broken) {
            throw new Broken();
        }
        events.add(HashChain.link(head(event.chain()), event));
    }

    private ChainHead head(long chain) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (events.get(i).event().chain() == chain) {
                return events.get(i).head();
            }
        }
        return ChainHead.empty(chain);
    }

    @Override
    public void startEpoch(AuditEvent event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Runnable remember() {
        List<LinkedEvent> before = List.copyOf(events);
        return () -> {
            events.clear();
            events.addAll(before);
        };
    }

    @Override
    public List<ChainHead> heads() {
        Map<Long, ChainHead> heads = new TreeMap<>();
        events.forEach(event -> heads.put(event.event().chain(), event.head()));
        return List.copyOf(heads.values());
    }

    @Override
    public void forEach(long chain, long first, long last, Consumer<LinkedEvent> action) {
        List.copyOf(events).stream()
                .filter(event -> event.event().chain() == chain)
                .filter(event -> event.sequence() >= first && event.sequence() <= last)
                .forEach(action);
    }

    /** One page, by chain, action, result and credential. */
    @Override
    public AuditPage page(AuditQuery query) {
        List<LinkedEvent> found = new ArrayList<>();
        for (int i = events.size() - 1; i >= 0 && found.size() < query.limit(); i--) {
            if (matches(query, events.get(i).event())) {
                found.add(events.get(i));
            }
        }
        return new AuditPage(found, Map.of(), false);
    }

    private static boolean matches(AuditQuery query, AuditEvent event) {
        CredentialRef about = event.credential();
        return query.chains().contains(event.chain())
                && query.actions().contains(event.action())
                && event.result() == query.result()
                && about != null
                && (query.credentialId() == null || query.credentialId().equals(about.id()))
                && (query.credentialName() == null || query.credentialName().equals(about.name()))
                && (query.environment() == null || query.environment().equals(about.environment()));
    }

    @Override
    public Optional<LinkedEvent> event(long chain, long sequence) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void addCheckpoint(Checkpoint checkpoint) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Checkpoint> checkpoints(long chain) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long lastCheckpoint(long chain) {
        return 0;
    }

    @Override
    public List<AuditActivity> activity(AuditQuery query, List<Instant> bounds, CancelSignal cancel) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> actors(Set<Long> chains) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<CredentialRef> credentials(Set<Long> chains) {
        throw new UnsupportedOperationException();
    }
}
