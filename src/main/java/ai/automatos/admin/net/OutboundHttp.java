package ai.automatos.admin.net;

import ai.automatos.admin.common.CancelSignal;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The one outbound HTTP client. Every exchange has a connection of its own, verifies TLS, goes through the user's
 * proxy, has a hard time limit from the name lookup to the last byte of the body and a cap on the decompressed body,
 * and follows a redirect only within the same scheme, host and port. Thread-safe.
 */
public final class OutboundHttp implements AutoCloseable {
    private static final int MAXIMUM_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final GuardedNetwork network;
    private final SystemProxies proxies;
    private final SSLContext tls;
    private final String userAgent;
    private final int maximumBody;
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "outbound-watchdog");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param tls decides which certificates are trusted
     * @param maximumBody most bytes of a decompressed body that are read; the rest is never fetched
     */
    public OutboundHttp(
            GuardedNetwork network, SystemProxies proxies, SSLContext tls, String userAgent, int maximumBody) {
        this.network = network;
        this.proxies = proxies;
        this.tls = tls;
        this.userAgent = userAgent;
        this.maximumBody = maximumBody;
    }

    /**
     * Sends the request and waits for the whole answer.
     *
     * @throws AddressRefusedException if the guard forbids the address
     * @throws SocketTimeoutException after {@code limit}
     * @throws java.io.InterruptedIOException if cancelled, within milliseconds
     */
    public OutboundReply send(OutboundRequest request, AddressGuard guard, Duration limit, CancelSignal cancel)
            throws IOException {
        return send(request, tls, guard, limit, cancel);
    }

    /** The same with another identity or another trust than this client's. */
    public OutboundReply send(
            OutboundRequest request, SSLContext context, AddressGuard guard, Duration limit, CancelSignal cancel)
            throws IOException {
        CancelSignal abort = new CancelSignal();
        AtomicBoolean late = new AtomicBoolean();
        CancelSignal.Registration registration = cancel.onCancel(abort::cancel);
        Future<?> alarm = watchdog.schedule(
                () -> {
                    late.set(true);
                    abort.cancel();
                },
                limit.toNanos(),
                TimeUnit.NANOSECONDS);
        try {
            return followingRedirects(request, context, guard, abort);
        } catch (IOException e) {
            throw reason(e, late.get(), cancel.isCancelled());
        } finally {
            alarm.cancel(false);
            registration.close();
        }
    }

    /** A closed socket shows itself in many ways; what counts is who closed it. */
    private static IOException reason(IOException failure, boolean late, boolean cancelled) {
        if (cancelled) {
            return GuardedNetwork.cancelled(failure);
        }
        if (late) {
            SocketTimeoutException timeout = new SocketTimeoutException("no complete answer in time");
            timeout.initCause(failure);
            return timeout;
        }
        return failure;
    }

    private OutboundReply followingRedirects(
            OutboundRequest first, SSLContext context, AddressGuard guard, CancelSignal abort) throws IOException {
        OutboundRequest request = first;
        for (int followed = 0; ; followed++) {
            OutboundExchange exchange = new OutboundExchange(network, proxies, context, userAgent, maximumBody);
            OutboundReply reply = exchange.send(request, guard, abort);
            URI target = redirectTarget(request.address(), reply);
            if (target == null) {
                return reply;
            }
            if (followed == MAXIMUM_REDIRECTS || !sameOrigin(request.address(), target)) {
                return new OutboundReply(
                        reply.status(), reply.headers(), reply.body(), reply.truncated(), origin(target));
            }
            request = redirected(request, reply.status(), target);
        }
    }

    private static @Nullable URI redirectTarget(URI from, OutboundReply reply) {
        String location = reply.header("location");
        if (!REDIRECTS.contains(reply.status()) || location.isEmpty()) {
            return null;
        }
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** RFC 9110, 15.4: 307 and 308 repeat the request, the others ask with GET. */
    private static OutboundRequest redirected(OutboundRequest request, int status, URI target) {
        boolean repeat = status == 307 || status == 308 || request.method().equals("GET");
        return repeat
                ? new OutboundRequest(request.method(), target, request.headers(), request.body())
                : new OutboundRequest("GET", target, request.headers(), new byte[0]);
    }

    private static boolean sameOrigin(URI one, URI other) {
        return origin(one).equals(origin(other));
    }

    private static URI origin(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        int port = address.getPort();
        if (port < 0) {
            port = Map.of("http", 80, "https", 443).getOrDefault(scheme, -1);
        }
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        return URI.create(scheme + "://" + host + (port < 0 ? "" : ":" + port));
    }

    @Override
    public void close() {
        watchdog.shutdownNow();
    }
}
