package ai.automatos.admin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.audit.Actor;
import ai.automatos.admin.audit.AgentRef;
import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditActivity;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditPage;
import ai.automatos.admin.audit.AuditQuery;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.audit.Checkpoint;
import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.common.CancelSignal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log as it is read back: by page, with and without its index, against a filter in memory. */
abstract class AuditRepositoryContract extends StoreContract {
    private static final long SEED = 20260301;
    private static final int SEGMENT = 200;
    private static final int EVENTS = 3_000;
    private static final Set<Long> CHAINS = Set.of(0L, 1L, 2L);

    private JooqAuditRepository log;
    private AuditIndexer indexer;

    AuditRepositoryContract(TestEngine engine) {
        super(engine);
    }

    @BeforeEach
    void openLog() {
        log = new JooqAuditRepository(store.database, SEGMENT);
        indexer = new AuditIndexer(store.database, store.writer, log, SEGMENT);
    }

    @Test
    void findsTheSameWithoutIndexPartlyIndexedAndIndexed() {
        SampleEvents sample = new SampleEvents(SEED);
        Random random = new Random(SEED);
        write(sample, random, EVENTS / 2);
        compareManyQueries(random, 20);
        indexer.indexFinishedSegments();
        write(sample, random, EVENTS / 2);
        compareManyQueries(random, 60);
        indexer.indexFinishedSegments();
        compareManyQueries(random, 60);
        List<String> index = index();
        assertThat(index).hasSizeGreaterThan(100);
        indexer.indexFinishedSegments();
        assertThat(index()).as("nothing is indexed twice").isEqualTo(index);
        indexer.rebuild();
        assertThat(index()).as("the log is all that the index is made from").isEqualTo(index);
    }

    @Test
    void goesOnWhereAnIndexingThatWasCutShortLeftOff() {
        write(new SampleEvents(SEED), new Random(SEED), EVENTS);
        indexer.indexFinishedSegments();
        List<String> index = index();
        store.inUnit(() -> store.database.write().execute("delete from audit_index where chain = 1 and segment >= 2"));
        store.inUnit(
                () -> store.database.write().execute("delete from audit_segment where chain = 1 and segment >= 2"));
        indexer.indexFinishedSegments();
        assertThat(index()).isEqualTo(index);
    }

    @Test
    void keepsTextThatMeansSomethingToADatabase() {
        for (String text : List.of("NULL", "", "{a,\"b\"}", "\\N \\\\ '", "a;b--c", "line\nbreak\ttab", "$1 ?", "{}")) {
            AuditEvent plain = SampleEvents.simple(1, text);
            store.append(List.of(
                    plain,
                    new AuditEvent(
                            1,
                            plain.time(),
                            plain.action(),
                            Actor.user(new UUID(7, 3), text),
                            text,
                            new AgentRef(3, text),
                            new CredentialRef(new UUID(9, 1), text, "openai", "production"),
                            AuditResult.FAILURE,
                            text,
                            text)));
        }
        assertThat(store.events(1)).hasSize(16).isEqualTo(store.journal.events());
    }

    @Test
    void countsTheSameWithoutIndexPartlyIndexedAndIndexed() {
        SampleEvents sample = new SampleEvents(SEED);
        Random random = new Random(SEED);
        write(sample, random, EVENTS / 2);
        countManyQueries(random, 20);
        indexer.indexFinishedSegments();
        write(sample, random, EVENTS / 2);
        countManyQueries(random, 40);
        indexer.indexFinishedSegments();
        countManyQueries(random, 40);
    }

