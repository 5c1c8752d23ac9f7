package ai.automatos.admin.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.World;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeServiceTest {
    private static final CredentialRef KEY = new CredentialRef(new UUID(5, 5), "Stripe", "stripe", "production");

    private final World world = new World();
    private final NoticeService notices = new NoticeService(
            new FakeNotices(world.transactions), world.transactions, world.log, world.authorizer, world.clock);
    private final List<List<NoticeKind>> heard = new ArrayList<>();

    NoticeServiceTest() {
        notices.listen(posted -> heard.add(posted.stream().map(Notice::kind).toList()));
    }

    private static NoticeDraft expiring(int days) {
        return NoticeDraft.of(NoticeKind.EXPIRING, Ids.SHARED, KEY, "expiring|" + days, days, "2026-12-24");
    }

    @Test
    void aNoticeIsPostedOnceAndHeardOnce() {
        assertThat(notices.post(world.admin, expiring(30))).isPresent();
        assertThat(notices.post(world.auditor, expiring(30))).isEmpty();
        assertThat(notices.post(world.admin, List.of(expiring(30), expiring(7))))
                .extracting(Notice::parameters)
                .containsExactly(List.of("7", "2026-12-24"));

        assertThat(heard).containsExactly(List.of(NoticeKind.EXPIRING), List.of(NoticeKind.EXPIRING));
        assertThat(notices.countUnread(world.admin)).isEqualTo(2);
        assertThat(world.actions()).isEmpty();
    }

    @Test
    void readingIsForOneselfAndIsHeard() {
        Notice notice = notices.post(world.admin, expiring(30)).orElseThrow();
        notices.post(world.admin, expiring(7));

        notices.markRead(world.admin, notice.id());
        assertThat(notices.countUnread(world.admin)).isEqualTo(1);
        assertThat(notices.markAllRead(world.admin)).isEqualTo(1);
        assertThat(notices.countUnread(world.admin)).isZero();
        assertThat(notices.countUnread(world.auditor)).isEqualTo(2);
        assertThat(heard).hasSize(4).endsWith(List.of(), List.of());
        assertThat(world.refusal(() -> notices.markRead(world.admin, new UUID(0, 9))))
                .startsWith("notice.not.found");
    }

    @Test
    void whatIsMutedIsKeptAndNeitherCountedNorHeard() {
        notices.post(world.admin, expiring(30));
        notices.mute(world.admin, new Muted.OfCredential(KEY));
        notices.mute(world.admin, new Muted.OfCredential(KEY));
        heard.clear();

        assertThat(notices.post(world.admin, expiring(7))).get().matches(Notice::muted);
        assertThat(heard).containsExactly(List.of());
        assertThat(notices.countUnread(world.auditor)).isZero();
        assertThat(notices.list(world.auditor, NoticeQuery.newest(10)).notices())
                .hasSize(2);

        notices.unmute(world.admin, new Muted.OfCredential(KEY));
        assertThat(notices.countUnread(world.auditor)).isEqualTo(2);
        assertThat(world.actions()).containsExactly(AuditAction.NOTICES_MUTED, AuditAction.NOTICES_UNMUTED);
        assertThat(world.log.last().credential()).isEqualTo(KEY);
    }

    @Test
    void mutingAKindNamesItInTheLog() {
        notices.mute(world.admin, new Muted.OfKind(NoticeKind.RECOVERED));

        assertThat(world.lastDetails().path("kind").asText()).isEqualTo("recovered");
        assertThat(world.lastDetails().path("via").asText()).isEqualTo("via command line");
    }

    @Test
    void ifTheLogCannotBeWrittenNothingIsMuted() {
        notices.post(world.admin, expiring(30));
        world.log.breakDown();

        assertThatThrownBy(() -> notices.mute(world.admin, new Muted.OfKind(NoticeKind.EXPIRING)))
                .isInstanceOf(RuntimeException.class);
        assertThat(notices.countUnread(world.admin)).isEqualTo(1);
    }

    @Test
    void mutingTakesTheRightToEditAndNobodyWithoutRightsSeesAnything() {
        assertThat(world.refusal(() -> notices.mute(world.auditor, new Muted.OfCredential(KEY))))
                .startsWith("identity.denied");
        assertThat(world.refusal(() -> notices.unmute(world.auditor, new Muted.OfCredential(KEY))))
                .startsWith("identity.denied");
        Caller nobody =
                new Caller(world.admin.actor(), Role.UNKNOWN, Ids.DEFAULT_TENANT, world.admin.channel(), "127.0.0.1");
        for (Runnable operation : List.<Runnable>of(
                () -> notices.post(nobody, expiring(1)),
                () -> notices.list(nobody, NoticeQuery.newest(1)),
                () -> notices.countUnread(nobody),
                () -> notices.markAllRead(nobody),
                () -> notices.markRead(nobody, new UUID(0, 9)))) {
            assertThatThrownBy(operation::run)
                    .isInstanceOf(UserFacingException.class)
                    .hasMessage("identity.denied");
        }
        assertThat(world.actions()).containsOnly(AuditAction.ACCESS_DENIED);
    }

    @Test
    void pagesFollowEachOtherToTheEnd() {
        for (int days : List.of(30, 7, 1)) {
            notices.post(world.admin, expiring(days));
            world.now = world.now.plusSeconds(1);
        }

        NoticePage first = notices.list(world.admin, NoticeQuery.newest(2));
        assertThat(first.notices())
                .extracting(notice -> notice.parameters().get(0))
                .containsExactly("1", "7");
        NoticePage second = notices.list(world.admin, new NoticeQuery(false, first.next(), 2));
        assertThat(second.notices())
                .extracting(notice -> notice.parameters().get(0))
                .containsExactly("30");
        assertThat(second.next()).isNull();
    }

    @Test
    void afterHalfAYearANoticeIsGoneButNotSaidAgain() {
        notices.post(world.admin, expiring(30));
        world.now = world.now.plus(NoticeService.KEPT).plusSeconds(1);

        assertThat(notices.post(world.admin, expiring(30))).isEmpty();
        assertThat(notices.list(world.admin, NoticeQuery.newest(10)).notices()).isEmpty();

        world.now = world.now.plus(Duration.ofDays(300));
        notices.post(world.admin, expiring(7));
        assertThat(notices.post(world.admin, expiring(30))).isPresent();
    }

    @Test
    void whoNoLongerListensHearsNothing() {
        List<Integer> late = new ArrayList<>();
        Runnable end = notices.listen(posted -> late.add(posted.size()));
        notices.post(world.admin, expiring(30));
        end.run();
        notices.post(world.admin, expiring(7));

        assertThat(late).containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource({"0,today", "1,tomorrow", "30,in 30 days"})
    void aNoticeReadsAsASentence(int days, String when) {
        Notice notice = notices.post(world.admin, expiring(days)).orElseThrow();
        NoticeText text = new NoticeText(world.messages);

        assertThat(text.title(notice)).isEqualTo("Stripe expires " + when);
        assertThat(text.text(notice)).contains("24 Dec 2026");
    }

    @Test
    void everyKindHasItsSentencesAndShowsWhatItWasGiven() {
        NoticeText text = new NoticeText(world.messages);
        for (NoticeKind kind : NoticeKind.values()) {
            assertThat(text.name(kind)).isNotBlank();
            if (kind == NoticeKind.UNKNOWN) {
                continue;
            }
            Object[] given = kind.parameters().stream()
                    .map(parameter -> switch (parameter) {
                        case NUMBER -> 5;
                        case DATE -> "2026-12-24";
                        case DIAGNOSIS -> "invalid_key";
                        case TEXT -> "Nobody answered.";
                    })
                    .toArray();
            Notice notice = notices.post(world.admin, NoticeDraft.of(kind, Ids.SHARED, KEY, kind.word(), given))
                    .orElseThrow();
            String all = text.title(notice) + " " + text.text(notice);
            assertThat(all).doesNotContain("{");
            kind.parameters()
                    .forEach(parameter -> assertThat(all)
                            .contains(
                                    switch (parameter) {
                                        case NUMBER -> "5";
                                        case DATE -> "24 Dec 2026";
                                        case DIAGNOSIS -> "Invalid API key";
                                        case TEXT -> "Nobody answered.";
                                    }));
        }
    }

    @Test
    void whatDoesNotFitItsKindIsADefect() {
        assertThatThrownBy(() -> NoticeDraft.of(NoticeKind.EXPIRED, Ids.SHARED, KEY, "key"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NoticeDraft.of(NoticeKind.EXPIRED, Ids.SHARED, KEY, "key", "tomorrow"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NoticeDraft.of(NoticeKind.RECOVERED, Ids.SHARED, KEY, "k".repeat(256)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(NoticeDraft.of(NoticeKind.MAIL_FAILED, Ids.SHARED, KEY, "key", "x".repeat(2000))
                        .parameters())
                .containsExactly("x".repeat(1000));
    }
}
