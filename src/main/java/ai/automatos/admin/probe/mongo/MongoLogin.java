package ai.automatos.admin.probe.mongo;

import ai.automatos.admin.probe.Endpoint;
import ai.automatos.admin.probe.NotTestableHere;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where and as whom to log in.
 *
 * @param servers at least one; any of them will do
 * @param user empty for a server that wants no login
 * @param source database in which the user was created
 * @param mechanism {@code SCRAM-SHA-1}, {@code SCRAM-SHA-256}, or empty to take what the server offers
 */
record MongoLogin(List<Endpoint> servers, String user, String password, String source, String mechanism, boolean tls) {
    private static final int STANDARD_PORT = 27017;
    private static final Set<String> MECHANISMS = Set.of("", "SCRAM-SHA-1", "SCRAM-SHA-256");

    static MongoLogin of(ProtocolRequest request, Route route, ServiceRecords records)
            throws ProbeFailure, NotTestableHere, IOException {
        if (request.given("uri").isPresent()) {
            return ofUri(request, route, records);
        }
        return new MongoLogin(
                List.of(new Endpoint(request.host(), request.port())),
                request.text("username"),
                request.text("password"),
                request.given("auth_source").orElse("admin"),
                "",
                request.flag("tls"));
    }

    private static MongoLogin ofUri(ProtocolRequest request, Route route, ServiceRecords records)
            throws ProbeFailure, NotTestableHere, IOException {
        MongoAddress address = MongoAddress.read(request.text("uri"))
                .orElseThrow(() -> request.invalid("probe.store.not_a_mongo_url", request.label("uri")));
        request.learnSecret(address.rawPassword());
        request.learnSecret(address.password());
        List<String> hosts = address.hosts();
        if (address.srv()) {
            String name = hosts.get(0);
            if (hosts.size() != 1 || !ServiceRecords.isName(name)) {
                throw request.invalid("probe.store.not_a_mongo_url", request.label("uri"));
            }
            hosts = records.servers(name, route.cancel());
            address = address.withDefaults(records.options(name, route.cancel()));
        }
        String mechanism = address.option("authMechanism", "");
        if (!MECHANISMS.contains(mechanism)) {
            throw new NotTestableHere(request.messages().get("probe.store.mongo_mechanism"));
        }
        String database = address.database().isEmpty() ? "admin" : address.database();
        String tls = address.option("tls", address.option("ssl", Boolean.toString(address.srv())));
        return new MongoLogin(
                servers(hosts, request),
                address.user() == null ? "" : address.user(),
                address.password(),
                address.option("authSource", database),
                mechanism,
                !tls.equalsIgnoreCase("false"));
    }

    private static List<Endpoint> servers(List<String> hosts, ProtocolRequest request) throws ProbeFailure {
        List<Endpoint> servers = new ArrayList<>();
        for (String host : hosts) {
            int colon = host.lastIndexOf(':');
            boolean port = colon >= 0 && !host.endsWith("]");
            String name = (port ? host.substring(0, colon) : host).replaceAll("[\\[\\]]", "");
            servers.add(
                    new Endpoint(request.host(name), port ? request.port(host.substring(colon + 1)) : STANDARD_PORT));
        }
        return servers;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return servers.toString();
    }
}
