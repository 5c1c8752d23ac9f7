package ai.automatos.admin.probe.http;

import ai.automatos.admin.catalog.HttpRecipe.Digest;
import ai.automatos.admin.catalog.HttpRecipe.Exchange;
import ai.automatos.admin.common.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on this computer that plays the part of whichever service a recipe asks, several at a time. */
final class PlayedService implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Map<String, Part> parts = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    PlayedService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** @param answers one for each exchange, in order; the last again and again */
    Part play(List<Exchange> exchanges, List<Answer> answers) {
        String name = "p" + count.incrementAndGet();
        Part part = new Part(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name,
                exchanges,
                answers,
                new CopyOnWriteArrayList<>(),
                new AtomicInteger());
        parts.put(name, part);
        return part;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Answer answer =
                    parts.get(exchange.getRequestURI().getPath().split("/")[1]).next(request);
            if (answer.status() == 401) {
                exchange.getResponseHeaders()
                        .set("WWW-Authenticate", "Digest realm=\"r\", qop=\"auth\", nonce=\"n0\", algorithm=SHA-256");
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            boolean bodiless = request.method().equals("HEAD") || answer.status() == 204 || body.length == 0;
            exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : body.length);
            if (!bodiless) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    record Answer(int status, String body) {
        /** Refuses, repeating all that was asked. */
        static Answer echo(int status) {
            return new Answer(status, "");
        }

        private Answer to(Request request) {
            return status < 400 || !body.isEmpty()
                    ? this
                    : new Answer(status, Json.write(Map.of("message", request.toString())));
        }
    }

    /** @param uri as it stood in the request line */
    record Request(String method, String uri, Map<String, List<String>> headers, String body) {}

    /** What one conversation meets and leaves behind. */
    record Part(
            String address, List<Exchange> exchanges, List<Answer> answers, List<Request> seen, AtomicInteger step) {
        private Answer next(Request request) {
            seen.add(request);
            int index = Math.min(step.get(), answers.size() - 1);
            boolean digest = exchanges
                            .get(Math.min(index, exchanges.size() - 1))
                            .request()
                            .signing()
                    instanceof Digest;
            if (digest && !request.headers().containsKey("Authorization")) {
                return new Answer(401, "{}");
            }
            step.incrementAndGet();
            return answers.get(index).to(request);
        }
    }
}
