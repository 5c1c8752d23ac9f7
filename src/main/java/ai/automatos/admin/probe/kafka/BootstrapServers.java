package ai.automatos.admin.probe.kafka;

import ai.automatos.admin.probe.Endpoint;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProtocolRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameter {@code bootstrap_servers}: {@code host:port}, several separated by commas. */
record BootstrapServers(ProtocolRequest request) {
    /** Consoles put the security protocol before the name. */
    private static final Pattern SERVER = Pattern.compile("(?:[A-Z_]+://)?(?:\\[([^\\]]+)\\]|([^:]+)):(\\d+)");

    /** In their order, at least one. */
    List<Endpoint> list() throws ProbeFailure {
        List<Endpoint> servers = new ArrayList<>();
        for (String part : request.required("bootstrap_servers").split(",")) {
            if (!part.isBlank()) {
                servers.add(server(part.strip()));
            }
        }
        if (servers.isEmpty()) {
            throw request.invalid("probe.detail.not_servers", request.label("bootstrap_servers"));
        }
        return servers;
    }

    private Endpoint server(String text) throws ProbeFailure {
        Matcher matcher = SERVER.matcher(text);
        if (!matcher.matches()) {
            throw request.invalid("probe.detail.not_servers", request.label("bootstrap_servers"));
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return new Endpoint(request.host(host), request.port(matcher.group(3)));
    }
}
