package ai.automatos.admin.net;

import ai.automatos.admin.common.CancelSignal;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** One request and its answer over one connection, without cookies, cache, retries or redirects. */
final class OutboundExchange {
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_HEADERS = 200;

    private final GuardedNetwork network;
    private final SystemProxies proxies;
    private final SSLContext tls;
    private final String userAgent;
    private final int maximumBody;

    OutboundExchange(GuardedNetwork network, SystemProxies proxies, SSLContext tls, String userAgent, int maximumBody) {
        this.network = network;
        this.proxies = proxies;
        this.tls = tls;
        this.userAgent = userAgent;
        this.maximumBody = maximumBody;
    }

    /** @throws ProtocolException if what answers does not speak HTTP */
    OutboundReply send(OutboundRequest request, AddressGuard guard, CancelSignal abort) throws IOException {
        Optional<URI> proxy = proxies.proxyFor(request.address());
        AddressGuard hop = guard;
        if (proxy.isPresent()) {
            // The proxy resolves the name; only an address written out can be judged here.
            checkLiteral(request.address().getHost(), guard, abort);
            hop = AddressGuard.localAllowed();
        }
        HttpUriRequestBase outgoing = new HttpUriRequestBase(request.method(), request.address());
        request.headers().forEach(outgoing::setHeader);
        if (request.body().length > 0) {
            outgoing.setEntity(new ByteArrayEntity(request.body(), null));
        }
        CancelSignal over = new CancelSignal();
        CancelSignal.Registration registration = abort.onCancel(over::cancel);
        CloseableHttpClient client = client(proxy.orElse(null), hop, over);
        try {
            return read(client.executeOpen(null, outgoing, HttpClientContext.create()));
        } catch (ClientProtocolException e) {
            ProtocolException failure = new ProtocolException("not an HTTP answer");
            failure.initCause(e);
            throw failure;
        } finally {
            // Closing politely would read the body to its end, or wait for a peer that does not read.
            over.cancel();
            client.close(CloseMode.IMMEDIATE);
            registration.close();
        }
    }

    private void checkLiteral(String host, AddressGuard guard, CancelSignal abort) throws IOException {
        if (host.startsWith("[") || host.chars().allMatch(c -> c == '.' || Character.digit(c, 10) >= 0)) {
            network.resolve(host, guard, abort);
        }
    }

    private CloseableHttpClient client(@Nullable URI proxy, AddressGuard guard, CancelSignal abort) {
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(connections(guard, abort))
                .setUserAgent(userAgent)
                .setDefaultRequestConfig(
                        RequestConfig.custom().setProtocolUpgradeEnabled(false).build())
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableRedirectHandling();
        if (proxy != null) {
            HttpHost host = new HttpHost("http", proxy.getHost(), proxy.getPort() < 0 ? 80 : proxy.getPort());
            builder.setProxy(host);
            String login = proxy.getUserInfo();
            if (login != null) {
                int colon = login.indexOf(':');
                String user = colon < 0 ? login : login.substring(0, colon);
                String password = colon < 0 ? "" : login.substring(colon + 1);
                BasicCredentialsProvider credentials = new BasicCredentialsProvider();
                credentials.setCredentials(
                        new AuthScope(host), new UsernamePasswordCredentials(user, password.toCharArray()));
                builder.setDefaultCredentialsProvider(credentials);
            }
        }
        return builder.build();
    }

    private HttpClientConnectionManager connections(AddressGuard guard, CancelSignal abort) {
        return new BasicHttpClientConnectionManager(
                new DefaultHttpClientConnectionOperator(
                        proxy -> network.socket(guard, abort),
                        null,
                        new Names(guard, abort),
                        RegistryBuilder.<TlsSocketStrategy>create()
                                .register(URIScheme.HTTPS.id, new DefaultClientTlsStrategy(tls))
                                .build()),
                ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(LONGEST_LINE)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .build());
    }

    private OutboundReply read(ClassicHttpResponse response) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.getValue());
        }
        byte[] body = new byte[0];
        boolean truncated = false;
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            InputStream content = entity.getContent();
            body = content.readNBytes(maximumBody);
            truncated = body.length == maximumBody && content.read() >= 0;
        }
        return new OutboundReply(response.getCode(), headers, body, truncated, null);
    }

    /** Resolution for the client, with this exchange's guard and cancel. */
    private final class Names implements DnsResolver {
        private final AddressGuard guard;
        private final CancelSignal abort;

        Names(AddressGuard guard, CancelSignal abort) {
            this.guard = guard;
            this.abort = abort;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            try {
                return network.resolve(host, guard, abort).toArray(InetAddress[]::new);
            } catch (UnknownHostException e) {
                throw e;
            } catch (IOException e) {
                UnknownHostException failure = new UnknownHostException(host);
                failure.initCause(e);
                throw failure;
            }
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
