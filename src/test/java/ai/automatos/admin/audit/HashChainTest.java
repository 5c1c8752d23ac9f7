package ai.automatos.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.automatos.admin.common.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HashChainTest {
    private static final AuditEvent FULL = new AuditEvent(
            1,
            Instant.parse("2026-11-24T10:35:28.123456789Z"),
            AuditAction.ACCESSED,
            Actor.user(new UUID(0x11, 0x22), "admin@company.com"),
            "agent-executor",
            new AgentRef(42, "CodeReviewer-Pro"),
            new CredentialRef(new UUID(0x33, 0x44), "Production OpenAI", "openai_api", "production"),
            AuditResult.SUCCESS,
            "192.168.1.100",
            "{\"via\":\"via API\"}");
    private static final AuditEvent BARE = new AuditEvent(
            1,
            Instant.parse("2026-11-24T10:36:00Z"),
            AuditAction.TESTED,
            Actor.SYSTEM,
            null,
            null,
            null,
            AuditResult.FAILURE,
            "127.0.0.1",
            "{}");

    /** A change of these values means that every stored log in the world stops verifying. */
    @Test
    void theFormatIsTheOneOfTheVectorFile() throws IOException {
        JsonNode vector = vector();
        LinkedEvent first = HashChain.link(ChainHead.empty(1), FULL);
        LinkedEvent second = HashChain.link(first.head(), BARE, 2);
        HexFormat hex = HexFormat.of();
        assertThat(hex.formatHex(HashChain.canonical(FULL, 1, 1)))
                .isEqualTo(vector.path("canonical").asText());
        assertThat(hex.formatHex(HashChain.leaf(FULL, 1, 1)))
                .isEqualTo(vector.path("leaf").asText());
        assertThat(hex.formatHex(first.hash())).isEqualTo(vector.path("first").asText());
        assertThat(hex.formatHex(second.hash())).isEqualTo(vector.path("second").asText());
    }

    @Test
    void aLinkFollowsOnlyItsOwnPredecessor() {
        List<LinkedEvent> chain = Chains.chain(1, 3);
        assertThat(HashChain.follows(ChainHead.empty(1), chain.get(0))).isTrue();
        assertThat(HashChain.follows(chain.get(0).head(), chain.get(1))).isTrue();
        assertThat(HashChain.follows(chain.get(0).head(), chain.get(2))).isFalse();
        assertThat(HashChain.follows(ChainHead.empty(2), chain.get(0))).isFalse();
    }

    @Test
    void everyFieldIsUnderTheHash() {
        LinkedEvent linked = HashChain.link(ChainHead.empty(1), FULL);
        Stream<AuditEvent> altered = Stream.of(
                with(FULL.time().plusNanos(1_000), FULL.action(), FULL.result(), FULL.details()),
                with(FULL.time(), AuditAction.REVEALED, FULL.result(), FULL.details()),
                with(FULL.time(), FULL.action(), AuditResult.FAILURE, FULL.details()),
                with(FULL.time(), FULL.action(), FULL.result(), "{\"via\": \"via API\"}"),
                new AuditEvent(
                        1,
                        FULL.time(),
                        FULL.action(),
                        Actor.unproven("admin@company.com"),
                        FULL.service(),
                        FULL.agent(),
                        FULL.credential(),
                        FULL.result(),
                        FULL.address(),
                        FULL.details()),
                new AuditEvent(
                        1,
                        FULL.time(),
                        FULL.action(),
                        FULL.actor(),
                        null,
                        FULL.agent(),
                        FULL.credential(),
                        FULL.result(),
                        FULL.address(),
                        FULL.details()),
                new AuditEvent(
                        1,
                        FULL.time(),
                        FULL.action(),
                        FULL.actor(),
                        FULL.service(),
                        new AgentRef(43, "CodeReviewer-Pro"),
                        FULL.credential(),
                        FULL.result(),
                        FULL.address(),
                        FULL.details()),
                new AuditEvent(
                        1,
                        FULL.time(),
                        FULL.action(),
                        FULL.actor(),
                        FULL.service(),
                        FULL.agent(),
                        null,
                        FULL.result(),
                        FULL.address(),
                        FULL.details()),
                new AuditEvent(
                        1,
                        FULL.time(),
                        FULL.action(),
                        FULL.actor(),
                        FULL.service(),
                        FULL.agent(),
                        FULL.credential(),
                        FULL.result(),
                        "192.168.1.101",
                        FULL.details()));
        assertThat(altered)
                .allSatisfy(event -> assertThat(
                                HashChain.follows(ChainHead.empty(1), new LinkedEvent(event, 1, 1, linked.hash())))
                        .isFalse());
        assertThat(HashChain.follows(ChainHead.empty(1), new LinkedEvent(FULL, 2, 1, linked.hash())))
                .isFalse();
    }

    @Test
    void aNewEpochFollowsButNoEpochIsSkipped() {
        ChainHead head = Chains.chain(1, 1).get(0).head();
        assertThat(HashChain.follows(head, HashChain.link(head, BARE, 2))).isTrue();
        assertThat(HashChain.follows(head, HashChain.link(head, BARE, 3))).isFalse();
    }

    @Test
    void chainsAreNotMixed() {
        assertThatIllegalArgumentException().isThrownBy(() -> HashChain.link(ChainHead.empty(2), BARE));
    }

    private static AuditEvent with(Instant time, AuditAction action, AuditResult result, String details) {
        return new AuditEvent(
                1,
                time,
                action,
                FULL.actor(),
                FULL.service(),
                FULL.agent(),
                FULL.credential(),
                result,
                FULL.address(),
                details);
    }

    private static JsonNode vector() throws IOException {
        try (InputStream in = HashChainTest.class.getResourceAsStream("/audit/hash-chain.json")) {
            return Json.mapper().readTree(in);
        }
    }
}
