package ai.automatos.admin.probe;

/** A place to ask: one of the servers that a request names. */
public record Endpoint(String host, int port) {
    /** From the parameters {@code host} and {@code port}. */
    public static Endpoint of(ProtocolRequest request) throws ProbeFailure {
        return new Endpoint(request.host(), request.port());
    }
}
