package ai.automatos.admin.credential;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.vault.RowMac;
import ai.automatos.admin.vault.SealedValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Credentials in memory: unique names, optimistic lock, earlier values. The maps are open to tampering. */
public final class FakeCredentials implements CredentialRepository, FakeTransactions.Part {
    public final Map<UUID, MacRow<Credential>> credentials = Collections.synchronizedMap(new LinkedHashMap<>());
    public final Map<UUID, CredentialActivity> activity = Collections.synchronizedMap(new LinkedHashMap<>());
    public final Map<UUID, List<PastTest>> tests = Collections.synchronizedMap(new LinkedHashMap<>());
    public final Map<UUID, TestPace> paces = Collections.synchronizedMap(new LinkedHashMap<>());
    public final Map<UUID, List<EarlierValue>> earlier = new LinkedHashMap<>();
    public final Map<UUID, MacRow<Assignment>> assignments = new LinkedHashMap<>();
    public final Map<Long, MacRow<Agent>> agents = new LinkedHashMap<>();
    public final Map<String, MacRow<Tool>> tools = new LinkedHashMap<>();
    private final AtomicInteger lists = new AtomicInteger();
    private final FakeTransactions transactions;

    public FakeCredentials(FakeTransactions transactions) {
        this.transactions = transactions;
        transactions.add(this);
    }

    @Override
    public Runnable remember() {
        List<Runnable> undo = Stream.of(credentials, activity, tests, paces, earlier, assignments, agents, tools)
                .map(FakeCredentials::undo)
                .toList();
        return () -> undo.forEach(Runnable::run);
    }

    private static <K, V> Runnable undo(Map<K, V> map) {
        Map<K, V> before = new LinkedHashMap<>(map);
        return () -> {
            map.clear();
            map.putAll(before);
        };
    }

    /** How often all rows were read. */
    public int lists() {
        return lists.get();
    }

    @Override
    public boolean hasPaces() {
        return paces.values().stream().anyMatch(pace -> pace != TestPace.OFF);
    }

    @Override
    public List<CredentialRow> list(long tenant, UUID visibleOwner, CredentialFilter filter) {
        lists.incrementAndGet();
        return rows(row -> isVisible(row, tenant, visibleOwner)
                && (filter.environments().isEmpty() || filter.environments().contains(row.environment())));
    }

    @Override
    public Optional<CredentialRow> find(UUID id) {
        return Optional.ofNullable(credentials.get(id)).map(this::row);
    }

    @Override
    public List<CredentialRow> findByName(
            long tenant, UUID visibleOwner, String name, @Nullable CredentialEnvironment environment) {
        return rows(row -> isVisible(row, tenant, visibleOwner)
                && row.name().equals(name)
                && (environment == null || row.environment() == environment));
    }

    @Override
    public List<CredentialRow> ofType(long tenant, String typeKey) {
        return rows(row -> row.tenant() == tenant && row.typeKey().equals(typeKey));
    }

    private static boolean isVisible(Credential row, long tenant, UUID owner) {
        return row.tenant() == tenant
                && (row.owner().equals(Ids.SHARED) || row.owner().equals(owner));
    }

    private List<CredentialRow> rows(Predicate<Credential> wanted) {
        return List.copyOf(credentials.values()).stream()
                .filter(row -> wanted.test(row.row()))
                .map(this::row)
                .sorted(Comparator.comparing(
                                (CredentialRow row) -> row.credential().name())
                        .thenComparing(row -> row.credential().environment()))
                .toList();
    }

    private CredentialRow row(MacRow<Credential> row) {
        UUID id = row.row().id();
        return new CredentialRow(
                row.row(),
                row.mac(),
                activity.getOrDefault(id, CredentialActivity.NONE),
                paces.get(id),
                assignments(id).size());
    }

    @Override
    public void insert(Credential credential, RowMac mac) {
        transactions.requireUnit();
        requireNameFree(credential);
        credentials.put(credential.id(), new MacRow<>(credential, mac));
    }

    @Override
    public void update(Credential credential, RowMac mac, long expectedRowVersion) {
        Credential old = expected(credential.id(), expectedRowVersion, credential.name());
        requireNameFree(credential);
        if (credential.valueVersion() > old.valueVersion()) {
            List<EarlierValue> values = new ArrayList<>(earlierValues(old.id()));
            values.add(new EarlierValue(old.id(), old.valueVersion(), old.sealed(), credential.updatedAt()));
            earlier.put(old.id(), values);
        }
        credentials.put(credential.id(), new MacRow<>(credential, mac));
    }

    @Override
    public void delete(UUID id, long expectedRowVersion) {
        expected(id, expectedRowVersion, "");
        if (!assignments(id).isEmpty()) {
            throw new IllegalStateException("foreign key");
        }
        credentials.remove(id);
        earlier.remove(id);
        activity.remove(id);
        tests.remove(id);
        paces.remove(id);
    }

