package ai.automatos.admin.notice;

import ai.automatos.admin.common.Ids;
import ai.automatos.admin.credential.FakeTransactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Notices in memory. */
public final class FakeNotices implements NoticeRepository, FakeTransactions.Part {
    private final FakeTransactions transactions;
    private List<Notice> notices = new ArrayList<>();
    private Map<String, Instant> keys = new HashMap<>();
    private Set<String> reads = new HashSet<>();
    private Set<Muted> mutes = new HashSet<>();

    public FakeNotices(FakeTransactions transactions) {
        this.transactions = transactions;
        transactions.add(this);
    }

    @Override
    public Runnable remember() {
        List<Notice> oldNotices = List.copyOf(notices);
        Map<String, Instant> oldKeys = Map.copyOf(keys);
        Set<String> oldReads = Set.copyOf(reads);
        Set<Muted> oldMutes = Set.copyOf(mutes);
        return () -> {
            notices = new ArrayList<>(oldNotices);
            keys = new HashMap<>(oldKeys);
            reads = new HashSet<>(oldReads);
            mutes = new HashSet<>(oldMutes);
        };
    }

    @Override
    public boolean insert(Notice notice, String key) {
        transactions.requireUnit();
        return keys.putIfAbsent(key, notice.time()) == null && notices.add(notice);
    }

    @Override
    public List<Notice> page(NoticeReader reader, NoticeQuery query) {
        Comparator<Notice> order = Comparator.comparing(Notice::time).thenComparing(Notice::id);
        return seen(reader)
                .sorted(order.reversed())
                .filter(notice -> !query.unreadOnly() || notice.isUnread())
                .dropWhile(notice -> query.before() != null
                        && !notice.time().isBefore(query.before().time()))
                .limit(query.limit())
                .toList();
    }

    @Override
    public Optional<Notice> find(NoticeReader reader, UUID id) {
        return seen(reader).filter(notice -> notice.id().equals(id)).findFirst();
    }

    @Override
    public int countUnread(NoticeReader reader) {
        return (int) seen(reader).filter(Notice::isUnread).count();
    }

    @Override
    public void markRead(NoticeReader reader, UUID id) {
        transactions.requireUnit();
        reads.add(id + reader.name());
    }

    @Override
    public int markAllRead(NoticeReader reader) {
        transactions.requireUnit();
        List<Notice> unread = seen(reader).filter(Predicate.not(Notice::read)).toList();
        unread.forEach(notice -> markRead(reader, notice.id()));
        return unread.size();
    }

    @Override
    public boolean mute(long tenant, Muted muted, Instant at, String by) {
        transactions.requireUnit();
        return mutes.add(muted);
    }

    @Override
    public boolean unmute(long tenant, Muted muted) {
        transactions.requireUnit();
        return mutes.remove(muted);
    }

    @Override
    public void trim(long tenant, Instant since, int most, Instant keysSince) {
        transactions.requireUnit();
        notices.removeIf(notice -> notice.time().isBefore(since));
        while (notices.size() > most) {
            notices.remove(0);
        }
        keys.values().removeIf(posted -> posted.isBefore(keysSince));
    }

    private Stream<Notice> seen(NoticeReader reader) {
        return notices.stream()
                .filter(notice ->
                        notice.owner().equals(Ids.SHARED) || notice.owner().equals(reader.owner()))
                .map(notice -> new Notice(
                        notice.id(),
                        notice.tenant(),
                        notice.owner(),
                        notice.time(),
                        notice.kind(),
                        notice.credential(),
                        notice.parameters(),
                        reads.contains(notice.id() + reader.name()),
                        of(notice).filter(mutes::contains).toList()));
    }

    private static Stream<Muted> of(Notice notice) {
        Muted kind = new Muted.OfKind(notice.kind());
        return notice.credential() == null
                ? Stream.of(kind)
                : Stream.of(kind, new Muted.OfCredential(notice.credential()));
    }
}
