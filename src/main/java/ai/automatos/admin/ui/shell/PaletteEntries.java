package ai.automatos.admin.ui.shell;

import ai.automatos.admin.catalog.TypeSummary;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.settings.SettingKey;
import ai.automatos.admin.ui.CredentialRows;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Navigator;
import ai.automatos.admin.ui.TypeTile;
import ai.automatos.admin.ui.Workbench;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what the palette offers; any thread. */
final class PaletteEntries {
    private final Workbench bench;
    private final Shell shell;
    private final Navigator navigator;
    private final List<CredentialSummary> rows;
    private final Shell.Locker locker;

    /** Takes its snapshot of the rows here, on the FX thread. */
    PaletteEntries(Workbench bench, Shell shell, Navigator navigator, CredentialRows rows, Shell.Locker locker) {
        this.bench = bench;
        this.shell = shell;
        this.navigator = navigator;
        this.rows = rows.get();
        this.locker = locker;
    }

    /** Ready to be searched; reads the catalogue. */
    PaletteSearch search() {
        return new PaletteSearch(all(), shell.vault().core().types().all());
    }

    private List<PaletteEntry> all() {
        List<PaletteEntry> entries = new ArrayList<>();
        Map<String, TypeSummary> known = new HashMap<>();
        for (TypeSummary type : shell.vault().core().types().all()) {
            known.put(type.key(), type);
            entries.add(new PaletteEntry(
                    PaletteEntry.Group.TYPES,
                    type.key(),
                    () -> new TypeTile(type.key(), type.name(), type.category(), TypeTile.Size.SMALL),
                    type.name(),
                    type.category(),
                    words(type.provider(), type.category(), String.join(" ", type.capabilities())),
                    null,
                    "",
                    () -> navigator.showType(type.key())));
        }
        for (CredentialSummary row : rows) {
            Credential credential = row.credential();
            @Nullable TypeSummary found = known.get(credential.typeKey());
            String type = found == null ? credential.typeKey() : found.name();
            String category = found == null ? "" : found.category();
            String environment =
                    bench.text("environment." + credential.environment().word());
            entries.add(new PaletteEntry(
                    PaletteEntry.Group.CREDENTIALS,
                    "",
                    () -> new TypeTile(credential.typeKey(), type, category, TypeTile.Size.SMALL),
                    credential.name(),
                    type + " · " + environment,
                    words(type, environment, String.join(" ", credential.tags())),
                    row,
                    "",
                    () -> navigator.showCredential(credential.id())));
        }
        for (SettingKey<?> key : shell.vault().core().settings().catalog().keys()) {
            String help = bench.text("setting." + key.key() + ".help");
            entries.add(new PaletteEntry(
                    PaletteEntry.Group.SETTINGS,
                    "",
                    () -> Icons.of("fth-sliders"),
                    bench.text("setting." + key.key()),
                    bench.text("setting.page." + key.page()),
                    words(key.key(), help),
                    null,
                    "",
                    () -> navigator.showSetting(key.key())));
        }
        entries.addAll(actions());
        return List.copyOf(entries);
    }

    private List<PaletteEntry> actions() {
        List<PaletteEntry> actions = new ArrayList<>();
        actions.add(action("fth-plus", "ui.credentials.create", "N", () -> navigator.createCredential(null)));
        actions.add(action("fth-zap", "ui.palette.test", "T", shell::testSelected));
        actions.add(action("fth-zap", "ui.palette.tests", "Shift T", shell::testShown));
        for (Tab tab : Tab.values()) {
            actions.add(action(
                    tab.icon(), "ui.tab." + tab.word(), Integer.toString(tab.ordinal() + 1), () -> shell.show(tab)));
        }
        actions.add(action(
                "fth-refresh-cw", "ui.refresh", "Shift R", () -> shell.current().refresh()));
        actions.add(action("fth-bell", "ui.notices", "", shell::openNotices));
        actions.add(action("fth-lock", "ui.lock", "L", locker::lock));
        return actions;
    }

    /** @param shortcut without Ctrl or Cmd, or empty */
    private PaletteEntry action(String icon, String key, String shortcut, Runnable run) {
        return new PaletteEntry(
                PaletteEntry.Group.ACTIONS,
                "",
                () -> Icons.of(icon),
                bench.text(key),
                "",
                "",
                null,
                shortcut.isEmpty() ? "" : bench.text(onMac() ? "ui.key.mac" : "ui.key", shortcut),
                run);
    }

    private static boolean onMac() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
    }

    private static String words(String... parts) {
        return String.join(" ", parts).toLowerCase(Locale.ROOT);
    }
}