    private Credential expected(UUID id, long rowVersion, String name) {
        transactions.requireUnit();
        MacRow<Credential> row = credentials.get(id);
        if (row == null || row.row().rowVersion() != rowVersion) {
            throw new UserFacingException(ErrorKind.CONFLICT, "credential.edited.meanwhile", name);
        }
        return row.row();
    }

    private void requireNameFree(Credential credential) {
        boolean taken = credentials.values().stream()
                .map(MacRow::row)
                .anyMatch(row -> !row.id().equals(credential.id())
                        && row.tenant() == credential.tenant()
                        && row.owner().equals(credential.owner())
                        && row.environment() == credential.environment()
                        && row.name().equals(credential.name()));
        if (taken) {
            throw new UserFacingException(
                    ErrorKind.CONFLICT,
                    "credential.name.taken",
                    credential.name(),
                    credential.environment().word());
        }
    }

    @Override
    public void saveTest(UUID id, CredentialActivity.LastTest test) {
        transactions.requireUnit();
        if (!credentials.containsKey(id)) {
            return;
        }
        activity.merge(
                id,
                new CredentialActivity(null, test),
                (old, added) -> new CredentialActivity(old.lastUsedAt(), added.lastTest()));
    }

    @Override
    public void addTest(UUID id, PastTest test) {
        transactions.requireUnit();
        if (!credentials.containsKey(id)) {
            return;
        }
        List<PastTest> all = Stream.concat(tests(id).stream(), Stream.of(test)).toList();
        tests.put(id, all.subList(Math.max(0, all.size() - PastTest.KEPT), all.size()));
    }

    @Override
    public List<PastTest> tests(UUID id) {
        return tests.getOrDefault(id, List.of());
    }

    @Override
    public void saveUse(UUID id, Instant at) {
        transactions.requireUnit();
        if (!credentials.containsKey(id)) {
            return;
        }
        CredentialActivity before = activity.getOrDefault(id, CredentialActivity.NONE);
        activity.put(id, new CredentialActivity(at, before.lastTest()));
    }

    @Override
    public void savePace(UUID id, @Nullable TestPace pace) {
        transactions.requireUnit();
        if (pace == null) {
            paces.remove(id);
        } else {
            paces.put(id, pace);
        }
    }

    @Override
    public List<EarlierValue> earlierValues(UUID credentialId) {
        return earlier.getOrDefault(credentialId, List.of());
    }

    @Override
    public void reseal(UUID credentialId, long valueVersion, SealedValue sealed, @Nullable RowMac mac) {
        transactions.requireUnit();
        earlier.put(
                credentialId,
                earlierValues(credentialId).stream()
                        .map(value -> value.valueVersion() == valueVersion
                                ? new EarlierValue(credentialId, valueVersion, sealed, value.replacedAt())
                                : value)
                        .toList());
    }

    @Override
    public void forEach(Consumer<CredentialRow> action) {
        rows(row -> true).forEach(action);
    }

    @Override
    public List<MacRow<Assignment>> assignments(UUID credentialId) {
        return assignments.values().stream()
                .filter(row -> row.row().credentialId().equals(credentialId))
                .toList();
    }

    @Override
    public List<MacRow<Assignment>> allAssignments() {
        return List.copyOf(assignments.values());
    }

    @Override
    public void insert(Assignment assignment, RowMac mac) {
        transactions.requireUnit();
        assignments.put(assignment.id(), new MacRow<>(assignment, mac));
    }

    @Override
    public void deleteAssignment(UUID assignmentId) {
        transactions.requireUnit();
        assignments.remove(assignmentId);
    }

    @Override
    public Optional<MacRow<Agent>> agent(long tenant, long number) {
        return Optional.ofNullable(agents.get(number));
    }

    @Override
    public List<MacRow<Agent>> agents() {
        return List.copyOf(agents.values());
    }

    @Override
    public void save(Agent agent, RowMac mac) {
        transactions.requireUnit();
        agents.put(agent.number(), new MacRow<>(agent, mac));
    }

    @Override
    public Optional<MacRow<Tool>> tool(long tenant, String name) {
        return Optional.ofNullable(tools.get(name));
    }

    @Override
    public List<MacRow<Tool>> tools() {
        return List.copyOf(tools.values());
    }

    @Override
    public void save(Tool tool, RowMac mac) {
        transactions.requireUnit();
        tools.put(tool.name(), new MacRow<>(tool, mac));
    }

    @Override
    public void remac(Assignment assignment, RowMac mac) {
        transactions.requireUnit();
        assignments.computeIfPresent(assignment.id(), (id, old) -> new MacRow<>(assignment, mac));
    }
}
