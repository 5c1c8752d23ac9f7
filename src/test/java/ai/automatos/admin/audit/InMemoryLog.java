package ai.automatos.admin.audit;

import ai.automatos.admin.common.CancelSignal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A log whose every detail a test may falsify. */
public final class InMemoryLog implements AuditRepository {
    public final Map<Long, ChainHead> heads = new TreeMap<>();
    public final Map<Long, TreeMap<Long, LinkedEvent>> events = new TreeMap<>();
    public final List<Checkpoint> checkpoints = new ArrayList<>();

    public void add(List<LinkedEvent> added) {
        for (LinkedEvent event : added) {
            put(event);
            heads.put(event.event().chain(), event.head());
        }
    }

    public void put(LinkedEvent event) {
        events.computeIfAbsent(event.event().chain(), chain -> new TreeMap<>()).put(event.sequence(), event);
    }

    @Override
    public List<ChainHead> heads() {
        return List.copyOf(heads.values());
    }

    @Override
    public AuditPage page(AuditQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forEach(long chain, long first, long last, Consumer<LinkedEvent> action) {
        List.copyOf(events.getOrDefault(chain, new TreeMap<>())
                        .subMap(first, true, last, true)
                        .values())
                .forEach(action);
    }

    @Override
    public Optional<LinkedEvent> event(long chain, long sequence) {
        return Optional.ofNullable(events.getOrDefault(chain, new TreeMap<>()).get(sequence));
    }

    @Override
    public void addCheckpoint(Checkpoint checkpoint) {
        checkpoints.add(checkpoint);
    }

    @Override
    public List<Checkpoint> checkpoints(long chain) {
        return checkpoints.stream()
                .filter(checkpoint -> checkpoint.head().chain() == chain)
                .toList();
    }

    @Override
    public long lastCheckpoint(long chain) {
        return checkpoints(chain).stream()
                .mapToLong(checkpoint -> checkpoint.head().sequence())
                .max()
                .orElse(0);
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
