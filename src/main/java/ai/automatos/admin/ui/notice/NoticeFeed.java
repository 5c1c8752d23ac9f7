package ai.automatos.admin.ui.notice;

import ai.automatos.admin.notice.Notice;
import ai.automatos.admin.notice.NoticeQuery;
import ai.automatos.admin.notice.NoticeService;
import ai.automatos.admin.notice.NoticeText;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.desktop.DesktopNotifier;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What the window knows of notices: how many are unread, from the moment something changes; what other computers of a
 * team posted, within a minute. New ones are shown on the desktop as well. FX thread only.
 */
final class NoticeFeed {
    private static final javafx.util.Duration POLL = javafx.util.Duration.minutes(1);
    /** So many of the newest unread ones are looked at for the desktop. */
    private static final int LATEST = 20;
    /** As far as the clocks of a team may differ. */
    private static final Duration SKEW = Duration.ofMinutes(10);

    private final Workbench bench;
    private final OpenVault vault;
    private final DesktopNotifier desktop;
    private final BooleanSupplier wanted;
    private final Runnable changed;
    private final NoticeText text;
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private final Timeline poll = new Timeline(new KeyFrame(POLL, event -> refresh()));
    private final Set<UUID> known = new HashSet<>();
    private @Nullable Instant since;
    private Runnable end = () -> {};

    /**
     * @param wanted whether new notices shall be shown on the desktop now
     * @param changed runs after each look at the stored notices
     */
    NoticeFeed(Workbench bench, OpenVault vault, DesktopNotifier desktop, BooleanSupplier wanted, Runnable changed) {
        this.bench = bench;
        this.vault = vault;
        this.desktop = desktop;
        this.wanted = wanted;
        this.changed = changed;
        this.text = new NoticeText(bench.messages());
        poll.setCycleCount(Animation.INDEFINITE);
    }

    void start() {
        end = notices().listen(posted -> bench.tasks().inWindow(this::refresh));
        refresh();
        if (vault.core().isShared()) {
            poll.play();
        }
    }

    void close() {
        end.run();
        poll.stop();
    }

    ReadOnlyIntegerProperty unread() {
        return unread.getReadOnlyProperty();
    }

    void refresh() {
        bench.tasks()
                .load(
                        task -> new Seen(
                                notices().countUnread(vault.caller()),
                                notices()
                                        .list(vault.caller(), new NoticeQuery(true, null, LATEST))
                                        .notices()),
                        this::take);
    }

    private void take(Seen seen) {
        unread.set(seen.unread());
        @Nullable Instant start = since;
        List<Notice> fresh = seen.latest().stream()
                .filter(notice -> known.add(notice.id()))
                .filter(notice -> start != null && notice.time().isAfter(start))
                .toList();
        if (start == null) {
            since = bench.formats().now().minus(SKEW);
        }
        if (!fresh.isEmpty() && wanted.getAsBoolean()) {
            show(fresh);
        }
        changed.run();
    }

    /** One message however many there are; what is there when the vault is opened the bell alone tells. */
    private void show(List<Notice> fresh) {
        Notice newest = fresh.get(0);
        String title = fresh.size() == 1 ? text.title(newest) : bench.text("ui.notices.desktop", fresh.size());
        String body = fresh.size() == 1 ? text.text(newest) : text.title(newest);
        bench.tasks()
                .load(
                        task -> {
                            desktop.show(title, body);
                            return true;
                        },
                        done -> {});
    }

    private NoticeService notices() {
        return vault.core().notices();
    }

    private record Seen(int unread, List<Notice> latest) {}
}
