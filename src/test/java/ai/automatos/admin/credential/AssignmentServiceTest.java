package ai.automatos.admin.credential;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.AgentRef;
import ai.automatos.admin.audit.AuditAction;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssignmentServiceTest {
    private final World world = new World();
    private Credential bot;

    @BeforeEach
    void aCredential() {
        bot = world.create("Bot");
    }

    private Assignment assign(long agent, String name, String tool) {
        return world.assignments.assign(world.admin, bot.id(), agent, name, tool, Assignment.Permission.READ);
    }

    @Test
    void assignedWithAgentAndToolRecordedAndLogged() {
        assign(42, " Helper ", "slack_post");
        assertThat(world.assignments.list(world.admin, bot.id()))
                .singleElement()
                .satisfies(assigned -> {
                    assertThat(assigned.agentName()).isEqualTo("Helper");
                    assertThat(assigned.integrity()).isEqualTo(Integrity.AUTHENTIC);
                    assertThat(assigned.assignment().permission()).isEqualTo(Assignment.Permission.READ);
                });
        assertThat(world.log.last().action()).isEqualTo(AuditAction.ASSIGNED);
        assertThat(world.log.last().agent()).isEqualTo(new AgentRef(42, "Helper"));
        assertThat(world.log.last().credential()).isEqualTo(bot.ref());
        assertThat(world.lastDetails().path("tool").asText()).isEqualTo("slack_post");
        assertThat(world.lastDetails().path("permission").asText()).isEqualTo("read");
    }

    @Test
    void anAgentNeedsANameOnceAndIsRenamedByAnother() {
        assertThat(world.refusal(() -> assign(42, null, "a")))
                .startsWith("credential.agent.unknown")
                .contains("42");
        assertThat(world.refusal(() -> assign(0, "x", "a"))).startsWith("credential.agent.number");
        assign(42, "Helper", "a");
        assign(42, null, "b");
        assertThat(world.repository.agents.get(42L).row().rowVersion()).isEqualTo(1);
        assign(42, "Helper 2", "c");
        assertThat(world.repository.agents.get(42L).row()).isEqualTo(new Agent(1, 42, "Helper 2", "", true, 2));
    }

    @Test
    void duplicatesAreNamedAlsoThoseMadeMeanwhile() {
        assign(42, "Helper", "slack");
        assertThat(world.refusal(() -> assign(42, null, "slack")))
                .startsWith("credential.assignment.exists")
                .contains("42", "slack");
        world.transactions.beforeNextUnit(() -> assign(42, null, "mail"));
        assertThat(world.refusal(() -> assign(42, null, "mail"))).startsWith("credential.assignment.exists");
        assertThat(world.repository.assignments).hasSize(2);
    }

    @Test
    void aToolTakesItsTypesOnly() {
        world.assignments.defineTool(world.admin, "github", List.of("openai_api"));
        assertThat(world.log.last().action()).isEqualTo(AuditAction.SETTING_CHANGED);
        assertThat(world.refusal(() -> assign(42, "Helper", "github")))
                .startsWith("credential.tool.type")
                .contains("github", "slack", "openai_api");
        world.assignments.defineTool(world.admin, "github", List.of());
        assign(42, "Helper", "github");
        assertThat(world.refusal(() -> world.assignments.defineTool(world.admin, "x", List.of("nope"))))
                .startsWith("credential.type.unknown");
    }

    @Test
    void inactiveExpiredChangedOrTamperedCredentialsAreNotAssigned() {
        world.credentials.deactivate(world.admin, bot.id());
        assertThat(world.refusal(() -> assign(1, "x", "a"))).startsWith("credential.inactive");
        world.credentials.activate(world.admin, bot.id());
        world.transactions.beforeNextUnit(() -> world.credentials.deactivate(world.admin, bot.id()));
        assertThat(world.refusal(() -> assign(1, "x", "a"))).startsWith("credential.edited.meanwhile");
        world.credentials.activate(world.admin, bot.id());
        world.tamper(bot);
        assertThat(world.refusal(() -> assign(1, "x", "a"))).startsWith("credential.row.tampered");
        assertThat(world.repository.assignments).isEmpty();
    }

    @Test
    void tamperedRecordsAreNotObeyed() {
        assign(42, "Helper", "slack");
        MacRow<Agent> agent = world.repository.agents.get(42L);
        world.repository.agents.put(42L, new MacRow<>(new Agent(1, 42, "Evil", "", true, 1), agent.mac()));
        assertThat(world.refusal(() -> assign(42, null, "mail"))).startsWith("credential.agent.tampered");
        world.repository.agents.put(42L, agent);
        MacRow<Tool> tool = world.repository.tools.get("slack");
        world.repository.tools.put("slack", new MacRow<>(new Tool(1, "slack", List.of("slack"), 1), tool.mac()));
        assertThat(world.refusal(() -> assign(43, "Other", "slack"))).startsWith("credential.tool.tampered");
    }

    @Test
    void oneToolOrAllOfAnAgentAreTakenBack() {
        assign(42, "Helper", "a");
        assign(42, null, "b");
        assign(42, null, "c");
        assign(43, "Other", "a");
        assertThat(world.assignments.unassign(world.admin, bot.id(), 42, "b"))
                .extracting(Assignment::tool)
                .containsExactly("b");
        assertThat(world.assignments.unassign(world.admin, bot.id(), 42, null))
                .extracting(Assignment::tool)
                .containsExactly("a", "c");
        assertThat(world.actions().stream().filter(AuditAction.UNASSIGNED::equals))
                .hasSize(3);
        assertThat(world.assignments.list(world.admin, bot.id()))
                .extracting(assigned -> assigned.assignment().agentNumber())
                .containsExactly(43L);
        assertThat(world.refusal(() -> world.assignments.unassign(world.admin, bot.id(), 42, null)))
                .startsWith("credential.assignment.missing");
    }

    @Test
    void aPlantedAssignmentIsFlaggedAndCanBeRemoved() {
        Assignment real = assign(42, "Helper", "a");
        MacRow<Assignment> row = world.repository.assignments.get(real.id());
        Assignment planted = new Assignment(
                real.id(), 1, 66, "a", bot.id(), Assignment.Permission.WRITE, real.createdAt(), real.createdBy());
        world.repository.assignments.put(real.id(), new MacRow<>(planted, row.mac()));
        assertThat(world.assignments.list(world.admin, bot.id()))
                .extracting(AssignedAgent::integrity)
                .containsExactly(Integrity.TAMPERED);
        world.assignments.unassign(world.admin, bot.id(), 66, "a");
        assertThat(world.repository.assignments).isEmpty();
    }

    @Test
    void onlyEditorsAssign() {
        assertThat(world.refusal(() ->
                        world.assignments.assign(world.auditor, bot.id(), 1, "x", "a", Assignment.Permission.READ)))
                .startsWith("identity.denied");
        assertThat(world.assignments.list(world.auditor, bot.id())).isEmpty();
        world.locked = true;
        assertThat(world.assignments.list(world.onlooker, bot.id())).isEmpty();
    }
}
