package ai.automatos.admin.credential;

/** An assignment as a user sees it. @param agentName as recorded now; empty if the agent's record is gone */
public record AssignedAgent(Assignment assignment, String agentName, Integrity integrity) {}
