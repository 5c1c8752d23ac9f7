package ai.automatos.admin.credential;

import ai.automatos.admin.catalog.OwnType;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.vault.RowMac;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Own types in memory. The list is open to tampering. */
public final class FakeOwnTypes implements OwnTypeRepository, FakeTransactions.Part {
    public final List<MacRow<OwnType>> rows = new ArrayList<>();
    private final FakeTransactions transactions;

    public FakeOwnTypes(FakeTransactions transactions) {
        this.transactions = transactions;
        transactions.add(this);
    }

    @Override
    public Runnable remember() {
        List<MacRow<OwnType>> before = List.copyOf(rows);
        return () -> {
            rows.clear();
            rows.addAll(before);
        };
    }

    @Override
    public List<MacRow<OwnType>> all(long tenant) {
        return rows(type -> type.tenant() == tenant);
    }

    @Override
    public List<MacRow<OwnType>> versions(long tenant, String key) {
        return rows(type -> type.tenant() == tenant && type.key().equals(key));
    }

    @Override
    public List<MacRow<OwnType>> everything() {
        return rows(type -> true);
    }

    @Override
    public void insert(OwnType type, RowMac mac) {
        transactions.requireUnit();
        if (versions(type.tenant(), type.key()).stream()
                .anyMatch(row -> row.row().version() == type.version())) {
            throw new UserFacingException(ErrorKind.CONFLICT, "type.edited.meanwhile", type.key());
        }
        rows.add(new MacRow<>(type, mac));
    }

    @Override
    public void remac(OwnType type, RowMac mac) {
        transactions.requireUnit();
        rows.replaceAll(row -> row.row().equals(type) ? new MacRow<>(type, mac) : row);
    }

    @Override
    public int delete(long tenant, String key) {
        transactions.requireUnit();
        List<MacRow<OwnType>> gone = versions(tenant, key);
        rows.removeAll(gone);
        return gone.size();
    }

    private List<MacRow<OwnType>> rows(Predicate<OwnType> wanted) {
        return rows.stream()
                .filter(row -> wanted.test(row.row()))
                .sorted(Comparator.comparing((MacRow<OwnType> row) -> row.row().key())
                        .thenComparing(row -> row.row().version()))
                .toList();
    }
}
