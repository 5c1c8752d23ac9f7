package ai.automatos.admin.ui;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.Actor;
import ai.automatos.admin.audit.AgentRef;
import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.common.Messages;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Details as people read them. */
@SuppressWarnings("NullAway") // The window itself is not needed for words.
class EventDetailsTest {
    private static final Messages MESSAGES = new Messages(Locale.ENGLISH);
    private static final Workbench BENCH = new Workbench(
            MESSAGES,
            new Formats(MESSAGES, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), () -> ZoneOffset.UTC),
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    private static final AgentRef AGENT = new AgentRef(42, "CodeReviewer-Pro");

    @Test
    void theGuidesExamplesReadAsInTheGuide() {
        assertThat(summary(AuditAction.TESTED, true, "{\"milliseconds\":245,\"status\":\"verified\"}"))
                .isEqualTo("Connection test successful (245 ms)");
        assertThat(summary(
                        AuditAction.TESTED,
                        false,
                        "{\"diagnosis\":\"invalid_key\",\"milliseconds\":3,\"status\":\"failed\"}"))
                .isEqualTo("Connection failed: Invalid API key");
        assertThat(EventDetails.summary(BENCH, event(AuditAction.ACCESSED, true, AGENT, "{\"via\":\"via API\"}")))
                .isEqualTo("Retrieved for agent CodeReviewer-Pro (agent_id: 42)");
        assertThat(summary(AuditAction.CREATED, true, "{\"fields\":[\"api_key\"],\"via\":\"via window\"}"))
                .isEqualTo("New credential created. In the window");
    }

    @Test
    void aPeriodicTestSaysSo() {
        assertThat(summary(AuditAction.TESTED, true, "{\"milliseconds\":9,\"periodic\":true,\"status\":\"verified\"}"))
                .isEqualTo("Connection test successful (9 ms), in a periodic test");
        assertThat(summary(
                        AuditAction.TESTED,
                        false,
                        "{\"confirmed\":true,\"diagnosis\":\"invalid_key\",\"periodic\":true,\"status\":\"failed\"}"))
                .isEqualTo("Connection failed: Invalid API key, found again by the periodic test");
    }

    @Test
    void aSignInSaysHowItEnded() {
        assertThat(summary(AuditAction.TESTED, true, "{\"milliseconds\":9,\"sign_in\":true,\"status\":\"verified\"}"))
                .isEqualTo("Signed in at the provider, in the browser");
        assertThat(summary(
                        AuditAction.TESTED,
                        false,
                        "{\"diagnosis\":\"cancelled\",\"saved\":false,\"sign_in\":true,\"status\":\"failed\"}"))
                .startsWith("Sign-in in the browser failed: ");
    }

    @Test
    void changesNameWhatChanged() {
        assertThat(summary(AuditAction.UPDATED, true, "{\"changed\":[\"name\",\"tags\"],\"fields\":[\"api_key\"]}"))
                .isEqualTo("Changed: name, tags, api_key");
        assertThat(summary(AuditAction.UPDATED, true, "{\"tests\":\"weekly\",\"via\":\"in the window\"}"))
                .isEqualTo("Periodic tests: weekly");
        assertThat(summary(AuditAction.REVEALED, true, "{\"field\":\"password\"}"))
                .isEqualTo("Field password");
    }

    @Test
    void aSettingSaysWhatItWasAndIs() {
        assertThat(summary(
                        AuditAction.SETTING_CHANGED,
                        true,
                        "{\"setting\":\"no.such.key\",\"old\":\"5\",\"new\":\"10\",\"row_version\":2}"))
                .isEqualTo("no.such.key: 5 → 10");
    }

    @Test
    void failuresSayWhy() {
        assertThat(summary(AuditAction.VAULT_UNLOCK_FAILED, false, "{\"reason\":\"password\"}"))
                .isEqualTo("Wrong password");
        assertThat(summary(AuditAction.DELETED, false, "{\"reason\":\"assigned\"}"))
                .isEqualTo("Refused: agents still use it");
        assertThat(summary(AuditAction.ACCESS_FAILED, false, "{\"reason\":\"something of tomorrow\"}"))
                .isEqualTo("something of tomorrow");
    }

    @Test
    void unknownKeysAreShownAsTheyAreAndNothingIsARawMap() {
        AuditEvent event = event(
                AuditAction.SETTING_CHANGED,
                true,
                null,
                "{\"via\":\"by a stranger\",\"colour\":\"red\",\"saved\":false,\"number\":1234,"
                        + "\"list\":[\"a\",2],\"database\":{\"epoch\":1,\"sequence\":7}}");
        assertThat(EventDetails.lines(BENCH, event))
                .containsExactly(
                        new EventDetails.Line("How", "by a stranger"),
                        new EventDetails.Line("colour", "red"),
                        new EventDetails.Line("Saved", "no"),
                        new EventDetails.Line("number", "1,234"),
                        new EventDetails.Line("list", "a, 2"),
                        new EventDetails.Line("Database", "epoch: 1, sequence: 7"));
        assertThat(EventDetails.summary(BENCH, event))
                .isEqualTo("colour: red, Saved: no, number: 1,234, list: a, 2, Database: epoch: 1, sequence: 7");
    }

    @ParameterizedTest
    @EnumSource(AuditAction.class)
    void everyActionSaysSomethingWhateverItsDetails(AuditAction action) {
        for (boolean success : new boolean[] {true, false}) {
            assertThat(summary(action, success, "{\"via\":\"via window\"}")).isNotBlank();
            assertThat(summary(action, success, "not JSON")).isEqualTo("not JSON");
            assertThat(EventDetails.lines(BENCH, event(action, success, AGENT, "not JSON")))
                    .containsExactly(new EventDetails.Line("Text", "not JSON"));
        }
    }

    private static String summary(AuditAction action, boolean success, String details) {
        return EventDetails.summary(BENCH, event(action, success, null, details));
    }

    private static AuditEvent event(AuditAction action, boolean success, @Nullable AgentRef agent, String details) {
        return new AuditEvent(
                1,
                Instant.EPOCH,
                action,
                Actor.SYSTEM,
                null,
                agent,
                null,
                success ? AuditResult.SUCCESS : AuditResult.FAILURE,
                "127.0.0.1",
                details);
    }
}
