package ai.automatos.admin.store;

import static ai.automatos.admin.store.jooq.Tables.AGENTS;
import static ai.automatos.admin.store.jooq.Tables.ASSIGNMENTS;
import static ai.automatos.admin.store.jooq.Tables.TOOLS;

import ai.automatos.admin.credential.Agent;
import ai.automatos.admin.credential.Assignment;
import ai.automatos.admin.credential.CredentialRepository;
import ai.automatos.admin.credential.MacRow;
import ai.automatos.admin.credential.Tool;
import ai.automatos.admin.store.jooq.tables.records.AgentsRecord;
import ai.automatos.admin.store.jooq.tables.records.AssignmentsRecord;
import ai.automatos.admin.store.jooq.tables.records.ToolsRecord;
import ai.automatos.admin.vault.RowMac;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** The tables around credentials: agents, tools and assignments. */
abstract class JooqAssignmentTables implements CredentialRepository {
    final Dsl dsl;

    JooqAssignmentTables(Dsl dsl) {
        this.dsl = dsl;
    }

    @Override
    public List<MacRow<Assignment>> assignments(UUID credentialId) {
        return assignments(ASSIGNMENTS.CREDENTIAL_ID.eq(credentialId));
    }

    @Override
    public List<MacRow<Assignment>> allAssignments() {
        return assignments(org.jooq.impl.DSL.noCondition());
    }

    @Override
    public void insert(Assignment assignment, RowMac mac) {
        AssignmentsRecord row = new AssignmentsRecord();
        row.setId(assignment.id());
        row.setTenant(assignment.tenant());
        row.setAgentNumber(assignment.agentNumber());
        row.setTool(assignment.tool());
        row.setCredentialId(assignment.credentialId());
        row.setPermission(assignment.permission().word());
        row.setCreatedAt(assignment.createdAt());
        row.setCreatedBy(assignment.createdBy());
        row.setMacGeneration(mac.generation());
        row.setRowMac(mac.mac());
        dsl.write().insertInto(ASSIGNMENTS).set(row).execute();
    }

    @Override
    public void deleteAssignment(UUID assignmentId) {
        dsl.write()
                .deleteFrom(ASSIGNMENTS)
                .where(ASSIGNMENTS.ID.eq(assignmentId))
                .execute();
    }

    @Override
    public void remac(Assignment assignment, RowMac mac) {
        dsl.write()
                .update(ASSIGNMENTS)
                .set(ASSIGNMENTS.MAC_GENERATION, mac.generation())
                .set(ASSIGNMENTS.ROW_MAC, mac.mac())
                .where(ASSIGNMENTS.ID.eq(assignment.id()))
                .execute();
    }

    @Override
    public Optional<MacRow<Agent>> agent(long tenant, long number) {
        return dsl.read(context -> context.selectFrom(AGENTS)
                .where(AGENTS.TENANT.eq(tenant), AGENTS.NUMBER.eq(number))
                .fetchOptional(JooqAssignmentTables::agent));
    }

    @Override
    public List<MacRow<Agent>> agents() {
        return dsl.read(context ->
                context.selectFrom(AGENTS).orderBy(AGENTS.TENANT, AGENTS.NUMBER).fetch(JooqAssignmentTables::agent));
    }

    @Override
    public void save(Agent agent, RowMac mac) {
        AgentsRecord row = new AgentsRecord();
        row.setTenant(agent.tenant());
        row.setNumber(agent.number());
        row.setName(agent.name());
        row.setDescription(agent.description());
        row.setActive(agent.active());
        row.setRowVersion(agent.rowVersion());
        row.setMacGeneration(mac.generation());
        row.setRowMac(mac.mac());
        DSLContext context = dsl.write();
        Condition key = AGENTS.TENANT.eq(agent.tenant()).and(AGENTS.NUMBER.eq(agent.number()));
        if (context.update(AGENTS).set(row).where(key).execute() == 0) {
            context.insertInto(AGENTS).set(row).execute();
        }
    }

    @Override
    public Optional<MacRow<Tool>> tool(long tenant, String name) {
        return dsl.read(context -> context.selectFrom(TOOLS)
                .where(TOOLS.TENANT.eq(tenant), TOOLS.NAME.eq(name))
                .fetchOptional(JooqAssignmentTables::tool));
    }

    @Override
    public List<MacRow<Tool>> tools() {
        return dsl.read(context ->
                context.selectFrom(TOOLS).orderBy(TOOLS.TENANT, TOOLS.NAME).fetch(JooqAssignmentTables::tool));
    }

    @Override
    public void save(Tool tool, RowMac mac) {
        ToolsRecord row = new ToolsRecord();
        row.setTenant(tool.tenant());
        row.setName(tool.name());
        row.setTypeKeys(JsonColumn.ofTexts(tool.typeKeys()));
        row.setRowVersion(tool.rowVersion());
        row.setMacGeneration(mac.generation());
        row.setRowMac(mac.mac());
        DSLContext context = dsl.write();
        Condition key = TOOLS.TENANT.eq(tool.tenant()).and(TOOLS.NAME.eq(tool.name()));
        if (context.update(TOOLS).set(row).where(key).execute() == 0) {
            context.insertInto(TOOLS).set(row).execute();
        }
    }

    private List<MacRow<Assignment>> assignments(Condition condition) {
        return dsl.read(context -> context.selectFrom(ASSIGNMENTS)
                .where(condition)
                .orderBy(ASSIGNMENTS.AGENT_NUMBER, ASSIGNMENTS.TOOL, ASSIGNMENTS.ID)
                .fetch(JooqAssignmentTables::assignment));
    }

    private static MacRow<Assignment> assignment(AssignmentsRecord row) {
        Assignment assignment = new Assignment(
                row.getId(),
                row.getTenant(),
                row.getAgentNumber(),
                row.getTool(),
                row.getCredentialId(),
                Assignment.Permission.ofWord(row.getPermission()),
                row.getCreatedAt(),
                row.getCreatedBy());
        return new MacRow<>(assignment, new RowMac(row.getMacGeneration(), row.getRowMac()));
    }

    private static MacRow<Agent> agent(AgentsRecord row) {
        Agent agent = new Agent(
                row.getTenant(),
                row.getNumber(),
                row.getName(),
                row.getDescription(),
                row.getActive(),
                row.getRowVersion());
        return new MacRow<>(agent, new RowMac(row.getMacGeneration(), row.getRowMac()));
    }

    private static MacRow<Tool> tool(ToolsRecord row) {
        Tool tool = new Tool(row.getTenant(), row.getName(), JsonColumn.texts(row.getTypeKeys()), row.getRowVersion());
        return new MacRow<>(tool, new RowMac(row.getMacGeneration(), row.getRowMac()));
    }
}
