package ai.automatos.admin.identity;

/** Where a call comes from before anybody proved who they are. */
public record CallSource(Channel channel, String address) {}
