package ai.automatos.admin.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemProxiesTest {
    private static final URI TARGET = URI.create("https://api.example.com/v1");

    @Test
    void takesTheVariableOfTheScheme() {
        SystemProxies proxies = new SystemProxies(
                Map.of("HTTPS_PROXY", "http://proxy.example:3128", "http_proxy", "plain.example:8080"), null);

        assertThat(proxies.proxyFor(TARGET)).contains(URI.create("http://proxy.example:3128"));
        assertThat(proxies.proxyFor(URI.create("http://api.example.com")))
                .contains(URI.create("http://plain.example:8080"));
    }

    @Test
    void leavesOutWhatNoProxyNames() {
        Map<String, String> environment =
                Map.of("ALL_PROXY", "proxy.example:1", "NO_PROXY", "internal, .example.com,bare.org");
        SystemProxies proxies = new SystemProxies(environment, null);

        assertThat(proxies.proxyFor(TARGET)).isEmpty();
        assertThat(proxies.proxyFor(URI.create("https://sub.bare.org"))).isEmpty();
        assertThat(proxies.proxyFor(URI.create("https://notbare.org"))).isPresent();
        assertThat(proxies.proxyFor(URI.create("http://internal"))).isEmpty();
    }

    @Test
    void reachesThisComputerDirectly() {
        SystemProxies proxies = new SystemProxies(Map.of("all_proxy", "proxy.example:1"), null);

        assertThat(proxies.proxyFor(URI.create("http://localhost:8080"))).isEmpty();
        assertThat(proxies.proxyFor(URI.create("http://127.0.0.1:8080"))).isEmpty();
    }

    @Test
    void asksTheSystemWithoutVariables() {
        ProxySelector system = new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("sys.example", 81)));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                throw new AssertionError(failure);
            }
        };

        assertThat(new SystemProxies(Map.of(), system).proxyFor(TARGET)).contains(URI.create("http://sys.example:81"));
        assertThat(new SystemProxies(Map.of("https_proxy", "::not a proxy"), null).proxyFor(TARGET))
                .isEmpty();
    }
}
