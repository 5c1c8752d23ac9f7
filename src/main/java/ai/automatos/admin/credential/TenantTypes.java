package ai.automatos.admin.credential;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.OwnType;
import ai.automatos.admin.catalog.OwnTypeReader;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.catalog.TypeSummary;
import ai.automatos.admin.vault.VaultSession;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The shipped types and, while a vault is open, the own types of a tenant. Own types are read and checked once, and
 * again after {@link #refresh}, so that looking one up touches no database; a row that is not authentic is left out.
 * Should a later program ship a type with the key of an own one, the own one stays what its credentials were made for.
 * Thread-safe.
 */
public final class TenantTypes implements TypeCatalog {
    private static final Comparator<TypeSummary> BY_CATEGORY_AND_NAME = Comparator.comparing(TypeSummary::category)
            .thenComparing(TypeSummary::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(TypeSummary::key);

    private final TypeCatalog shipped;
    private final OwnTypeRepository repository;
    private final OwnTypeReader reader;
    private final Supplier<Optional<VaultSession>> session;
    private final LongSupplier tenant;
    private volatile @Nullable Snapshot snapshot;
    private long refreshed;

    /**
     * @param session the unlocked vault, or empty while locked
     * @param tenant whose own types are shown
     */
    public TenantTypes(
            TypeCatalog shipped,
            OwnTypeRepository repository,
            OwnTypeReader reader,
            Supplier<Optional<VaultSession>> session,
            LongSupplier tenant) {
        this.shipped = shipped;
        this.repository = repository;
        this.reader = reader;
        this.session = session;
        this.tenant = tenant;
    }

    /** What was read is no longer to be believed; the next question reads the database, if a vault is open. */
    public synchronized void refresh() {
        refreshed++;
        snapshot = null;
    }

    @Override
    public List<TypeSummary> all() {
        Snapshot now = own();
        return now.own().isEmpty() ? shipped.all() : now.all();
    }

    @Override
    public Optional<CredentialType> find(String key) {
        Entry entry = own().own().get(key);
        return entry == null ? shipped.find(key) : entry.type();
    }

    @Override
    public Optional<TypeSummary> summary(String key) {
        Entry entry = own().own().get(key);
        return entry == null ? shipped.summary(key) : entry.type().map(TypeSummary::of);
    }

    @Override
    public Optional<String> source(String key) {
        Entry entry = own().own().get(key);
        return entry == null ? shipped.source(key) : Optional.of(entry.row().json());
    }

    /** The type in a row; empty if the row is not to be obeyed. */
    Optional<CredentialType> obeyed(VaultSession vault, MacRow<OwnType> row) {
        return entry(vault, row).type();
    }

    static boolean isAuthentic(VaultSession vault, MacRow<OwnType> row) {
        OwnType type = row.row();
        return vault.isAuthentic(type.tenant(), OwnType.TABLE, type.macRow(), row.mac());
    }

    private Snapshot own() {
        @Nullable Snapshot known = snapshot;
        if (known != null) {
            return known;
        }
        long asked = refreshes();
        Snapshot loaded = load();
        keep(loaded, asked);
        return loaded;
    }

    private synchronized long refreshes() {
        return refreshed;
    }

    /** Unless something changed while it was read. */
    private synchronized void keep(Snapshot loaded, long asked) {
        if (refreshed == asked) {
            snapshot = loaded;
        }
    }

    private Snapshot load() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        session.get()
                .ifPresent(vault -> repository
                        .all(tenant.getAsLong())
                        .forEach(row -> entries.put(row.row().key(), entry(vault, row))));
        entries.values().removeIf(entry -> entry.type().isEmpty());
        if (entries.isEmpty()) {
            return new Snapshot(entries, List.of());
        }
        Stream<TypeSummary> others = shipped.all().stream().filter(type -> !entries.containsKey(type.key()));
        Stream<TypeSummary> ours = entries.values().stream()
                .map(entry -> TypeSummary.of(entry.type().orElseThrow()));
        return new Snapshot(
                entries,
                Stream.concat(others, ours).sorted(BY_CATEGORY_AND_NAME).toList());
    }

    private Entry entry(VaultSession vault, MacRow<OwnType> row) {
        OwnType type = row.row();
        if (!isAuthentic(vault, row)) {
            return new Entry(type, Optional.empty());
        }
        try {
            return new Entry(type, Optional.of(reader.stored(type.json(), type.loopbackAllowed())));
        } catch (IllegalArgumentException e) {
            return new Entry(type, Optional.empty()); // Written by a newer program.
        }
    }

    private record Entry(OwnType row, Optional<CredentialType> type) {}

    private record Snapshot(Map<String, Entry> own, List<TypeSummary> all) {}
}
