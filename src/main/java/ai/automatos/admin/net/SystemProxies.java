package ai.automatos.admin.net;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The user's proxy: {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY} and {@code NO_PROXY} of the environment,
 * in capitals or small letters as curl reads them, else the system's selector. This computer is reached directly.
 */
public final class SystemProxies {
    private final Map<String, String> environment;
    private final @Nullable ProxySelector system;

    public SystemProxies(Map<String, String> environment, @Nullable ProxySelector system) {
        this.environment = Map.copyOf(environment);
        this.system = system;
    }

    /** No proxy, whatever the computer says. */
    public static SystemProxies none() {
        return new SystemProxies(Map.of(), null);
    }

    /** The proxy for an http or https address, as a URI with host, port and perhaps user info; empty for none. */
    public Optional<URI> proxyFor(URI target) {
        String host = target.getHost().toLowerCase(Locale.ROOT);
        if (isThisComputer(host)) {
            return Optional.empty();
        }
        Optional<URI> named = variable(target.getScheme().toLowerCase(Locale.ROOT) + "_proxy")
                .or(() -> variable("all_proxy"))
                .flatMap(SystemProxies::parse);
        if (named.isPresent()) {
            return isExcepted(host) ? Optional.empty() : named;
        }
        return fromSystem(target);
    }

    private static boolean isThisComputer(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private Optional<String> variable(String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            value = environment.get(name.toUpperCase(Locale.ROOT));
        }
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private static Optional<URI> parse(String text) {
        try {
            URI proxy = new URI(text.contains("://") ? text.strip() : "http://" + text.strip());
            boolean usable = proxy.getHost() != null && "http".equalsIgnoreCase(proxy.getScheme());
            return usable ? Optional.of(proxy) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private boolean isExcepted(String host) {
        for (String entry : variable("no_proxy").orElse("").split(",", -1)) {
            String name = entry.strip().toLowerCase(Locale.ROOT);
            String suffix = name.startsWith(".") ? name : "." + name;
            if (name.equals("*") || (!name.isEmpty() && (host.equals(name) || host.endsWith(suffix)))) {
                return true;
            }
        }
        return false;
    }

    private Optional<URI> fromSystem(URI target) {
        List<Proxy> proxies = system == null ? List.of() : system.select(target);
        for (Proxy proxy : proxies) {
            SocketAddress address = proxy.address();
            if (proxy.type() == Proxy.Type.HTTP && address instanceof InetSocketAddress place) {
                return parse(place.getHostString() + ":" + place.getPort());
            }
        }
        return Optional.empty();
    }
}
