package ai.automatos.admin.audit;

/** An agent as it was when the event happened. */
public record AgentRef(long number, String name) {}
