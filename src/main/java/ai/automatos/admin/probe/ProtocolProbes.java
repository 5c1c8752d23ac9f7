package ai.automatos.admin.probe;

import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.catalog.TestRecipe;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.net.AddressGuard;
import ai.automatos.admin.net.GuardedNetwork;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** Every protocol but HTTP: finds the one that a recipe speaks and gives it its way out. Thread-safe. */
public final class ProtocolProbes implements ConnectionProbe {
    /** Parameters that say where the server is: a name, an address with scheme and login, or several servers. */
    private static final List<String> PLACES = List.of("host", "url", "uri", "bootstrap_servers");

    private static final Pattern HOST =
            Pattern.compile("^(?:[A-Za-z][A-Za-z0-9+.-]*:(?:[a-z]+:)?//)?(?:[^/?#]*@)?(\\[[^]]+]|[^\\[\\]:/?#,;\\s]+)");

    private final List<ProtocolProbe> probes;
    private final GuardedNetwork network;
    private final AddressGuard guard;
    private final SSLContext trust;
    private final Messages messages;

    /** @param trust decides whose certificates count where the credential names no authority of its own */
    public ProtocolProbes(
            List<ProtocolProbe> probes,
            GuardedNetwork network,
            AddressGuard guard,
            SSLContext trust,
            Messages messages) {
        this.probes = List.copyOf(probes);
        this.network = network;
        this.guard = guard;
        this.trust = trust;
        this.messages = messages;
    }

    @Override
    public boolean supports(TestRecipe recipe) {
        return recipe instanceof ProtocolRecipe protocol && find(protocol).isPresent();
    }

    @Override
    public Set<String> hosts(TestRecipe recipe, FieldValues values) {
        ProtocolRequest request = new ProtocolRequest((ProtocolRecipe) recipe, values, messages);
        return PLACES.stream()
                .flatMap(place -> request.given(place).stream())
                .flatMap(address -> HOST.matcher(address.strip()).results())
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    @Override
    public Proof probe(TestRecipe recipe, FieldValues values, Duration limit, CancelSignal cancel)
            throws ProbeFailure, NotTestableHere, IOException {
        ProtocolRecipe protocol = (ProtocolRecipe) recipe;
        Route route = new Route(network, values.reach(guard), trust, limit, cancel);
        return find(protocol).orElseThrow().probe(new ProtocolRequest(protocol, values, messages), route);
    }

    private Optional<ProtocolProbe> find(ProtocolRecipe recipe) {
        return probes.stream().filter(probe -> probe.speaks(recipe)).findFirst();
    }
}
