package ai.automatos.admin.settings;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.FakeTransactions;
import ai.automatos.admin.vault.RowMac;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Settings in memory; whoever holds the list may tamper with it. */
final class FakeSettings implements SettingsRepository, FakeTransactions.Part {
    private static final Comparator<StoredSetting> ORDER = Comparator.comparingLong(
                    (StoredSetting row) -> row.version().tenant())
            .thenComparing(row -> row.version().key())
            .thenComparing(row -> row.version().version());

    final List<StoredSetting> rows = new ArrayList<>();
    private final FakeTransactions transactions;

    FakeSettings(FakeTransactions transactions) {
        this.transactions = transactions;
        transactions.add(this);
    }

    @Override
    public Runnable remember() {
        List<StoredSetting> before = List.copyOf(rows);
        return () -> {
            rows.clear();
            rows.addAll(before);
        };
    }

    @Override
    public List<StoredSetting> latest(long tenant) {
        return rows.stream()
                .filter(row -> row.version().tenant() == tenant)
                .collect(Collectors.toMap(
                        row -> row.version().key(), row -> row, (a, b) -> ORDER.compare(a, b) > 0 ? a : b))
                .values()
                .stream()
                .sorted(ORDER)
                .toList();
    }

    @Override
    public List<StoredSetting> versions(long tenant, String key) {
        return rows.stream()
                .filter(row ->
                        row.version().tenant() == tenant && row.version().key().equals(key))
                .sorted(ORDER.reversed())
                .toList();
    }

    @Override
    public List<StoredSetting> all() {
        return rows.stream().sorted(ORDER).toList();
    }

    @Override
    public void insert(SettingVersion version, RowMac mac) {
        transactions.requireUnit();
        if (rows.stream().anyMatch(row -> same(row, version))) {
            throw new UserFacingException(ErrorKind.CONFLICT, "settings.changed.meanwhile", version.key());
        }
        rows.add(new StoredSetting(version, mac));
    }

    @Override
    public void remac(SettingVersion version, RowMac mac) {
        transactions.requireUnit();
        rows.replaceAll(row -> same(row, version) ? new StoredSetting(row.version(), mac) : row);
    }

    private static boolean same(StoredSetting row, SettingVersion version) {
        return ORDER.compare(row, new StoredSetting(version, row.mac())) == 0;
    }
}