    @Test
    void countingStopsWhenCancelled() {
        write(new SampleEvents(SEED), new Random(SEED), 300);
        List<Instant> bounds = List.of(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
        AuditQuery all = all(CHAINS);
        assertThat(log.activity(all, bounds, new CancelSignal()))
                .singleElement()
                .satisfies(span -> assertThat(span.total()).isEqualTo(300));
        CancelSignal cancelled = new CancelSignal();
        cancelled.cancel();
        assertThatThrownBy(() -> log.activity(all, bounds, cancelled)).isInstanceOf(CancellationException.class);
    }

    @Test
    void namesEverybodyAndEveryCredentialAsLastMentioned() {
        SampleEvents sample = new SampleEvents(SEED);
        Random random = new Random(SEED);
        write(sample, random, EVENTS / 2);
        compareNames();
        indexer.indexFinishedSegments();
        compareNames();
        CredentialRef renamed =
                new CredentialRef(SampleEvents.CREDENTIALS.get(1).id(), "Renamed later", "openai", "testing");
        store.append(List.of(SampleEvents.of(2, renamed)));
        compareNames();
        assertThat(log.credentials(CHAINS)).contains(renamed);
        write(sample, random, EVENTS / 2);
        indexer.indexFinishedSegments();
        compareNames();
        assertThat(log.actors(Set.of(9L))).isEmpty();
        assertThat(log.credentials(Set.of(9L))).isEmpty();
    }

    @Test
    void readsEveryFieldBackAsItWasLinked() {
        SampleEvents sample = new SampleEvents(SEED);
        store.append(IntStream.range(0, 300).mapToObj(i -> sample.next(1)).toList());
        assertThat(store.events(1)).isEqualTo(store.journal.events());
        assertThat(log.event(1, 7)).contains(store.journal.events().get(6));
        assertThat(log.event(1, 301)).isEmpty();
        List<LinkedEvent> part = new ArrayList<>();
        log.forEach(1, 5, 9, part::add);
        assertThat(part).extracting(LinkedEvent::sequence).containsExactly(5L, 6L, 7L, 8L, 9L);
        assertThat(log.heads()).containsExactly(store.journal.events().get(299).head());
    }

    @Test
    void keepsCheckpointsAndIgnoresASecondOneOfTheSameHead() {
        store.append(List.of(SampleEvents.simple(1, "{}"), SampleEvents.simple(1, "{}")));
        Checkpoint first = checkpoint(store.events(1).get(0));
        Checkpoint second = checkpoint(store.events(1).get(1));
        assertThat(log.lastCheckpoint(1)).isZero();
        store.inUnit(() -> {
            log.addCheckpoint(second);
            log.addCheckpoint(first);
            log.addCheckpoint(first);
        });
        assertThat(log.checkpoints(1)).usingRecursiveComparison().isEqualTo(List.of(first, second));
        assertThat(log.checkpoints(2)).isEmpty();
        assertThat(log.lastCheckpoint(1)).isEqualTo(2);
    }

    private void compareManyQueries(Random random, int count) {
        List<LinkedEvent> all = store.journal.events();
        for (int i = 0; i < count; i++) {
            AuditQuery query = query(random, all);
            assertThat(pagedThrough(query))
                    .as("seed %d: %s", SEED, query)
                    .extracting(event -> event.event().chain() + "/" + event.sequence())
                    .containsExactlyElementsOf(filtered(query, all).stream()
                            .map(event -> event.event().chain() + "/" + event.sequence())
                            .toList());
        }
    }

    private void countManyQueries(Random random, int count) {
        List<LinkedEvent> all = store.journal.events();
        for (int i = 0; i < count; i++) {
            AuditQuery query = query(random, all);
            List<Instant> bounds = Stream.generate(() -> timeOf(random, all))
                    .distinct()
                    .limit(2L + random.nextInt(30))
                    .sorted()
                    .toList();
            assertThat(log.activity(query, bounds, new CancelSignal()))
                    .as("seed %d: %s between %s", SEED, query, bounds)
                    .containsExactlyElementsOf(counted(query, bounds, all));
        }
    }

    private static List<AuditActivity> counted(AuditQuery query, List<Instant> bounds, List<LinkedEvent> all) {
        AuditQuery anyTime = new AuditQuery(
                query.chains(),
                null,
                null,
                query.actions(),
                query.user(),
                query.credentialId(),
                query.credentialName(),
                query.result(),
                query.environment(),
                query.agent(),
                query.service(),
                Map.of(),
                query.limit());
        List<AuditEvent> matching =
                filtered(anyTime, all).stream().map(LinkedEvent::event).toList();
        return IntStream.range(1, bounds.size())
                .mapToObj(i -> {
                    List<AuditEvent> in = matching.stream()
                            .filter(event -> !event.time().isBefore(bounds.get(i - 1))
                                    && event.time().isBefore(bounds.get(i)))
                            .toList();
                    long failures = in.stream()
                            .filter(event -> event.result() == AuditResult.FAILURE)
                            .count();
                    return new AuditActivity(bounds.get(i - 1), bounds.get(i), in.size() - failures, failures);
                })
                .toList();
    }

    private void compareNames() {
        Set<Long> chains = Set.of(0L, 2L);
        for (Set<Long> some : List.of(CHAINS, chains)) {
            Set<String> actors = new TreeSet<>();
            Map<UUID, CredentialRef> credentials = new HashMap<>();
            for (long chain : new TreeSet<>(some)) {
                for (LinkedEvent linked : store.events(chain)) {
                    actors.add(linked.event().actor().name());
                    CredentialRef credential = linked.event().credential();
                    if (credential != null) {
                        credentials.put(credential.id(), credential);
                    }
                }
            }
            assertThat(log.actors(some)).isEqualTo(actors);
            assertThat(log.credentials(some)).containsExactlyInAnyOrderElementsOf(credentials.values());
        }
    }

    private static AuditQuery all(Set<Long> chains) {
        return new AuditQuery(chains, null, null, Set.of(), null, null, null, null, null, null, null, Map.of(), 100);
    }

    private List<LinkedEvent> pagedThrough(AuditQuery query) {
        List<LinkedEvent> events = new ArrayList<>();
        AuditQuery next = query;
        while (true) {
            AuditPage page = log.page(next);
            assertThat(page.events()).hasSizeLessThanOrEqualTo(query.limit());
            events.addAll(page.events());
            if (!page.more()) {
                return events;
            }
            assertThat(page.events()).hasSize(query.limit());
            next = query.after(page);
        }
    }

    private static List<LinkedEvent> filtered(AuditQuery query, List<LinkedEvent> all) {
        return all.stream()
                .filter(linked -> matches(query, linked.event()))
                .sorted(Comparator.comparing(
                                (LinkedEvent linked) -> linked.event().time())
                        .reversed()
                        .thenComparing(linked -> linked.event().chain())
                        .thenComparing(
                                Comparator.comparing(LinkedEvent::sequence).reversed()))
                .toList();
    }

    private static boolean matches(AuditQuery query, AuditEvent event) {
        var credential = event.credential();
        return query.chains().contains(event.chain())
                && (query.from() == null || event.time().compareTo(query.from()) >= 0)
                && (query.to() == null || event.time().compareTo(query.to()) < 0)
                && (query.actions().isEmpty() || query.actions().contains(event.action()))
                && (query.user() == null || query.user().equals(event.actor().name()))
                && (query.credentialId() == null
                        || (credential != null && query.credentialId().equals(credential.id())))
                && (query.credentialName() == null
                        || (credential != null && query.credentialName().equals(credential.name())))
                && (query.environment() == null
                        || (credential != null && query.environment().equals(credential.environment())))
                && (query.result() == null || query.result() == event.result())
                && (query.agent() == null
                        || (event.agent() != null
                                && query.agent() == event.agent().number()))
                && (query.service() == null || query.service().equals(event.service()));
    }

    /** Each filter with some probability, so that most queries combine a few; a few ask for what was never there. */
    private static AuditQuery query(Random random, List<LinkedEvent> all) {
        Instant from = random.nextInt(4) == 0 ? timeOf(random, all) : null;
        Instant to = random.nextInt(4) == 0 ? timeOf(random, all) : null;
        return new AuditQuery(
                random.nextInt(3) == 0 ? Set.of((long) random.nextInt(4)) : CHAINS,
                from,
                to,
                switch (random.nextInt(4)) {
                    case 0 -> Set.of(AuditAction.EXPORTED);
                    case 1 -> Set.of(AuditAction.TESTED, AuditAction.EXPORTED);
                    default -> Set.of();
                },
                random.nextInt(3) == 0
                        ? SampleEvents.ACTORS.get(random.nextInt(3)).name()
                        : null,
                random.nextInt(6) == 0
                        ? SampleEvents.CREDENTIALS.get(random.nextInt(8)).id()
                        : null,
                random.nextInt(6) == 0 ? List.of("Main", "Key 1", "main").get(random.nextInt(3)) : null,
                random.nextInt(3) == 0 ? AuditResult.FAILURE : null,
                random.nextInt(5) == 0 ? List.of("production", "testing").get(random.nextInt(2)) : null,
                random.nextInt(6) == 0 ? Long.valueOf(random.nextInt(22)) : null,
                random.nextInt(5) == 0 ? "agent-executor" : null,
                Map.of(),
                List.of(1, 7, 50, 400, 10_000).get(random.nextInt(5)));
    }

    private static Instant timeOf(Random random, List<LinkedEvent> all) {
        return all.get(random.nextInt(all.size())).event().time();
    }

    private void write(SampleEvents sample, Random random, int count) {
        for (int done = 0; done < count; done += 100) {
            store.append(IntStream.range(0, 100)
                    .mapToObj(i -> sample.next(random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(2)))
                    .toList());
        }
    }

    /** Index and segments, row by row. */
    private List<String> index() {
        return Rows.of(store.database, "audit_index", "audit_segment");
    }

    private static Checkpoint checkpoint(LinkedEvent event) {
        return new Checkpoint(
                event.head(), SampleCredentials.TIME, new UUID(7, 1), "ana@example.org", "cd".repeat(32), new byte[] {
                    1, -1
                });
    }
}
