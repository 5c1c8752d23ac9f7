package ai.automatos.admin.credential.oauth;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits on this computer alone for the browser to come back from a sign-in (RFC 8252, 7.3). Only the one answer that
 * carries our {@code state} counts; everything else gets 404 and is forgotten.
 */
final class LoopbackListener implements AutoCloseable {
    private static final String PATH = "/callback";
    private static final int LONGEST_QUERY = 8192;

    private final HttpServer server;
    private final String state;
    private final String page;
    private final CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "sign-in");
        made.setDaemon(true);
        return made;
    });

    /**
     * @param port 0 for any that is free
     * @param page what the browser shows when the user comes back
     * @throws UserFacingException {@code oauth.port.busy}
     */
    LoopbackListener(int port, String state, String page) {
        this.state = state;
        this.page = page;
        try {
            InetAddress here = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
            server = HttpServer.create(new InetSocketAddress(here, port), 0);
        } catch (IOException e) {
            thread.shutdownNow();
            throw new UserFacingException(ErrorKind.CONFLICT, "oauth.port.busy", Integer.toString(port));
        }
        server.setExecutor(thread);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The address that the provider must know as allowed. */
    URI redirect() {
        return redirect(server.getAddress().getPort());
    }

    static URI redirect(int port) {
        return URI.create("http://localhost:" + port + PATH);
    }

    /** The query of the answer. @throws UserFacingException if the user does not come back in time, or cancels */
    Map<String, String> await(Duration limit, CancelSignal cancel) {
        try (CancelSignal.Registration registration = cancel.onCancel(() -> answer.cancel(false))) {
            return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (CancellationException e) {
            throw new UserFacingException(ErrorKind.CONFLICT, "oauth.cancelled");
        } catch (TimeoutException e) {
            throw new UserFacingException(ErrorKind.CONFLICT, "oauth.timeout", limit.toMinutes());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserFacingException(ErrorKind.CONFLICT, "oauth.cancelled");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
            boolean ours = exchange.getRequestMethod().equals("GET")
                    && exchange.getRequestURI().getPath().equals(PATH)
                    && same(query.getOrDefault("state", ""), state);
            if (!ours) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] body = page.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().close();
            answer.complete(query);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> entries = new HashMap<>();
        if (raw == null || raw.length() > LONGEST_QUERY) {
            return entries;
        }
        for (String entry : raw.split("&", -1)) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                entries.putIfAbsent(decoded(entry.substring(0, equals)), decoded(entry.substring(equals + 1)));
            }
        }
        return entries;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    @Override
    public void close() {
        server.stop(0);
        thread.shutdownNow();
    }
}
