package ai.automatos.admin.store;

import static ai.automatos.admin.store.SampleCredentials.TIME;
import static ai.automatos.admin.store.SampleCredentials.credential;
import static ai.automatos.admin.store.SampleNotices.ANA;
import static ai.automatos.admin.store.SampleNotices.BOB;
import static ai.automatos.admin.store.SampleNotices.notice;
import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.notice.Muted;
import ai.automatos.admin.notice.Notice;
import ai.automatos.admin.notice.NoticeKind;
import ai.automatos.admin.notice.NoticeQuery;
import ai.automatos.admin.notice.NoticeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

abstract class NoticeRepositoryContract extends StoreContract {
    private static final CredentialRef KEY = credential(1, "مفتاح 😀").ref();
    private static final CredentialRef OTHER = credential(2, "Other").ref();

    NoticeRepositoryContract(TestEngine engine) {
        super(engine);
    }

    @Test
    void aNoticeComesBackAsItWas() {
        insert(notice(1, Ids.SHARED, KEY), notice(2, Ids.SHARED, null));

        assertThat(page(ANA, NoticeQuery.newest(10)))
                .containsExactly(notice(2, Ids.SHARED, null), notice(1, Ids.SHARED, KEY));
        assertThat(store.notices.find(ANA, notice(1, Ids.SHARED, KEY).id())).contains(notice(1, Ids.SHARED, KEY));
    }

    @Test
    void whatWasSaidIsNotSaidAgain() {
        insert(notice(1, Ids.SHARED, KEY));
        store.inUnit(() -> assertThat(store.notices.insert(notice(2, Ids.SHARED, KEY), "key 1"))
                .isFalse());

        assertThat(page(ANA, NoticeQuery.newest(10))).containsExactly(notice(1, Ids.SHARED, KEY));
    }

