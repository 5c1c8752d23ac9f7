package ai.automatos.admin.ui.audit;

import ai.automatos.admin.audit.AuditPage;
import ai.automatos.admin.audit.AuditQuery;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The events of the table, newest first, read page by page. At most {@link #MOST} are held; what is older is reached by
 * going on from the last one, which lets go of those before. FX thread only.
 */
final class AuditPager {
    static final int PAGE = 200;
    static final int MOST = 20_000;

    private final OpenVault vault;
    private final Tasks tasks;
    private final ObservableList<LinkedEvent> events = FXCollections.observableArrayList();
    private Runnable changed = () -> {};
    private @Nullable AuditQuery query;
    private Map<Long, Long> begin = Map.of();
    private Map<Long, Long> next = Map.of();
    private boolean more;
    private boolean reading;
    private long asked;

    AuditPager(OpenVault vault, Tasks tasks) {
        this.vault = vault;
        this.tasks = tasks;
    }

    /** Runs whenever reading begins or ends. */
    void onChange(Runnable action) {
        changed = action;
    }

    ObservableList<LinkedEvent> events() {
        return events;
    }

    boolean isReading() {
        return reading;
    }

    /** Full, and older events match. */
    boolean isFull() {
        return more && events.size() >= MOST;
    }

    /** The newest matching events are not among those held. */
    boolean isFurtherDown() {
        return !begin.isEmpty();
    }

    void show(AuditQuery wanted) {
        query = wanted;
        begin = Map.of();
        read(begin, PAGE, () -> {});
    }

    /** Reads the same stretch anew. @param then runs when it is there */
    void refresh(AuditQuery wanted, Runnable then) {
        query = wanted;
        read(begin, Math.max(PAGE, events.size()), then);
    }

    /** The next page, unless there is none, one is being read, or there is no room. */
    void readOn() {
        @Nullable AuditQuery wanted = query;
        if (wanted == null || !more || reading || events.size() >= MOST) {
            return;
        }
        AuditQuery following = wanted.from(next, PAGE);
        ask(() -> vault.core().audit().page(vault.caller(), following), page -> events.addAll(page.events()));
    }

    /** Lets go of what is held and goes on with what is older. */
    void goOn() {
        begin = next;
        read(begin, PAGE, () -> {});
    }

    void backToNewest() {
        begin = Map.of();
        read(begin, PAGE, () -> {});
    }

    void clear() {
        asked++;
        query = null;
        begin = Map.of();
        more = false;
        reading = false;
        events.clear();
    }

    private void read(Map<Long, Long> from, int count, Runnable then) {
        @Nullable AuditQuery wanted = query;
        if (wanted == null) {
            return;
        }
        ask(() -> pages(wanted.from(from, PAGE), count), page -> {
            events.setAll(page.events());
            then.run();
        });
    }

    private AuditPage pages(AuditQuery first, int count) {
        List<LinkedEvent> found = new ArrayList<>();
        AuditPage page = vault.core().audit().page(vault.caller(), first);
        found.addAll(page.events());
        while (page.more() && found.size() < count) {
            page = vault.core().audit().page(vault.caller(), first.after(page));
            found.addAll(page.events());
        }
        return new AuditPage(found, page.next(), page.more());
    }

    /** The newest question wins; an answer to an older one is dropped. */
    private void ask(Supplier<AuditPage> work, Consumer<AuditPage> take) {
        long mine = ++asked;
        reading = true;
        changed.run();
        tasks.load(
                task -> work.get(),
                page -> {
                    if (mine == asked) {
                        reading = false;
                        next = page.next();
                        more = page.more();
                        take.accept(page);
                        changed.run();
                    }
                },
                failure -> {
                    if (mine == asked) {
                        reading = false;
                        more = false;
                        changed.run();
                        tasks.fail(failure);
                    }
                });
    }
}