    /** The same user chooses it on two computers. */
    @Test
    void allCanBeReadTwiceAtOnce() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try (TestStore second = engine == TestEngine.POSTGRESQL ? new TestStore(store.location) : null) {
            for (int round = 0; round < 10; round++) {
                for (int i = 0; i < 20; i++) {
                    insert(notice(20 * round + i, Ids.SHARED, KEY));
                }
                CountDownLatch start = new CountDownLatch(1);
                List<Future<Integer>> marked = new ArrayList<>();
                for (TestStore one : List.of(store, second == null ? store : second)) {
                    marked.add(both.submit(() -> {
                        AtomicInteger here = new AtomicInteger();
                        start.await();
                        one.inUnit(() -> here.set(one.notices.markAllRead(ANA)));
                        return here.get();
                    }));
                }
                start.countDown();
                assertThat(marked.get(0).get() + marked.get(1).get())
                        .as("round %d", round)
                        .isEqualTo(20);
            }
        } finally {
            both.shutdown();
        }
        assertThat(store.notices.countUnread(ANA)).isZero();
    }

    /** Two clients of a team, or two jobs of one, come to the same result. */
    @Test
    void oneOfTwoWins() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try (TestStore second = engine == TestEngine.POSTGRESQL ? new TestStore(store.location) : null) {
            for (int round = 0; round < 10; round++) {
                String key = "race " + round;
                Notice mine = notice(2 * round, Ids.SHARED, KEY);
                Notice theirs = notice(2 * round + 1, Ids.SHARED, KEY);
                CountDownLatch start = new CountDownLatch(1);
                List<Future<Boolean>> won = new ArrayList<>();
                won.add(both.submit(() -> raced(store, mine, key, start)));
                won.add(both.submit(() -> raced(second == null ? store : second, theirs, key, start)));
                start.countDown();
                assertThat(won.get(0).get())
                        .as("round %d", round)
                        .isNotEqualTo(won.get(1).get());
            }
        } finally {
            both.shutdown();
        }
        assertThat(page(ANA, NoticeQuery.newest(100))).hasSize(10);
    }

    @Test
    void anotherTenantAndPersonalOnesOfOthersAreNotSeen() {
        insert(notice(1, Ids.SHARED, KEY), notice(2, ANA.owner(), KEY), notice(3, BOB.owner(), KEY));

        assertThat(page(ANA, NoticeQuery.newest(10)))
                .containsExactly(notice(2, ANA.owner(), KEY), notice(1, Ids.SHARED, KEY));
        assertThat(store.notices.find(ANA, notice(3, BOB.owner(), KEY).id())).isEmpty();
        assertThat(store.notices.countUnread(BOB)).isEqualTo(2);
        assertThat(page(new NoticeReader(2, ANA.owner(), ANA.name()), NoticeQuery.newest(10)))
                .isEmpty();
    }

    @Test
    void pagesFollowEachOther() {
        List<Notice> all = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            Notice late = notice(i, Ids.SHARED, KEY);
            // Three at one moment: the identifier orders them.
            Notice same = i < 4 ? at(late, notice(3, Ids.SHARED, KEY)) : late;
            all.add(0, same);
            insert(same);
        }

        List<Notice> read = new ArrayList<>();
        NoticeQuery query = NoticeQuery.newest(2);
        for (List<Notice> page = page(ANA, query); !page.isEmpty(); page = page(ANA, query)) {
            read.addAll(page);
            query = new NoticeQuery(false, NoticeQuery.Place.of(page.get(page.size() - 1)), 2);
        }
        assertThat(read).isEqualTo(all);
    }

    @Test
    void eachReaderReadsForItself() {
        insert(notice(1, Ids.SHARED, KEY), notice(2, Ids.SHARED, OTHER), notice(3, Ids.SHARED, null));
        store.inUnit(() -> {
            store.notices.markRead(ANA, notice(2, Ids.SHARED, OTHER).id());
            store.notices.markRead(ANA, notice(2, Ids.SHARED, OTHER).id());
        });

        assertThat(page(ANA, new NoticeQuery(true, null, 10)))
                .containsExactly(notice(3, Ids.SHARED, null), notice(1, Ids.SHARED, KEY));
        assertThat(page(ANA, NoticeQuery.newest(10))).extracting(Notice::read).containsExactly(false, true, false);
        assertThat(store.notices.countUnread(ANA)).isEqualTo(2);
        assertThat(store.notices.countUnread(BOB)).isEqualTo(3);

        store.inUnit(() -> assertThat(store.notices.markAllRead(ANA)).isEqualTo(2));
        assertThat(store.notices.countUnread(ANA)).isZero();
        assertThat(store.notices.countUnread(BOB)).isEqualTo(3);
    }

    @Test
    void whatIsMutedIsKeptButNotCounted() {
        insert(notice(1, Ids.SHARED, KEY), notice(2, Ids.SHARED, OTHER), notice(3, Ids.SHARED, null));
        mute(new Muted.OfCredential(KEY), true);
        mute(new Muted.OfCredential(KEY), false);

        assertThat(page(BOB, NoticeQuery.newest(10))).extracting(Notice::muted).containsExactly(false, false, true);
        assertThat(page(BOB, new NoticeQuery(true, null, 10)))
                .containsExactly(notice(3, Ids.SHARED, null), notice(2, Ids.SHARED, OTHER));
        assertThat(store.notices.countUnread(BOB)).isEqualTo(2);

        mute(new Muted.OfKind(NoticeKind.EXPIRED), true);
        assertThat(page(BOB, NoticeQuery.newest(10)))
                .extracting(Notice::mutedBy)
                .contains(
                        List.of(new Muted.OfKind(NoticeKind.EXPIRED)),
                        List.of(new Muted.OfKind(NoticeKind.EXPIRED), new Muted.OfCredential(KEY)));
        assertThat(store.notices.countUnread(BOB)).isZero();

        unmute(new Muted.OfKind(NoticeKind.EXPIRED), true);
        unmute(new Muted.OfKind(NoticeKind.EXPIRED), false);
        unmute(new Muted.OfCredential(KEY), true);
        assertThat(store.notices.countUnread(BOB)).isEqualTo(3);
    }

    @Test
    void aMuteIsItsTenantsOwn() {
        insert(notice(1, Ids.SHARED, KEY));
        store.inUnit(() -> store.notices.mute(2, new Muted.OfCredential(KEY), TIME, "ana"));

        assertThat(store.notices.countUnread(ANA)).isEqualTo(1);
    }

    @Test
    void oldOnesAndTooManyGoAndAreNotSaidAgain() {
        for (int i = 1; i <= 6; i++) {
            insert(notice(i, Ids.SHARED, KEY));
        }
        store.inUnit(() -> store.notices.markAllRead(ANA));
        store.inUnit(() -> store.notices.trim(1, TIME.plusSeconds(3), 2, TIME.plusSeconds(2)));

        assertThat(page(ANA, NoticeQuery.newest(10)))
                .extracting(Notice::id)
                .containsExactly(
                        notice(6, Ids.SHARED, KEY).id(),
                        notice(5, Ids.SHARED, KEY).id());
        store.inUnit(() -> {
            assertThat(store.notices.insert(notice(11, Ids.SHARED, KEY), "key 4"))
                    .isFalse();
            assertThat(store.notices.insert(notice(12, Ids.SHARED, KEY), "key 1"))
                    .isTrue();
        });
    }

    private void insert(Notice... notices) {
        store.inUnit(() -> {
            for (Notice notice : notices) {
                String key = "key " + notice.id().getLeastSignificantBits();
                assertThat(store.notices.insert(notice, key)).isTrue();
            }
        });
    }

    private void mute(Muted muted, boolean changed) {
        store.inUnit(() -> assertThat(store.notices.mute(1, muted, TIME, "ana")).isEqualTo(changed));
    }

    private void unmute(Muted muted, boolean changed) {
        store.inUnit(() -> assertThat(store.notices.unmute(1, muted)).isEqualTo(changed));
    }

    private List<Notice> page(NoticeReader reader, NoticeQuery query) {
        return store.notices.page(reader, query);
    }

    private static boolean raced(TestStore store, Notice notice, String key, CountDownLatch start)
            throws InterruptedException {
        start.await();
        return store.writer.inUnit(() -> store.notices.insert(notice, key));
    }

    private static Notice at(Notice notice, Notice time) {
        return new Notice(
                notice.id(),
                notice.tenant(),
                notice.owner(),
                time.time(),
                notice.kind(),
                notice.credential(),
                notice.parameters(),
                false,
                List.of());
    }
}
